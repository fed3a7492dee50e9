import Glibc
import LedgerModel
import LedgerRosters

/// Shorthand for the tests: rosters written as text.
enum Roster {
    /// The day on which the tests read.
    static let asOf = CivilDate(daysSinceEpoch: 18_900)

    /// Reads text as a UTF-8 file.
    static func read(
        _ text: String,
        period: String? = nil,
        register: String? = nil
    ) throws -> RosterReading {
        try read(Array(text.utf8), period: period, register: register)
    }

    /// Reads bytes.
    static func read(
        _ bytes: [UInt8],
        period: String? = nil,
        register: String? = nil
    ) throws -> RosterReading {
        let people = try register.map { try RosterRegister(bytes: Array($0.utf8)) }
        let options = RosterOptions(asOf: asOf, period: period.flatMap { RosterPeriod($0) }, register: people)
        return try RosterReader.read(bytes: bytes, fileName: "roster", options: options)
    }

    /// The verdict of the one data row below `header`, as `accept 150`, `reject no_date` or `ignored absent`.
    static func verdict(
        _ header: String,
        _ row: String,
        title: String = "",
        period: String? = nil,
        register: String? = nil
    ) throws -> String {
        let text = (title.isEmpty ? "" : title + "\n") + header + "\n" + row + "\n"
        return verdicts(try read(text, period: period, register: register)).last ?? "nothing"
    }

    /// The verdicts of all rows that are no titles, headers, notes or totals.
    static func verdicts(_ reading: RosterReading) -> [String] {
        reading.rows.filter { $0.verdict != .ignored || $0.reason == .absent }.map { row in
            switch row.verdict {
            case .accept: "accept \((row.seconds?.count ?? -60) / 60)"
            case .reject: "reject \(row.reason?.rawValue ?? "?")"
            case .ignored: "ignored \(row.reason?.rawValue ?? "?")"
            }
        }
    }

    /// The bytes of a file beside this one.
    static func file(_ path: String) -> [UInt8] {
        let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        guard let stream = fopen(folder + "/" + path, "rb") else { return [] }
        defer { fclose(stream) }
        var (content, chunk) = ([UInt8](), [UInt8](repeating: 0, count: 65_536))
        while true {
            let count = fread(&chunk, 1, chunk.count, stream)
            guard count > 0 else { return content }
            content += chunk[0..<count]
        }
    }
}

/// A CSV file that a spreadsheet program opens as it is: UTF-8 with a byte order mark, commas, lines ended by CRLF.
public struct SpreadsheetText: Sendable {
    /// What was written up to now.
    public private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// An empty file.
    public init() {}

    /// Adds a line; a cell that a spreadsheet program would run as a formula gets a leading `'`.
    public mutating func add(_ cells: [String]) {
        bytes += Array(cells.map(Self.quoted).joined(separator: ",").utf8)
        bytes += [0x0D, 0x0A]
    }

    private static func quoted(_ text: String) -> String {
        let neutral = LineWords.isRunnable(text) ? "'" + text : text
        let needsQuotes = neutral.utf8.contains {
            $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D || $0 == 0x3B || $0 == 0x09
        }
        guard needsQuotes else { return neutral }
        var result = "\""
        for scalar in neutral.unicodeScalars {
            if scalar == "\"" { result.unicodeScalars.append(scalar) }
            result.unicodeScalars.append(scalar)
        }
        return result + "\""
    }
}

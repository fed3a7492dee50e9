import Glibc

/// The policy documents of `Ledger/policy` as canonical bytes.
enum Policies {
    static let names = [
        "calendar", "categories", "organisation_types", "reason_codes", "recording", "regions", "stars",
    ]

    static let documents: [String: [UInt8]] = {
        var documents: [String: [UInt8]] = [:]
        for name in names { documents[name] = canonical(name) }
        return documents
    }()

    /// The files keep their keys sorted, so that leaving out white space makes them canonical.
    private static func canonical(_ name: String) -> [UInt8] {
        var isInString = false
        var isEscaped = false
        return bytes(of: root + "Ledger/policy/" + name + ".json").filter { byte in
            defer {
                if isEscaped {
                    isEscaped = false
                } else if isInString, byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isInString.toggle()
                }
            }
            return isInString || byte > 0x20
        }
    }

    static let root = String(#filePath.split(separator: "Tests/Ledger")[0])

    static func bytes(of path: String) -> [UInt8] {
        guard let file = fopen(path, "r") else { return [] }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
        return bytes
    }
}

/// One line of a region table, and the shape of region codes (GB/T 2260, GB/T 10114 and their 12-digit extension).
enum RegionLine {
    case nothing
    case unit(code: String, name: String)
    case fault(RegionTable.Fault.Kind)

    /// The provincial units of GB/T 2260.
    private static let provinces: Set<UInt8> = [
        11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62,
        63, 64, 65, 71, 81, 82,
    ]

    static func read(_ raw: ArraySlice<UInt8>, isFirst: Bool) -> RegionLine {
        guard let text = String(validating: raw, as: UTF8.self) else { return .fault(.encoding) }
        let cells = text.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false).map(trimmed)
        if cells == [""] { return .nothing }
        guard cells.count == 2 else { return .fault(.columns) }
        if isFirst, !cells[0].utf8.contains(where: isDigit) { return .nothing }
        guard let code = code(cells[0]) else { return .fault(.shape) }
        let name = cells[1]
        let isPlain = name.unicodeScalars.allSatisfy {
            $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) && $0 != ","
        }
        guard (1...200).contains(name.utf8.count), isPlain else { return .fault(.name) }
        return .unit(code: code, name: name)
    }

    /// The unit above, without which a code has no place: of a county its province, since some have no prefecture.
    static func parent(of code: String) -> String? {
        switch code.utf8.count {
        case 12: String(code.prefix(9))
        case 9: String(code.prefix(6))
        default: code.hasSuffix("0000") ? nil : padded(code.prefix(2))
        }
    }

    /// A code of 2, 4 or 6 digits as 6; longer ones stay.
    static func padded(_ digits: Substring) -> String {
        digits + String(repeating: "0", count: max(0, 6 - digits.utf8.count))
    }

    /// A code in its shortest form of 6, 9 or 12 digits; nil when it has not the shape.
    private static func code(_ text: String) -> String? {
        guard [6, 9, 12].contains(text.utf8.count), text.utf8.allSatisfy(isDigit) else { return nil }
        var digits = text[...]
        while digits.utf8.count > 6, digits.hasSuffix("000") { digits = digits.dropLast(3) }
        let pairs = stride(from: 0, to: 6, by: 2).compactMap { UInt8(digits.dropFirst($0).prefix(2)) }
        guard pairs.count == 3, provinces.contains(pairs[0]), pairs[1] != 0 || pairs[2] == 0 else { return nil }
        // Added by the statistical bureau for development zones; GB/T 2260 has none.
        guard pairs[2] != 71, pairs[2] != 72 else { return nil }
        return String(digits)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func trimmed(_ cell: Substring) -> String {
        var cell = cell.drop { $0 == " " || $0 == "\t" }
        while let last = cell.unicodeScalars.last, last == " " || last == "\t" || last == "\r" {
            cell = Substring(cell.unicodeScalars.dropLast())
        }
        if cell.utf8.count >= 2, cell.hasPrefix("\""), cell.hasSuffix("\"") { cell = cell.dropFirst().dropLast() }
        return String(cell)
    }
}

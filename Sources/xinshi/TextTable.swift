/// Columns of text for a terminal, in which a Chinese character takes two places.
struct TextTable {
    private var lines: [[String]]

    /// Begins with the headers.
    init(_ headers: [String]) {
        lines = [headers]
    }

    /// Adds a line of as many cells as there are headers.
    mutating func add(_ cells: [String]) {
        lines.append(cells.map(Terminal.visible))
    }

    /// The table, each line with its newline; no line ends in blanks.
    var text: String {
        let widths = lines[0].indices.map { column in lines.reduce(0) { max($0, Self.width($1[column])) } }
        return lines.map { cells in
            var line = ""
            var blanks = 0
            for (cell, width) in zip(cells, widths) {
                if !cell.isEmpty {
                    line += String(repeating: " ", count: blanks) + cell
                    blanks = 0
                }
                blanks += width - Self.width(cell) + 2
            }
            return line + "\n"
        }.joined()
    }

    /// Places that the text takes in a terminal.
    static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + (isZero($1) ? 0 : isWide($1.value) ? 2 : 1) }
    }

    private static func isZero(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: true
        default: false
        }
    }

    private static func isWide(_ value: UInt32) -> Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF: true
        case 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD: true
        default: false
        }
    }
}

/// Reads a text roster: finds the encoding and the delimiter.
enum TextRoster {
    /// The one sheet, and how the file was written.
    static func read(_ bytes: [UInt8], limits: RosterLimits) throws(RosterFailure) -> (RosterSheet, RosterFormat) {
        let decoder = try RosterDecoder(bytes)
        var best: (sheet: RosterSheet, delimiter: UInt8, score: Int)?
        for delimiter in candidates(decoder.lines) {
            let sheet = RosterSheet(
                name: nil,
                lines: try DelimitedText(decoder.lines, delimiter: delimiter, limits: limits).lines
            )
            let score = score(sheet)
            if score > best?.score ?? -1 { best = (sheet, delimiter, score) }
        }
        guard let best else { throw RosterFailure(.emptyFile, "文件是空的。") }
        return (best.sheet, .text(encoding: decoder.encoding, delimiter: best.delimiter))
    }

    /// The delimiters that occur at all; the comma when none does.
    private static func candidates(_ lines: [RosterDecoder.Line]) -> [UInt8] {
        let found = DelimitedText.delimiters.filter { delimiter in
            lines.contains { $0.text?.utf8.contains(delimiter) ?? false }
        }
        return found.isEmpty ? [UInt8(ascii: ",")] : found
    }

    /// How many headers a delimiter makes recognisable.
    private static func score(_ sheet: RosterSheet) -> Int {
        sheet.lines.prefix(60).reduce(0) { best, line in
            let roles = line.cells.filter { HeaderReader.role($0.text) != nil || DayHeader.isDay($0.text) }.count
            let isHeader = line.cells.contains { HeaderReader.role($0.text) == .name }
            return isHeader ? max(best, roles) : best
        }
    }
}

/// The copy of a roster that goes back to the clerk: the same cells, and a 错误 column that says what to do.
///
/// The whole file comes back, not only the refused lines, because titles, dittos and merged cells give lines their
/// meaning.
public enum RosterCorrections {
    /// The header of the added column.
    public static let header = "错误"

    /// The copy as UTF-8 text with a byte order mark, which Excel opens as it is.
    ///
    /// A workbook's sheets follow one another. A cell that a spreadsheet program would run gets a leading `'`.
    public static func csv(_ reading: RosterReading) -> [UInt8] {
        let (notes, headers) = (notes(reading), headers(reading))
        var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
        for index in reading.sheets.indices {
            let sheet = reading.sheets[index]
            let width = width(of: sheet)
            for line in sheet.lines.indices {
                var fields = (0..<width).map { written(sheet.lines[line][$0]) }
                fields.append(note(notes, headers, sheet: index, line: line))
                bytes += Array(fields.map(quoted).joined(separator: ",").utf8)
                bytes += [0x0D, 0x0A]
            }
        }
        return bytes
    }

    /// The copy as a workbook with the sheets, lines and merged cells of the file; values only, no formulas.
    public static func xlsx(_ reading: RosterReading) throws(RosterFailure) -> [UInt8] {
        let (notes, headers) = (notes(reading), headers(reading))
        var book = WorkbookWriter()
        for index in reading.sheets.indices {
            let sheet = reading.sheets[index]
            let width = width(of: sheet)
            var lines: [(number: Int, cells: [String])] = []
            for line in sheet.lines.indices {
                var cells = (0..<width).map { written(sheet.lines[line][$0]) }
                cells.append(note(notes, headers, sheet: index, line: line))
                lines.append((sheet.lines[line].number, cells))
            }
            book.add(name: sheet.name ?? "名册", lines: lines, regions: sheet.regions, isHidden: sheet.isHidden)
        }
        return try book.bytes()
    }

    /// The sentence of each refused line, keyed by sheet and line; several of a grid line say which day each means.
    private static func notes(_ reading: RosterReading) -> [RosterPosition: String] {
        var notes: [RosterPosition: String] = [:]
        for row in reading.rows where row.verdict == .reject {
            guard let words = row.ruling?.sentence ?? row.reason?.chinese else { continue }
            let key = RosterPosition(sheet: row.position.sheet, line: row.position.line, column: 0)
            let sentence = row.at + "：" + words
            notes[key] = notes[key].map { $0 + " " + sentence } ?? sentence
        }
        return notes
    }

    private static func headers(_ reading: RosterReading) -> Set<RosterPosition> {
        Set(
            reading.rows.filter { $0.reason == .headerLine }
                .map { RosterPosition(sheet: $0.position.sheet, line: $0.position.line, column: 0) }
        )
    }

    private static func note(
        _ notes: [RosterPosition: String],
        _ headers: Set<RosterPosition>,
        sheet: Int,
        line: Int
    ) -> String {
        if let note = notes[RosterPosition(sheet: sheet, line: line, column: 0)] { return note }
        return headers.contains(RosterPosition(sheet: sheet, line: line, column: 0)) ? header : ""
    }

    private static func width(of sheet: RosterSheet) -> Int {
        sheet.lines.reduce(1) { max($0, $1.cells.count) }
    }

    /// The text of a cell; what a merged cell only repeats stays empty.
    private static func written(_ cell: RosterCell) -> String {
        cell.isWrittenHere ? cell.raw : ""
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

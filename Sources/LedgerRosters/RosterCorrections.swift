/// The copy of a roster that goes back to the clerk: the same cells, and a 错误 column that says what to do.
///
/// The whole file comes back, not only the refused lines, because titles, dittos and merged cells give lines their
/// meaning.
public enum RosterCorrections {
    /// The header of the added column; a column of either language's header counts as one when a copy is read.
    public static func header(_ language: RosterLanguage) -> String {
        language == .chinese ? "错误" : "Error"
    }

    /// Whether the text heads an added column.
    static func isHeader(_ text: String) -> Bool {
        RosterText.same(text, header(.chinese)) || RosterText.same(text, header(.english))
    }

    /// The copy as UTF-8 text with a byte order mark, which Excel opens as it is.
    ///
    /// A workbook's sheets follow one another. A cell that a spreadsheet program would run gets a leading `'`.
    public static func csv(_ reading: RosterReading, _ language: RosterLanguage = .chinese) -> [UInt8] {
        let column = column(reading, language)
        var text = SpreadsheetText()
        for index in reading.sheets.indices {
            let sheet = reading.sheets[index]
            let width = width(of: sheet)
            for line in sheet.lines.indices {
                var fields = (0..<width).map { written(sheet.lines[line][$0]) }
                fields.append(column[RosterPosition(sheet: index, line: line, column: 0)] ?? "")
                text.add(fields)
            }
        }
        return text.bytes
    }

    /// The copy as a workbook with the sheets, lines and merged cells of the file; values only, no formulas.
    public static func xlsx(
        _ reading: RosterReading,
        _ language: RosterLanguage = .chinese
    ) throws(RosterFailure) -> [UInt8] {
        let column = column(reading, language)
        var book = WorkbookWriter()
        for index in reading.sheets.indices {
            let sheet = reading.sheets[index]
            let width = width(of: sheet)
            var lines: [(number: Int, cells: [String])] = []
            for line in sheet.lines.indices {
                var cells = (0..<width).map { written(sheet.lines[line][$0]) }
                cells.append(column[RosterPosition(sheet: index, line: line, column: 0)] ?? "")
                lines.append((sheet.lines[line].number, cells))
            }
            book.add(name: sheet.name ?? "名册", lines: lines, regions: sheet.regions, isHidden: sheet.isHidden)
        }
        return try book.bytes()
    }

    /// What stands in the added column, by sheet and line: its header, and the sentences of refused lines.
    ///
    /// Several sentences of a grid line say which day each means.
    private static func column(_ reading: RosterReading, _ language: RosterLanguage) -> [RosterPosition: String] {
        var column: [RosterPosition: String] = [:]
        for row in reading.rows {
            let key = RosterPosition(sheet: row.position.sheet, line: row.position.line, column: 0)
            if row.reason == .headerLine { column[key] = column[key] ?? header(language) }
            guard row.verdict == .reject, let words = row.explanation(in: language) else { continue }
            let sentence = row.place(in: language) + (language == .chinese ? "：" : ": ") + words
            column[key] = column[key].map { $0 + " " + sentence } ?? sentence
        }
        return column
    }

    private static func width(of sheet: RosterSheet) -> Int {
        sheet.lines.reduce(1) { max($0, $1.cells.count) }
    }

    /// The text of a cell; what a merged cell only repeats stays empty.
    private static func written(_ cell: RosterCell) -> String {
        cell.isWrittenHere ? cell.raw : ""
    }
}

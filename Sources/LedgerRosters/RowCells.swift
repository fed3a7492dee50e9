/// The cells of one line of a table, with dittos followed and signs for nothing taken as blank.
struct RowCells {
    /// The sheet.
    let sheet: RosterSheet
    /// The table.
    let table: RosterTable
    /// The line, as an index into the sheet's lines.
    let line: Int

    /// The line itself.
    var row: RosterSheet.Line { sheet.lines[line] }

    /// The column's cell as written.
    subscript(column: Int) -> RosterCell { row[column] }

    /// Whether nothing is written in the table's columns.
    var isBlank: Bool {
        table.columns.allSatisfy { row[$0].isBlank }
    }

    /// The columns in which something is written, in this very line.
    var written: [Int] {
        table.columns.filter { row[$0].isWrittenHere }
    }

    /// The cell's text: blank for a dash, and what stands above for a ditto in the line directly below it.
    func text(_ column: Int) throws(RosterReason) -> String {
        let cell = try followed(column)
        return LineWords.isBlank(cell.text) ? "" : cell.text
    }

    /// The cell, or the one above that a ditto repeats; a merged cell reaching over columns speaks for its first alone.
    func followed(_ column: Int) throws(RosterReason) -> RosterCell {
        var (at, cell) = (line, row[column])
        var hops = 0
        while LineWords.isDitto(cell.text) {
            hops += 1
            guard hops <= 500 else { throw .dittoUnresolved }
            guard at > table.body.lowerBound, sheet.lines[at - 1].number == sheet.lines[at].number - 1,
                sheet.lines[at - 1].defect == nil, !sheet.lines[at - 1].isHidden
            else { throw .dittoUnresolved }
            at -= 1
            cell = sheet.lines[at][column]
            let lead = table.columns.first { !sheet.lines[at][$0].isBlank }
            if cell.isBlank || lead.map({ LineWords.isTotal(sheet.lines[at][$0].text) }) ?? true {
                throw .dittoUnresolved
            }
            if !cell.marks.isDisjoint(with: [.struck, .hidden]) { throw .dittoUnresolved }
        }
        return cell.marks.contains(.fromLeft) ? .blank : cell
    }

    /// The texts of the column's header, joined.
    func header(_ column: Int) -> String {
        table.header.map { sheet.lines[$0][column].text }.joined()
    }

    /// Whether no header of the whole line stands over the column, nor over one to its right.
    func isBeyond(_ column: Int) -> Bool {
        table.header.allSatisfy { line in
            sheet.lines[line].cells.count <= column || sheet.lines[line].cells[column...].allSatisfy(\.isBlank)
        }
    }

    /// A single cell, in words that lead the clerk to it: `Sheet1!F5`, or the header of a text file's column.
    func place(_ column: Int) -> String {
        if sheet.name != nil { return sheet.citation(line: line, column: column) }
        let header = header(column)
        return header.isEmpty ? RosterSheet.letters(ofColumn: column) : header
    }

    /// Where the row is cited: the table's first column.
    func citation(_ column: Int? = nil) -> String {
        sheet.citation(line: line, column: column ?? firstColumn)
    }

    /// The first column of the table that has a header.
    var firstColumn: Int {
        table.roles.map(\.column).min() ?? table.columns.lowerBound
    }
}

extension RowCells {
    /// The title by which this row needs a person; nil when all titles are those of a list of service.
    var doubtfulTitle: String? {
        let isSigned = !table.days.isEmpty || !(table.all(.start) + table.all(.signature)).isEmpty || hasInterval
        let activity = table.first(.activity).flatMap { try? followed($0).text } ?? ""
        return table.context.doubtfulTitle(beside: activity, isSigned: isSigned)
    }

    /// Whether a cell below 时间 tells from when to when.
    private var hasInterval: Bool {
        table.all(.moment).contains { column in
            let text = self[column].text
            return text.utf8.contains(UInt8(ascii: ":")) || RosterText.contains(text, "点")
        }
    }
}

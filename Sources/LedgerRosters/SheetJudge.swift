/// Judges all lines of one sheet in their order.
struct SheetJudge {
    private let sheet: RosterSheet
    private let index: Int
    private let options: RosterOptions
    /// The tables of the sheet.
    let tables: [RosterTable]

    init(_ sheet: RosterSheet, index: Int, options: RosterOptions) {
        self.sheet = sheet
        self.index = index
        self.options = options
        tables = TableFinder(sheet, index: index, register: options.register).tables()
    }

    /// Whether a table was recognised.
    var hasTable: Bool { !tables.isEmpty }

    /// The judged rows; `refusesLooseLines` when no sheet of the file has a table.
    func rows(refusesLooseLines: Bool) -> [RosterRow] {
        var rows: [RosterRow] = []
        var headings: [Int: DateParts] = [:]
        for line in sheet.lines.indices {
            let here = tables.indices.filter { tables[$0].body.contains(line) }
            guard !here.isEmpty else {
                rows.append(loose(line, refuses: refusesLooseLines))
                continue
            }
            if sheet.lines[line].defect != nil {
                rows.append(defective(line))
                continue
            }
            let count = rows.count
            for table in here {
                rows += judged(RowCells(sheet: sheet, table: tables[table], line: line), heading: &headings[table])
            }
            // Text beside an otherwise blank line of the tables is a note.
            if rows.count == count, sheet.lines[line].cells.contains(where: \.isWrittenHere) { rows.append(note(line)) }
        }
        return rows
    }

    private func judged(_ cells: RowCells, heading: inout DateParts?) -> [RosterRow] {
        guard !cells.isBlank else { return [] }
        let written = cells.written
        if isIndexOnly(cells) { return [ignored(cells, .emptyRow)] }
        if let lead = written.first {
            let isTotal = LineWords.isTotal(cells[lead].text) || LineWords.isTotal(cells[cells.table.nameColumn].text)
            if isTotal || written.contains(where: { LineWords.isSubtotal(cells[$0].text) }) {
                return [ignored(cells, .totalLine)]
            }
            if written.count == 1, cells.table.days.isEmpty, let day = headingDay(cells[lead].text) {
                heading = cells.table.first(.date) == nil ? day : heading
                return [ignored(cells, .titleLine)]
            }
            if isNote(cells, lead, written) { return [ignored(cells, .noteLine)] }
        }
        if !cells.table.days.isEmpty { return GridJudge(cells, options: options).rows() }
        return [RowJudge(cells, options: options, headingDay: heading).row()]
    }

    private func headingDay(_ text: String) -> DateParts? {
        var cursor = TextCursor(text)
        guard let parts = try? DateReader.take(&cursor), parts.day != nil, parts.month != nil else { return nil }
        cursor.skipSpaces()
        return cursor.isAtEnd ? parts : nil
    }

    /// A note fills one cell, or begins with a label; a line with a name and times is never one.
    private func isNote(_ cells: RowCells, _ lead: Int, _ written: [Int]) -> Bool {
        let text = cells[lead].text
        if written.count == 1 {
            return lead != cells.table.nameColumn || text.unicodeScalars.count > 12 || LineWords.isNote(text)
                || RosterText.contains(text, ":")
        }
        return LineWords.isNote(text) && RosterText.contains(text, ":")
    }

    /// A numbered line left empty for somebody who never came.
    private func isIndexOnly(_ cells: RowCells) -> Bool {
        guard let column = cells.table.first(.index) else { return false }
        return cells.written.allSatisfy { $0 == column && DurationReader.isBareNumber(cells[$0].text) }
    }

    private func ignored(_ cells: RowCells, _ reason: RosterReason) -> RosterRow {
        var row = RosterRow(
            at: cells.citation(),
            position: RosterPosition(sheet: index, line: cells.line, column: cells.firstColumn)
        )
        row.ignore(reason)
        return row
    }

    private func note(_ line: Int) -> RosterRow {
        let column = sheet.lines[line].cells.firstIndex(where: \.isWrittenHere) ?? 0
        var row = RosterRow(
            at: sheet.citation(line: line, column: column),
            position: RosterPosition(sheet: index, line: line, column: column)
        )
        row.ignore(.noteLine)
        return row
    }

    private func loose(_ line: Int, refuses: Bool) -> RosterRow {
        let column = sheet.lines[line].cells.firstIndex(where: \.isWrittenHere) ?? 0
        var row = RosterRow(
            at: sheet.citation(line: line, column: column),
            position: RosterPosition(sheet: index, line: line, column: column)
        )
        if let defect = sheet.lines[line].defect {
            row.refuse(defect)
        } else if !hasTable, refuses {
            row.refuse(.noHeader)
        } else {
            row.ignore(tables.contains { $0.header.contains(line) } ? .headerLine : .titleLine)
        }
        return row
    }

    private func defective(_ line: Int) -> RosterRow {
        var row = RosterRow(
            at: sheet.citation(line: line, column: 0),
            position: RosterPosition(sheet: index, line: line, column: 0)
        )
        row.refuse(sheet.lines[line].defect ?? .unreadableBytes)
        return row
    }
}

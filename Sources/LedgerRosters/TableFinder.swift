/// Finds the tables of a sheet: stacked, side by side, with titles above and between.
struct TableFinder {
    private let sheet: RosterSheet
    private let index: Int
    private let register: RosterRegister?
    /// The columns in which a corrected copy says why lines are refused.
    private let errorColumns: Set<Int>

    init(_ sheet: RosterSheet, index: Int, register: RosterRegister? = nil) {
        self.sheet = sheet
        self.index = index
        self.register = register
        errorColumns = Set(
            sheet.lines.prefix(50).flatMap { line in
                line.cells.indices.filter { RosterCorrections.isHeader(line.cells[$0].text) }
            }
        )
    }

    /// The tables in the order of the sheet; those side by side share their lines.
    func tables() -> [RosterTable] {
        let headers = headerLines()
        guard let top = headers.first else { return [] }
        let outer = context(of: 0..<top.range.lowerBound, isOuter: true)
        var (tables, previous) = ([RosterTable](), outer)
        for (position, header) in headers.enumerated() {
            let next =
                position + 1 < headers.count
                ? titleStart(above: headers[position + 1], after: header) : sheet.lines.count
            let above = titles(above: position, headers)
            let ranges = TableColumns.split(header)
            var context = context(of: above, isOuter: position == 0)
            if position > 0 {
                // A header repeated without a title is the same table on the next printed page.
                let isContinuation = above.isEmpty && header.upper.elementsEqual(headers[position - 1].upper)
                context.inherit(isContinuation ? previous : outer, withDay: isContinuation)
            }
            previous = context
            let body = header.range.upperBound..<max(header.range.upperBound, next)
            let notes = body.filter(isLoose).map { (line: $0, text: RosterText.squeezed(text(of: $0))) }
            var found: [RosterTable] = []
            for range in ranges {
                guard var table = TableColumns(header, range).table(sheet: index, body: body) else { continue }
                table.context = own(context, range, of: ranges, above, isOuter: position == 0)
                // The unit may stand over the days: 2021年9月(小时).
                for column in range where !header.lower[column].isEmpty && !table.days.isEmpty {
                    table.context.addNote(RosterText.squeezed(header.upper[column]))
                }
                for note in notes {
                    table.context.addNote(note.text)
                    if !table.isFollowed(note.line, sheet) { table.context.addTimes(note.text) }
                }
                for comment in header.range.flatMap({ sheet.lines[$0].comments.values.sorted() }) {
                    table.context.addNote(RosterText.squeezed(RosterText.folded(comment)))
                }
                found.append(table)
            }
            let names = names(of: found, body)
            let said = above.map { RosterText.squeezed(text(of: $0)) }
            for position in found.indices {
                found[position].noteHabits(sheet)
                let headings = found[position].noteHeadings(sheet, register)
                found[position].noteCorrections(notes.filter { !headings.contains($0.line) }, names, sheet)
                found[position].noteRemarks(names, above: said, sheet)
            }
            tables += found
        }
        return tables
    }

    /// The lines above a header that belong to it.
    private func titles(above position: Int, _ headers: [HeaderLines]) -> Range<Int> {
        let header = headers[position]
        guard position > 0 else { return 0..<header.range.lowerBound }
        return titleStart(above: header, after: headers[position - 1])..<header.range.lowerBound
    }

    /// The context of one table of several side by side: what stands over each is said of it alone.
    private func own(
        _ shared: SheetContext,
        _ columns: Range<Int>,
        of ranges: [Range<Int>],
        _ above: Range<Int>,
        isOuter: Bool
    ) -> SheetContext {
        guard ranges.count > 1 else { return shared }
        let contexts = ranges.map { context(of: above, isOuter: isOuter, within: $0, of: ranges) }
        guard contexts.allSatisfy({ !$0.days.isEmpty }), let place = ranges.firstIndex(of: columns) else {
            return shared
        }
        return contexts[place]
    }

    /// Everybody whom the tables side by side name; a note below means one of them or all.
    private func names(of tables: [RosterTable], _ body: Range<Int>) -> [String] {
        tables.flatMap { table in body.map { RosterText.squeezed(sheet.lines[$0][table.nameColumn].text) } }
            .filter { $0.unicodeScalars.count >= 2 && $0.utf8.count <= 60 }
    }

    private func headerLines() -> [HeaderLines] {
        var (headers, line) = ([HeaderLines](), 0)
        while line < sheet.lines.count {
            if let header = HeaderLines(sheet, at: line) {
                headers.append(header)
                line = header.range.upperBound
            } else {
                line += 1
            }
        }
        return headers
    }

    /// Where the title lines of a lower table begin: the loose lines directly above its header.
    private func titleStart(above header: HeaderLines, after previous: HeaderLines) -> Int {
        var line = header.range.lowerBound
        while line > previous.range.upperBound, isLoose(line - 1) { line -= 1 }
        return line
    }

    /// A line with one written cell, or that begins with a labelled statement.
    private func isLoose(_ line: Int) -> Bool {
        let cells = sheet.lines[line].cells
        let written = cells.indices.filter { cells[$0].isWrittenHere && !errorColumns.contains($0) }.map { cells[$0] }
        guard sheet.lines[line].defect == nil, let first = written.first else { return false }
        return written.count == 1 || RosterText.contains(first.text, ":") && DateReader.isLabel(first.text)
    }

    private func context(
        of lines: Range<Int>,
        isOuter: Bool,
        within columns: Range<Int>? = nil,
        of ranges: [Range<Int>] = []
    ) -> SheetContext {
        var context = SheetContext()
        for line in lines {
            let written = sheet.lines[line].cells.indices.filter { sheet.lines[line].cells[$0].isWrittenHere }
            let isDivided = Set(written.compactMap { column in ranges.firstIndex { $0.contains(column) } }).count > 1
            let own = written.filter { !isDivided || columns?.contains($0) ?? true }
            let text = own.map { sheet.lines[line].cells[$0].text }.joined(separator: " ")
            context.add(text)
            context.judgeTitle(text)
        }
        if let name = sheet.name {
            var named = SheetContext()
            named.add(RosterText.folded(name))
            context.compareMonths(named)
            if isOuter { context.inherit(named, withDay: true) }
            if isOuter, context.doubtfulTitle == nil, !TitleParts.isUnderstood(sheetName: name) {
                context.doubtfulTitle = name
            }
        }
        return context
    }

    private func text(of line: Int) -> String {
        let cells = sheet.lines[line].cells
        return cells.indices.filter { cells[$0].isWrittenHere && !errorColumns.contains($0) }.map { cells[$0].text }
            .joined(separator: " ")
    }
}

extension DateReader {
    /// Whether the text begins with a label rather than with a time such as `8:30`.
    static func isLabel(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        return !("0"..."9").contains(first)
    }
}

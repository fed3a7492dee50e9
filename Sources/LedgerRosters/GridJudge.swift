import LedgerModel

/// Judges the lines of a wide grid: one person to a line, one day to a cell.
struct GridJudge {
    private let cells: RowCells
    private let options: RosterOptions

    init(_ cells: RowCells, options: RosterOptions) {
        self.cells = cells
        self.options = options
    }

    /// One row for each day cell in which something is written; one set aside when there is none.
    func rows() -> [RosterRow] {
        var base = RosterRow(at: cells.citation(), position: position(cells.firstColumn))
        let days = cells.table.days.filter { day in
            [day.cell, day.start, day.end, day.duration].contains { $0.map { !cells[$0].isBlank } ?? false }
        }
        do {
            try PersonCells(cells, options: options).describe(&base)
            try LineDefects(cells).check()
            try PersonCells(cells, options: options).identify(&base)
        } catch {
            base.refuse(error)
            base.explain(error, by: cells)
        }
        guard !days.isEmpty else {
            if base.verdict == .accept { base.ignore(.emptyRow) }
            return [base]
        }
        return days.map { row($0, base) }
    }

    private func position(_ column: Int) -> RosterPosition {
        RosterPosition(sheet: cells.table.sheet, line: cells.line, column: column)
    }

    private func row(_ day: RosterTable.Day, _ base: RosterRow) -> RosterRow {
        var row = base
        row.at = cells.citation(day.firstColumn)
        row.position = position(day.firstColumn)
        let written = day.columns.map { cells[$0] }.filter { !$0.isBlank }
        if !written.isEmpty, written.allSatisfy({ isAbsence($0, isLone: day.cell != nil) }) {
            row.verdict = .accept
            row.ignore(.absent)
            row.date = try? date(day)
            return row
        }
        do {
            row.date = try date(day)
        } catch {
            row.refuse(error)
        }
        let remarks = LineRemarks(cells)
        if let column = day.columns.first(where: { remarks.hasDoubtfulComment($0) }) {
            row.refuse(.remarkNeedsPerson)
            row.remarkCell = cells.place(column)
        }
        do {
            try read(day, &row)
        } catch {
            if row.verdict == .accept { row.explain(error, by: cells, within: day.columns) }
            row.refuse(error)
        }
        DayRules(options: options).apply(to: &row)
        return row
    }

    /// In a pair of arrival and leaving only a word says so; signs stand for a person who was there as well.
    private func isAbsence(_ cell: RosterCell, isLone: Bool) -> Bool {
        if LineWords.isAbsence(cell.text) { return true }
        return isLone && (LineWords.isBlank(cell.text) || LineWords.isCross(cell.text))
    }

    private func date(_ day: RosterTable.Day) throws(RosterReason) -> CivilDate {
        if let defect = day.defect { throw defect }
        guard let parts = day.parts else { throw .unreadableDate }
        let context = cells.table.context
        let date = try parts.resolved(
            year: context.year ?? options.period?.year,
            month: context.month ?? options.period?.month
        )
        try context.check(date)
        return date
    }

    private func read(_ day: RosterTable.Day, _ row: inout RosterRow) throws(RosterReason) {
        if let column = day.cell { return try readCell(column, &row) }
        let start = try day.start.map { column throws(RosterReason) in try clock(column) } ?? nil
        let end = try day.end.map { column throws(RosterReason) in try clock(column) } ?? nil
        switch (start, end) {
        case (let start?, let end?):
            let interval = try ClockInterval(from: start, to: end, isOneCell: false)
            try cells.table.clock.refuseOpenHours(start, end)
            (row.start, row.end, row.evidence) = (interval.start, interval.end, .signedInOut)
            row.seconds = Seconds(Int64(interval.seconds))
            if let column = day.duration, !cells[column].isBlank {
                let unit = day.unit ?? cells.table.context.unit
                guard try LengthCell.agrees(cells[column], unit: unit, with: interval.seconds) else {
                    throw .durationDisagrees
                }
            }
        case (let start?, nil):
            let isBlank = [day.end, day.duration].allSatisfy { $0.map { cells[$0].isBlank } ?? true }
            guard options.keepsOpenSignIns, isBlank else { throw .noSignOut }
            try cells.table.clock.refuseOpenHour(start)
            (row.start, row.isOpenSignIn) = (try start.resolved(), true)
        case (nil, .some): throw .noSignIn
        case (nil, nil):
            guard let column = day.duration else { throw .noDuration }
            try check(cells[column])
            let (unit, habits) = (day.unit ?? cells.table.context.unit, cells.table.lengthHabits(column))
            row.seconds = Seconds(Int64(try LengthCell.alone(cells[column], unit: unit, habits)))
        }
    }

    private func clock(_ column: Int) throws(RosterReason) -> ClockReader.Mention? {
        let cell = cells[column]
        guard !cell.isBlank, !LineWords.isBlank(cell.text), !LineWords.isTick(cell.text) else { return nil }
        try check(cell)
        let mention = try ClockCell.mention(cell)
        guard mention.date == nil, mention.second == nil, let first = mention.first else { throw .unreadableTime }
        return first
    }

    private func check(_ cell: RosterCell) throws(RosterReason) {
        if case .error = cell.value { throw .cellError }
        if !cell.marks.isDisjoint(with: [.mergedRows, .fromLeft]) { throw .mergedAmbiguous }
        if cell.marks.contains(.struck) { throw .struckOut }
        if cell.marks.contains(.disguised) { throw .cellError }
        if !cell.marks.isDisjoint(with: [.hidden, .unseen]) { throw .hiddenData }
        if cell.marks.contains(.rounded) { throw .ambiguousNumber }
        if cell.marks.contains(.formula) || cell.value.isText && LineWords.isFormula(cell.text) { throw .formulaCell }
    }

    private func readCell(_ column: Int, _ row: inout RosterRow) throws(RosterReason) {
        let cell = cells[column]
        try check(cell)
        if isMergedAcross(column) { throw .mergedAmbiguous }
        guard !LineWords.isTick(cell.text) else { throw .noDuration }
        guard !LineWords.isDitto(cell.text) else { throw .dittoUnresolved }
        let hasJoiner =
            RosterText.contains(cell.text, "-") || RosterText.contains(cell.text, "至")
            || RosterText.contains(cell.text, "到")
        if hasJoiner, RosterText.contains(cell.text, ":") || RosterText.contains(cell.text, "点") {
            let mention = try TimeMention(cell.text)
            guard mention.date == nil, let first = mention.first, let second = mention.second else {
                throw .unreadableTime
            }
            let interval = try ClockInterval(from: first, to: second, isOneCell: true)
            try cells.table.clock.refuseOpenHours(first, second)
            (row.start, row.end) = (interval.start, interval.end)
            row.seconds = Seconds(Int64(interval.seconds))
            return
        }
        let unit = cells.table.context.unit
        // 2:30 under a day may be a time of day as well as a length, unless the sheet says that its cells are hours.
        let isElapsed = if case .number(_, .elapsed) = cell.value { true } else { false }
        if RosterText.contains(cell.text, ":"), unit != .hours, !isElapsed { throw .ambiguousTime }
        row.seconds = Seconds(Int64(try LengthCell.alone(cell, unit: unit, cells.table.lengthHabits(column))))
    }

    private func isMergedAcross(_ column: Int) -> Bool {
        cells[column + 1].marks.contains(.fromLeft)
    }
}

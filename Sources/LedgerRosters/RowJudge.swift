import LedgerModel

/// Judges the lines of a table with one person and one time to a line.
struct RowJudge {
    private let cells: RowCells
    private let options: RosterOptions
    /// The day of a heading inside the table, such as a merged `7月3日`.
    private let headingDay: DateParts?

    init(_ cells: RowCells, options: RosterOptions, headingDay: DateParts?) {
        self.cells = cells
        self.options = options
        self.headingDay = headingDay
    }

    /// The judged row.
    func row() -> RosterRow {
        let column = cells.firstColumn
        var row = RosterRow(
            at: cells.citation(),
            position: RosterPosition(sheet: cells.table.sheet, line: cells.line, column: column)
        )
        do {
            try PersonCells(cells, options: options).describe(&row)
            if isAbsent {
                row.ignore(.absent)
                return row
            }
            try LineDefects(cells).check()
        } catch {
            row.refuse(error)
            row.explain(error, by: cells)
        }
        // What can still be read is shown, so that the clerk sees which row is meant.
        do {
            try PersonCells(cells, options: options).identify(&row)
        } catch {
            row.refuse(error)
        }
        readTimes(&row)
        return row
    }

    private var isAbsent: Bool {
        cells.table.roles.contains { column, role in
            guard role != .index, role != .name, role != .activity, role != .place else { return false }
            if case .rest = role { return false }
            let text = cells[column].text
            return LineWords.isAbsence(text) || role == .status && (text == "否" || LineWords.isCross(text))
        }
    }

    private func readTimes(_ row: inout RosterRow) {
        let times: RowTimes
        do {
            times = try RowTimes(cells, keepsOpen: options.keepsOpenSignIns)
        } catch {
            row.refuse(error)
            return
        }
        do {
            row.date = try date(times)
            if let date = row.date { try cells.checkMentions(of: date) }
        } catch {
            row.refuse(error)
        }
        (row.start, row.end) = (times.interval?.start ?? times.arrival, times.interval?.end)
        if times.interval != nil { row.evidence = times.isSignedInOut ? .signedInOut : .roster }
        do {
            if times.isOpen { try RowLength(cells).refuseAny(times) }
            row.isOpenSignIn = times.isOpen
        } catch {
            row.refuse(error)
        }
        if !times.isOpen { readLength(times, &row) }
        DayRules(options: options).apply(to: &row)
    }

    private func readLength(_ times: RowTimes, _ row: inout RosterRow) {
        do {
            let (served, rest) = try RowLength(cells).seconds(times)
            if let interval = times.interval { try TitleTimes.check(interval, cells.table.context.intervals) }
            row.seconds = Seconds(Int64(served))
            row.breakLength = rest.map { Seconds(Int64($0)) }
            if let start = row.start, row.end == nil, start + served > 86_400 { row.refuse(.ambiguousTime) }
        } catch {
            row.refuse(error)
        }
    }

    private func date(_ times: RowTimes) throws(RosterReason) -> CivilDate {
        let context = cells.table.context
        let (year, month) = (context.year ?? options.period?.year, context.month ?? options.period?.month)
        if let defect = times.dateDefect { throw defect }
        guard let first = times.dates.first else {
            guard cells.table.first(.date) == nil else { throw .noDate }
            if let headingDay { return try headingDay.resolved(year: year, month: month) }
            guard let shared = try context.sharedDay(period: options.period) else { throw .noDate }
            return shared
        }
        let date = try first.resolved(year: year, month: month)
        for other in times.dates.dropFirst() {
            guard try other.resolved(year: first.year ?? year, month: first.month ?? month) == date else {
                throw .dateDisagrees
            }
        }
        try context.check(date)
        if let headingDay, try headingDay.resolved(year: year, month: month) != date { throw .dateDisagrees }
        return date
    }
}

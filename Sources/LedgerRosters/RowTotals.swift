import LedgerModel

/// Holds the totals that a row states of itself against its own lengths; a row that contradicts itself is refused.
///
/// A total below a column is another matter: it shows that some line or the sum is wrong, and not which.
struct RowTotals {
    /// The sheets of the file.
    let sheets: [RosterSheet]
    /// Their judges, in the same order.
    let judges: [SheetJudge]

    /// Refuses the rows whose own total is not their sum.
    func apply(to rows: inout [RosterRow]) {
        for (index, judge) in judges.enumerated() where judge.tables.contains(where: { !columns($0).isEmpty }) {
            let byLine = Dictionary(grouping: rows.indices.filter { rows[$0].position.sheet == index }) {
                rows[$0].position.line
            }
            for table in judge.tables {
                for column in columns(table) { check(table, column, byLine, &rows) }
            }
        }
    }

    /// The columns of totals: in a grid the lengths beside the days are totals too.
    private func columns(_ table: RosterTable) -> [Int] {
        table.all(.total) + (table.days.isEmpty ? [] : table.durations.map(\.column))
    }

    private func check(_ table: RosterTable, _ column: Int, _ byLine: [Int: [Int]], _ rows: inout [RosterRow]) {
        let sheet = sheets[table.sheet]
        var (run, name) = ([Int](), "")
        for line in table.body {
            let here = (byLine[line] ?? []).filter {
                table.columns.contains(rows[$0].position.column) && rows[$0].reason != .totalLine
            }
            guard let first = here.first, rows[first].verdict != .ignored || !table.days.isEmpty else { continue }
            let cell = sheet.lines[line][column]
            let isMerged = cell.marks.contains(.fromAbove)
            if !isMerged, !RosterText.same(rows[first].name ?? "", name) || !table.days.isEmpty { run = [] }
            name = rows[first].name ?? ""
            run += here
            let goesOn = line + 1 < table.body.upperBound && sheet.lines[line + 1][column].marks.contains(.fromAbove)
            guard !cell.isBlank, !LineWords.isBlank(cell.text), !goesOn else { continue }
            let own = isMerged || !table.days.isEmpty ? run : here
            if contradicts(table, column, cell, own.map { rows[$0] }, run.map { rows[$0] }) {
                for row in run { rows[row].refuse(.durationDisagrees) }
            }
            run = []
        }
    }

    /// Whether the total is neither the row's own length nor the sum since the person's last total.
    private func contradicts(
        _ table: RosterTable,
        _ column: Int,
        _ cell: RosterCell,
        _ own: [RosterRow],
        _ run: [RosterRow]
    ) -> Bool {
        let stated = values(table, column, cell)
        guard let largest = stated.max() else { return false }
        let (ownSum, runSum) = (sum(own), sum(run))
        if stated.contains(where: { isRounded($0, ownSum) || isRounded($0, runSum) }) { return false }
        if isCumulative(table, column) { return largest < ownSum }
        // What could not be read may make up the difference.
        let isOpen = run.contains { $0.seconds == nil && $0.verdict != .ignored }
        return !isOpen || largest < ownSum
    }

    private func sum(_ rows: [RosterRow]) -> Int64 {
        rows.reduce(0) { $0 + ($1.verdict == .ignored ? 0 : $1.seconds?.count ?? 0) }
    }

    /// Totals are shown to two decimals of an hour at the least exact.
    private func isRounded(_ stated: Int64, _ sum: Int64) -> Bool { abs(stated - sum) <= 18 }

    private func values(_ table: RosterTable, _ column: Int, _ cell: RosterCell) -> [Int64] {
        if case .error = cell.value { return [] }
        let unit = HeaderReader.unit(in: header(table, column))
        let units: [DurationUnit] = unit.map { [$0] } ?? [.hours, .minutes]
        return units.compactMap { TotalLines.stated(cell, unit: $0) }
    }

    private func isCumulative(_ table: RosterTable, _ column: Int) -> Bool {
        ["累", "历史", "年", "至今"].contains { RosterText.contains(header(table, column), $0) }
    }

    private func header(_ table: RosterTable, _ column: Int) -> String {
        table.header.map { sheets[table.sheet].lines[$0][column].text }.joined()
    }
}

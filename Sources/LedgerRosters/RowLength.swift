/// What the length columns of a row say, held against arrival and leaving.
struct RowLength {
    private let cells: RowCells
    private let fallbackUnit: DurationUnit?

    init(_ cells: RowCells) {
        self.cells = cells
        fallbackUnit = cells.table.context.unit
    }

    /// The time served and the break taken off it.
    func seconds(_ times: RowTimes) throws(RosterReason) -> (served: Int, rest: Int?) {
        let rest = try breakSeconds()
        guard let interval = times.interval else {
            let stated = try stated(times)
            guard rest ?? 0 == 0 else { throw .unreadableBreak }
            return (stated, rest)
        }
        let served = interval.seconds - (rest ?? 0)
        guard served > 0 else { throw .zeroDuration }
        // Times alone cannot say whether the break that a note speaks of lay between them.
        // Nor is a length that counts noon in the one that the note leaves after taking it off.
        let isOverNoon = interval.start < 46_800 && interval.end > 43_200
        if cells.table.context.hasDeduction, rest == nil, !hasStatedLength || isOverNoon { throw .remarkNeedsPerson }
        for length in times.spokenLengths where length != served { throw .durationDisagrees }
        for (column, unit) in cells.table.durations {
            let cell = try cells.followed(column)
            guard !cell.isBlank, !LineWords.isBlank(cell.text) else { continue }
            guard try LengthCell.agrees(cell, unit: unit ?? fallbackUnit, with: served) else {
                throw .durationDisagrees
            }
        }
        return (served, rest)
    }

    /// The length alone; several columns have to say the same.
    private func stated(_ times: RowTimes) throws(RosterReason) -> Int {
        var lengths = times.spokenLengths
        for (column, unit) in cells.table.durations {
            let cell = try cells.followed(column)
            guard !cell.isBlank, !LineWords.isBlank(cell.text) else { continue }
            guard cell.marks.isDisjoint(with: .mergedRows) else { throw .mergedAmbiguous }
            guard !cell.marks.contains(.formula) else { throw .formulaCell }
            guard !cell.marks.contains(.rounded) else { throw .ambiguousNumber }
            guard !LineWords.isTick(cell.text) else { throw .noDuration }
            let habits = cells.table.lengthHabits(column)
            lengths.append(try LengthCell.alone(cell, unit: unit ?? fallbackUnit, habits))
        }
        guard let first = lengths.first else { throw .noDuration }
        guard lengths.allSatisfy({ $0 == first }) else { throw .durationDisagrees }
        return first
    }

    /// Refuses a row without its end that says how long it was: that is no open sign-in.
    func refuseAny(_ times: RowTimes) throws(RosterReason) {
        let isBlank = { (column: Int) in cells[column].isBlank || LineWords.isBlank(cells[column].text) }
        guard times.spokenLengths.isEmpty, cells.table.durations.map(\.column).allSatisfy(isBlank),
            cells.table.all(.total).allSatisfy(isBlank), try breakSeconds() ?? 0 == 0
        else { throw .noSignOut }
    }

    private var hasStatedLength: Bool {
        cells.table.durations.contains { !cells[$0.column].isBlank }
    }

    private func breakSeconds() throws(RosterReason) -> Int? {
        var total: Int?
        for (column, unit) in cells.table.rests {
            let cell = try cells.followed(column)
            guard !cell.isBlank, !LineWords.isBlank(cell.text) else { continue }
            guard total == nil, cell.marks.isDisjoint(with: [.mergedRows, .formula]) else { throw .unreadableBreak }
            do {
                total = try LengthCell.seconds(cell, unit: unit)
            } catch .zeroDuration {
                total = 0
            } catch .ambiguousNumber where cell.text == "0" {
                total = 0
            } catch {
                throw .unreadableBreak
            }
        }
        return total
    }
}

/// How times of day are written in a table, and which of them stay open.
struct ClockHabits {
    /// Whether the table shows a 24-hour clock and is of a night: only then are small hours what they say.
    var isOfNight = false

    private static let firstCertain = 6 * 3600
    private static let evening = 18 * 3600

    /// Refuses a time before six that does not say which half of the day is meant.
    func refuseOpenHour(_ time: ClockReader.Mention) throws(RosterReason) {
        guard time.marker == nil, !time.isLatin, !time.isNextDay, time.seconds < ClockHabits.firstCertain else {
            return
        }
        guard isOfNight, time.seconds > 0 else { throw .ambiguousTime }
    }

    /// Refuses an interval that begins at an open hour, or that only fills the day: 0:00 to 11:00, 8:00 to 23:59.
    func refuseOpenHours(
        _ first: ClockReader.Mention,
        _ last: ClockReader.Mention,
        days: Int = 0
    ) throws(RosterReason) {
        try refuseOpenHour(first)
        let (start, end) = (try first.resolved(), try last.resolved() + days * 86_400)
        // Midnight is what a date without a time shows; the last minute of the day is what fills a form.
        if start == 0, first.marker != .early { throw .ambiguousTime }
        if end % 86_400 >= 86_340 || end - start >= 86_400 { throw .ambiguousTime }
        // 22:00 to 24:00 is an evening; 8:30 to 24:00 fills the day as 23:59 does.
        if end == 86_400, start < ClockHabits.evening, !last.isNextDay, days == 0 { throw .ambiguousTime }
    }
}

extension RosterTable {
    /// Looks through the columns of times and lengths for how they are written.
    mutating func noteHabits(_ sheet: RosterSheet) {
        let dayCells = days.flatMap { [$0.cell, $0.duration].compactMap { $0 } }
        let lengthColumns = days.isEmpty ? durations.map(\.column) + all(.moment) : dayCells
        let clocks = all(.start) + all(.end) + all(.moment) + days.flatMap { [$0.start, $0.end].compactMap { $0 } }
        var is24 = false
        for line in body where sheet.lines[line].defect == nil {
            for column in lengthColumns {
                lengths[days.isEmpty ? column : -1, default: LengthHabits()].note(sheet.lines[line][column])
            }
            guard context.isOfNight, !is24 else { continue }
            is24 = clocks.contains { RosterTable.isAfternoon(sheet.lines[line][$0].text) }
        }
        clock.isOfNight = context.isOfNight && is24
        notePointDates(sheet)
        noteConfirming(sheet)
    }

    private mutating func notePointDates(_ sheet: RosterSheet) {
        for column in all(.date) + all(.moment) {
            var dates = PointDates()
            for line in body where sheet.lines[line].defect == nil { dates.note(sheet.lines[line][column], at: line) }
            for line in dates.open { openDates.insert([line, column]) }
        }
        guard !days.isEmpty else { return }
        var dates = PointDates()
        for column in days.map(\.firstColumn) {
            let cells = header.map { sheet.lines[$0][column] }.filter {
                !$0.isBlank && $0.marks.isDisjoint(with: .fromAbove)
            }
            if let cell = cells.first(where: { DayHeader.isDay($0.text) }) { dates.note(cell, at: column) }
        }
        for index in days.indices where dates.open.contains(days[index].firstColumn) {
            days[index].defect = days[index].defect ?? .ambiguousDate
        }
    }

    private mutating func noteConfirming(_ sheet: RosterSheet) {
        // What is marked for others and not for this row was not said of it.
        let known = Set(roles.map(\.column) + days.flatMap(\.columns))
        let asked = columns.filter { column in
            !known.contains(column)
                && header.contains { RemarkJudge.holds(sheet.lines[$0][column].text, TableWords.presenceHeaders) }
        }
        for column in all(.status) + all(.signature) + all(.opinion) + asked {
            let isFilled = body.contains { line in
                let row = sheet.lines[line]
                let text = row[column].text
                return row.defect == nil && !row[nameColumn].isBlank && !text.isEmpty && !LineWords.isBlank(text)
                    && (LineWords.isTick(text) || RemarkJudge.isHarmless(text) || !RemarkJudge.isDoubtful(text))
                    && !LineWords.isAbsence(text) && !LineWords.isTotal(row[nameColumn].text)
            }
            if isFilled { confirming.insert(column) }
        }
    }

    private static func isAfternoon(_ text: String) -> Bool {
        guard text.utf8.count <= 60, let mention = try? TimeMention(text) else { return false }
        return [mention.first, mention.second].contains { time in
            time.map { $0.marker == nil && !$0.isLatin && $0.seconds >= 46_800 } ?? false
        }
    }
}

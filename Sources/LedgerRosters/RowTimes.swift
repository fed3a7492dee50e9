import LedgerModel

/// What the time columns of a row say together; contradictions are refused, nothing is chosen.
struct RowTimes {
    /// The dates written in date and time cells, with the citation order kept.
    private(set) var dates: [DateParts] = []
    /// Why the date cells cannot be read.
    private(set) var dateDefect: RosterReason?
    /// The interval, when arrival and leaving are written.
    private(set) var interval: ClockInterval?
    /// Arrival alone, where the table has no column for leaving.
    private(set) var arrival: Int?
    /// Whether the table has a column for leaving and nothing is written there.
    private(set) var isOpen = false
    private var starts: [TimeMention] = []
    private var ends: [TimeMention] = []
    private var whole: [TimeMention] = []
    /// Lengths written in `时间` columns with their unit.
    private(set) var spokenLengths: [Int] = []
    private let cells: RowCells
    private let hasLengthColumn: Bool
    private let keepsOpen: Bool

    init(_ cells: RowCells, keepsOpen: Bool = false) throws(RosterReason) {
        self.cells = cells
        self.keepsOpen = keepsOpen
        hasLengthColumn = !cells.table.durations.isEmpty
        do {
            try readDates()
        } catch {
            dateDefect = error
        }
        try readMoments()
        starts = try mentions(.start)
        ends = try mentions(.end)
        try join()
    }

    /// Whether arrival and leaving are written.
    var isSignedInOut: Bool { interval != nil && !starts.isEmpty && !ends.isEmpty }

    private mutating func readDates() throws(RosterReason) {
        for column in cells.table.all(.date) {
            let cell = try cells.followed(column)
            guard !cell.isBlank, !LineWords.isBlank(cell.text) else { continue }
            try refuseLostZero(column)
            if let parts = DateCell.parts(cell) {
                dates.append(try parts.get())
                continue
            }
            try DateCell.refuseDaySpan(cell.text)
            var cursor = TextCursor(cell.text)
            guard try DateReader.take(&cursor) != nil else { throw .unreadableDate }
            let mention = try TimeMention(cell.text)
            guard let date = mention.date else { throw .unreadableDate }
            dates.append(date)
            if mention.second != nil { whole.append(mention) }
        }
    }

    /// 7.1 may be 7.10 without its zero, unless a weekday tells the two apart.
    private func refuseLostZero(_ column: Int) throws(RosterReason) {
        guard cells.table.openDates.contains([cells.line, column]) else { return }
        let hasWeekday = cells.table.all(.weekday).contains { !cells[$0].isBlank }
        guard hasWeekday || !WeekdayMention.within(cells[column].text).isEmpty else { throw .ambiguousDate }
    }

    private mutating func readMoments() throws(RosterReason) {
        for column in cells.table.all(.moment) {
            let cell = try cells.followed(column)
            guard !cell.isBlank, !LineWords.isBlank(cell.text), !isSignature(cell.text) else { continue }
            if let length = try spokenLength(cell, column) {
                spokenLengths.append(length)
                continue
            }
            if case .number(_, .plain) = cell.value { throw .ambiguousNumber }
            if cells.table.first(.date) != nil { try ClockCell.refusePoints(cell.text) }
            let mention = try ClockCell.mention(cell)
            if mention.date != nil { try refuseLostZero(column) }
            if let date = mention.date { dates.append(date) }
            if mention.second != nil {
                whole.append(mention)
            } else if mention.first != nil {
                guard mention.date != nil || !cells.table.all(.end).isEmpty else { throw .ambiguousTime }
                if cells.table.all(.start).isEmpty { starts.append(mention) }
            }
        }
    }

    private func spokenLength(_ cell: RosterCell, _ column: Int) throws(RosterReason) -> Int? {
        let text = cell.text.lowercased()
        let isSpoken = ["小时", "分钟", "刻钟", "钟头", "h", "min"].contains { RosterText.contains(text, $0) }
        guard isSpoken else {
            if DurationReader.isBareNumber(cell.text), cells.table.first(.date) != nil || !hasLengthColumn {
                throw .ambiguousNumber
            }
            return nil
        }
        return try LengthCell.alone(cell, unit: nil, cells.table.lengthHabits(column))
    }

    private func mentions(_ role: ColumnRole) throws(RosterReason) -> [TimeMention] {
        var result = role == .start ? starts : []
        for column in cells.table.all(role) {
            let cell = try cells.followed(column)
            guard !cell.isBlank, !LineWords.isBlank(cell.text), !isSignature(cell.text) else { continue }
            try ClockCell.refusePoints(cell.text)
            var mention = try ClockCell.mention(cell)
            guard var first = mention.first else { throw .unreadableTime }
            // 下午签到 says of 2:00 which half of the day is meant.
            let header = cells.header(column)
            if first.marker == nil, !first.isLatin, !first.isNextDay, first.seconds < 43_200 {
                if RosterText.contains(header, "下午") { first.marker = .afternoon }
                if RosterText.contains(header, "上午") { first.marker = .morning }
            }
            mention.first = first
            result.append(mention)
        }
        return result
    }

    /// A tick, or the person's own name, in a column for arrival is a signature and states no time.
    private func isSignature(_ text: String) -> Bool {
        LineWords.isTick(text)
            || RosterText.same(RosterText.squeezed(text), RosterText.squeezed(cells[cells.table.nameColumn].text))
    }

    private mutating func join() throws(RosterReason) {
        let full = whole + starts.filter { $0.second != nil }
        let single = starts.filter { $0.second == nil }
        guard full.count + max(single.count, ends.count) <= 1 else { throw .multipleIntervals }
        if let mention = full.first { return try takeWhole(mention) }
        let hasEndColumn = !cells.table.all(.end).isEmpty
        let hasStartColumn = !cells.table.all(.start).isEmpty || !single.isEmpty
        switch (single.first, ends.first) {
        case (nil, nil): return
        case (nil, .some):
            guard hasStartColumn else { throw .noSignIn }
            throw .noSignIn
        case (let start?, nil):
            isOpen = hasEndColumn
            // A tick or a stroke there may say that he did sign out, and not when.
            guard !isOpen || keepsOpen && isBlankThroughout(.end) else { throw .noSignOut }
            try takeArrival(start)
        case (let start?, let end?): try takePair(start, end)
        }
    }

    private func isBlankThroughout(_ role: ColumnRole) -> Bool {
        cells.table.all(role).allSatisfy { cells[$0].isBlank }
    }

    private mutating func takeArrival(_ start: TimeMention) throws(RosterReason) {
        if let date = start.date { dates.append(date) }
        guard let first = start.first else { return }
        try cells.table.clock.refuseOpenHour(first)
        arrival = try first.resolved()
    }

    private mutating func takeWhole(_ mention: TimeMention) throws(RosterReason) {
        guard let first = mention.first, let second = mention.second else { return }
        guard mention.secondDate == nil else { return try takeDated(mention, secondDate: mention.secondDate) }
        if let date = mention.date, !dates.contains(date) { dates.append(date) }
        interval = try ClockInterval(from: first, to: second, isOneCell: true)
        try cells.table.clock.refuseOpenHours(first, second)
    }

    private mutating func takePair(_ start: TimeMention, _ end: TimeMention) throws(RosterReason) {
        guard let first = start.first, let last = end.first, end.second == nil else { throw .multipleIntervals }
        if let startDate = start.date { dates.append(startDate) }
        if end.date != nil {
            var joined = start
            joined.second = last
            return try takeDated(joined, secondDate: end.date)
        }
        interval = try ClockInterval(from: first, to: last, isOneCell: false)
        try cells.table.clock.refuseOpenHours(first, last)
    }

    /// Leaving has a date of its own: the same day or the next, else the row is refused.
    private mutating func takeDated(_ mention: TimeMention, secondDate: DateParts?) throws(RosterReason) {
        guard let first = mention.first, let second = mention.second, let lastDate = secondDate else { return }
        guard let firstDate = mention.date ?? dates.first else { throw .noDate }
        let year = firstDate.year ?? cells.table.context.year
        let (from, to) = (
            try firstDate.resolved(year: year, month: cells.table.context.month),
            try lastDate.resolved(year: lastDate.year ?? year, month: firstDate.month ?? cells.table.context.month)
        )
        let days = Int(to.daysSinceEpoch) - Int(from.daysSinceEpoch)
        guard days >= 0 else { throw .endBeforeStart }
        guard days <= 1 else { throw .over24Hours }
        interval = try ClockInterval(start: first.resolved(), end: second.resolved() + days * 86_400)
        try cells.table.clock.refuseOpenHours(first, second, days: days)
    }
}

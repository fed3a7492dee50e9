public import LedgerModel

/// Working days by the policy `calendar` (spec 06 §4).
///
/// Days of a year with a notice, before `provisional_from`, are certain; all others are guessed from the weekday.
public struct WorkingDayCalendar: Sendable {
    /// The last day of a count of working days.
    public struct Deadline: Hashable, Sendable {
        /// The day itself; an act on it is in time.
        public let day: CivilDate
        /// Whether the count touched a day that no notice covers; nothing is late by a provisional deadline.
        public let isProvisional: Bool

        /// Whether a session that ended on one day is late when it is recorded on another (spec 06 §4).
        func isMissed(on today: CivilDate, endedOn last: CivilDate) -> Bool {
            // So long after the service no notice that is missing could make it timely.
            if today > last.adding(days: Deadline.certainDays) { return true }
            return !isProvisional && today > day
        }

        /// Days after the end of a session beyond which it is late whatever the calendar says.
        private static let certainDays: Int32 = 366
    }

    /// The first day that a notice covers.
    private let first: Int32
    // For each covered day from `first` on: the number of working days before it; one more at the end.
    private let ranks: [UInt32]
    // The covered working days in ascending order.
    private let workingDays: [Int32]

    init?(_ document: PolicyTree) {
        guard let years = document["years"]?.all(Year.init),
            let provisional = document["provisional_from"]?.string.flatMap({ CivilDate($0) }),
            let firstYear = years.first?.year, let first = CivilDate(year: firstYear, month: 1, day: 1),
            zip(years, years.dropFirst()).allSatisfy({ $0.year + 1 == $1.year }),
            let last = CivilDate(year: firstYear + years.count - 1, month: 12, day: 31),
            first < provisional, provisional <= last.adding(days: 1)
        else { return nil }
        self.init(first: first, end: provisional, years: years)
    }

    private struct Year {
        let year: Int
        let daysOff: [CivilDate]
        let workdays: [CivilDate]

        init?(_ tree: PolicyTree) {
            guard let year = tree["year"]?.integer, (1992...9998).contains(year),
                let daysOff = tree["days_off"]?.all({ $0.string.flatMap { CivilDate($0) } }),
                let workdays = tree["workdays"]?.all({ $0.string.flatMap { CivilDate($0) } })
            else { return nil }
            (self.year, self.daysOff, self.workdays) = (Int(year), daysOff, workdays)
        }
    }

    private init(first: CivilDate, end: CivilDate, years: [Year]) {
        let daysOff = Set(years.flatMap(\.daysOff))
        let extra = Set(years.flatMap(\.workdays))
        var ranks: [UInt32] = []
        var workingDays: [Int32] = []
        for number in first.daysSinceEpoch..<end.daysSinceEpoch {
            let day = CivilDate(daysSinceEpoch: number)
            ranks.append(UInt32(workingDays.count))
            if extra.contains(day) || (day.isoWeekday < 6 && !daysOff.contains(day)) { workingDays.append(number) }
        }
        ranks.append(UInt32(workingDays.count))
        (self.first, self.ranks, self.workingDays) = (first.daysSinceEpoch, ranks, workingDays)
    }

    /// The `count`-th working day after a day, count at least 1.
    public func deadline(_ count: Int, after day: CivilDate) -> Deadline {
        // Days after `day` are counted, so the first one that must be covered is the next.
        let offset = Int(day.daysSinceEpoch) + 1 - Int(first)
        if offset >= 0, offset < ranks.count {
            let position = Int(ranks[offset]) + count - 1
            if position < workingDays.count {
                return Deadline(day: CivilDate(daysSinceEpoch: workingDays[position]), isProvisional: false)
            }
        }
        return Deadline(day: guess(count, after: day), isProvisional: true)
    }

    /// Whether a day is a working day; by its weekday where no notice covers it.
    public func isWorkingDay(_ day: CivilDate) -> Bool {
        let offset = Int(day.daysSinceEpoch) - Int(first)
        guard offset >= 0, offset + 1 < ranks.count else { return day.isoWeekday < 6 }
        return ranks[offset] != ranks[offset + 1]
    }

    private func guess(_ count: Int, after day: CivilDate) -> CivilDate {
        var day = day
        var left = count
        while left > 0 {
            day = day.adding(days: 1)
            if isWorkingDay(day) { left -= 1 }
        }
        return day
    }
}

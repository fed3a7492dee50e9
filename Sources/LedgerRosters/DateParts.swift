import LedgerModel

/// The parts of a date that are written down; what is missing has to come from the sheet or the period.
struct DateParts: Equatable {
    /// The year in full.
    var year: Int?
    /// Two digits of a year before 年, which only a year known otherwise can confirm.
    var shortYear: Int?
    /// The month.
    var month: Int?
    /// The day of the month; nil for a month or year alone.
    var day: Int?
    /// The weekday written beside it, 1 for Monday.
    var weekday: Int?
    /// Whether the month is marked with 月, so that it is no decimal and no number of something else.
    var isSpelledOut = false

    /// The day, with year and month completed from what is known; refuses what stays uncertain.
    func resolved(year knownYear: Int?, month knownMonth: Int?) throws(RosterReason) -> CivilDate {
        guard let day else { throw .unreadableDate }
        var fullYear = year ?? knownYear
        if let shortYear {
            guard let knownYear, knownYear % 100 == shortYear else { throw .ambiguousDate }
            fullYear = knownYear
        }
        guard let fullYear, let fullMonth = month ?? knownMonth else { throw .ambiguousDate }
        guard (1...12).contains(fullMonth), (1...31).contains(day) else { throw .noSuchDay }
        guard let date = CivilDate(year: fullYear, month: fullMonth, day: day) else { throw .noSuchDay }
        // Nobody kept such rosters then; a small serial number or a typing slip shows as a day of that time.
        guard fullYear >= 2000 else { throw .unreadableDate }
        if let weekday, weekday != date.isoWeekday { throw .weekdayDisagrees }
        return date
    }
}

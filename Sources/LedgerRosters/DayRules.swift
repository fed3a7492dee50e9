import LedgerModel

/// The rules that every judged row obeys, whatever the shape of its table.
struct DayRules {
    /// From here on nobody signed out, or a unit is wrong.
    private static let tooLongSeconds: Int64 = 57_600
    /// The day of reading and the period.
    let options: RosterOptions

    /// Refuses a day outside the period or after the day of reading, and what is no recordable length.
    func apply(to row: inout RosterRow) {
        if let date = row.date {
            if date > options.asOf { row.refuse(.dateInFuture) }
            if let period = options.period, !period.contains(date) { row.refuse(.outsidePeriod) }
        }
        if let seconds = row.seconds { check(seconds, &row) } else if !row.isOpenSignIn { row.refuse(.noDuration) }
        if row.date == nil { row.refuse(.noDate) }
        if row.name == nil { row.refuse(.noName) }
    }

    private func check(_ seconds: Seconds, _ row: inout RosterRow) {
        if seconds.count <= 0 { row.refuse(.zeroDuration) }
        if seconds.count > 86_400 { row.refuse(.over24Hours) }
        if seconds.count >= DayRules.tooLongSeconds { row.refuse(.tooLong) }
        if options.refusesPartMinutes, !seconds.count.isMultiple(of: 60) { row.refuse(.unreadableDuration) }
    }
}

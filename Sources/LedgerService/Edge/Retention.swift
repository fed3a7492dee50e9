internal import LedgerFormat
public import LedgerModel
internal import LedgerRules

/// How long the records of a person are to be kept (policy `recording`, `retention`.`record_years`).
public struct Retention: Hashable, Sendable {
    /// The basis that says the time is over (个人信息保护法 第四十七条(二)).
    public static let expired = "pipl_47_2"

    /// The last day of service of a record that is neither declined nor void.
    public let lastService: CivilDate
    /// The last day on which the records are to be kept.
    public let end: CivilDate
}

extension Ledger {
    /// Until when the records of a subject are kept; nil for somebody whose records are all declined or void.
    public func retention(of subject: SubjectID) -> Retention? {
        let records = ask { $0.records(of: subject) }.filter(\.state.isLive)
        guard let last = records.max(by: { $0.time.day < $1.time.day }) else { return nil }
        let document = policyDocument("recording", for: last.place.organisation)
        let years = document?["retention"]?["record_years"]?.integer ?? 10
        guard let end = last.time.day.adding(years: Int(clamping: years)) else { return nil }
        return Retention(lastService: last.time.day, end: end)
    }
}

extension CivilDate {
    /// The same day of a later year, or 28 February for the 29th; nil beyond the year 9999.
    func adding(years: Int) -> CivilDate? {
        let (year, month, day) = (fields.year + years, fields.month, fields.day)
        return CivilDate(year: year, month: month, day: day) ?? CivilDate(year: year, month: month, day: 28)
    }
}

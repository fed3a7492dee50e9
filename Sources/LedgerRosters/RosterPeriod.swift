import LedgerModel

/// A calendar month, written `YYYY-MM`.
public struct RosterPeriod: Hashable, Sendable {
    /// The year, 1...9999.
    public let year: Int
    /// The month, 1...12.
    public let month: Int

    /// Reads exactly `YYYY-MM`; nil for anything else.
    public init?(_ text: String) {
        guard let first = CivilDate(text + "-01") else { return nil }
        (year, month, _) = first.fields
    }

    /// Whether the day lies in this month.
    func contains(_ date: CivilDate) -> Bool {
        let fields = date.fields
        return fields.year == year && fields.month == month
    }
}

/// The days from one to another, both included; the form of a statement demands `first <= last`.
public struct DayRange: Hashable, Sendable {
    /// The first day.
    public let first: CivilDate
    /// The last day.
    public let last: CivilDate

    /// Wraps two days; the caller guarantees `first <= last`.
    public init(first: CivilDate, last: CivilDate) {
        self.first = first
        self.last = last
    }

    /// Whether a day is one of them.
    public func contains(_ day: CivilDate) -> Bool {
        first <= day && day <= last
    }
}

/// A manager accepted the machine's clock after it stopped the log (spec 11 §4).
public struct ClockAccepted: Hashable, Sendable {
    /// What the clock said when he looked, in UTC milliseconds; at most the log time of the entry.
    public var clockMilliseconds: UInt64

    /// Wraps the field.
    public init(clockMilliseconds: UInt64) {
        self.clockMilliseconds = clockMilliseconds
    }
}

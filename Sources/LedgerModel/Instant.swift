/// A moment in whole seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
public struct Instant: Hashable, Comparable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z.
    public let secondsSinceEpoch: Int64

    /// Wraps a number of seconds since 1970-01-01T00:00:00Z.
    @inlinable
    public init(secondsSinceEpoch: Int64) {
        self.secondsSinceEpoch = secondsSinceEpoch
    }

    /// The instants a statement may name: 1992-01-01 to 9999-12-31, both Shanghai days included (spec 01 §1).
    public static let writable: ClosedRange<Int64> = 694_195_200...253_402_271_999

    /// Whether milliseconds since 1970 may stand as the log time of an entry (spec 01 §1).
    @inlinable
    public static func isLogTime(_ milliseconds: UInt64) -> Bool {
        milliseconds / 1000 >= UInt64(writable.lowerBound) && milliseconds / 1000 <= UInt64(writable.upperBound)
    }

    /// Orders by time.
    @inlinable
    public static func < (left: Instant, right: Instant) -> Bool {
        left.secondsSinceEpoch < right.secondsSinceEpoch
    }
}

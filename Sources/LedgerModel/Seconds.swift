/// A length of time in whole seconds; the only unit in which hours are stored, added or compared.
public struct Seconds: Hashable, Comparable, Sendable {
    /// The number of seconds; negative only in compensating entries.
    public var count: Int64

    /// Wraps a number of seconds.
    public init(_ count: Int64) {
        self.count = count
    }

    /// No time at all.
    public static let zero = Seconds(0)

    /// Orders by length.
    public static func < (left: Seconds, right: Seconds) -> Bool {
        left.count < right.count
    }
}

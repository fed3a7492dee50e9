extension JSONValue {
    /// A count or an index in a report: an integer, or above 2^53 - 1, which the profile's integers do not reach, its digits.
    public static func count(_ value: UInt64) -> JSONValue {
        value < 1 << 53 ? .integer(Int64(value)) : .string("\(value)")
    }
}

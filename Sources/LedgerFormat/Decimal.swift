/// Unsigned decimal numbers without sign, leading zero or separator.
enum Decimal {
    /// Appends the digits of a number.
    static func append(_ value: UInt64, to bytes: inout [UInt8]) {
        var divisor: UInt64 = 1
        while value / divisor >= 10 { divisor *= 10 }
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(value / divisor % 10))
            divisor /= 10
        }
    }

    /// The digits of a number.
    static func text(_ value: UInt64) -> String {
        String(value)
    }

    /// Reads a number below 2^63; nil for an empty text, a leading zero, any other character or a greater number.
    static func parse(_ digits: some Collection<UInt8>) -> UInt64? {
        guard let first = digits.first, digits.count <= 19, digits.count == 1 || first != UInt8(ascii: "0") else {
            return nil
        }
        var value: UInt64 = 0
        for digit in digits {
            guard case let number = digit &- UInt8(ascii: "0"), number <= 9 else { return nil }
            value = value * 10 + UInt64(number)
        }
        return value <= UInt64(Int64.max) ? value : nil
    }
}

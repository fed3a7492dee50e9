/// Lower-case hexadecimal, the only written form of ids, digests, keys and signatures in statements.
public enum Hex {
    private static let digits = Array("0123456789abcdef".utf8)

    /// The value of a lower-case hexadecimal digit, or nil for any other byte (upper case is refused).
    @inlinable
    public static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x61...0x66: digit - 0x57
        default: nil
        }
    }

    /// Reads exactly 16 lower-case digits, or nil for anything else; the caller guarantees the bounds.
    @inlinable
    public static func word(_ digits: UnsafeBufferPointer<UInt8>, at start: Int) -> UInt64? {
        var word: UInt64 = 0
        for offset in start..<start + 16 {
            guard let digit = value(of: digits[offset]) else { return nil }
            word = word << 4 | UInt64(digit)
        }
        return word
    }

    /// Appends the 16 digits of a word, most significant first.
    public static func append(_ word: UInt64, to bytes: inout [UInt8]) {
        var shift = 60
        while shift >= 0 {
            bytes.append(digits[Int(word >> UInt64(shift) & 15)])
            shift -= 4
        }
    }

    /// The hexadecimal form of any bytes.
    public static func encode(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of an even number of lower-case digits; nil for anything else.
    public static func decode(_ text: String) -> [UInt8]? {
        let source = Array(text.utf8)
        guard source.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(source.count / 2)
        for index in stride(from: 0, to: source.count, by: 2) {
            guard let high = value(of: source[index]), let low = value(of: source[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }
}

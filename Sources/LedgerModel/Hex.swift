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
        let raw = UnsafeRawBufferPointer(digits)
        guard let high = halfWord(raw.loadUnaligned(fromByteOffset: start, as: UInt64.self).bigEndian),
            let low = halfWord(raw.loadUnaligned(fromByteOffset: start + 8, as: UInt64.self).bigEndian)
        else { return nil }
        return high << 32 | low
    }

    /// Reads eight lower-case digits, the first in the top byte, all at once; nil for anything else.
    @inlinable
    static func halfWord(_ digits: UInt64) -> UInt64? {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let low = digits & (ones &* 0x0F)
        // 1 in each byte that has bit 6 set, as letters do; `&*` multiplies each of these bytes, without carry.
        let letters = digits >> 6 & ones
        // Digits are 30 to 39, letters 61 to 66: so the high half of each byte follows from `letters` ...
        guard digits & (ones &* 0xF0) == ones &* 0x30 &+ letters &* 0x30 else { return nil }
        // ... and the low half is at most 9, or 1 to 6.
        let tooHigh = (low &+ ones &* 6 &+ letters &* 3) & (ones &* 0x10)
        let isPositive = (low &+ ones &* 0x0F) >> 4 & ones
        guard tooHigh == 0, letters & ~isPositive == 0 else { return nil }
        // Sixteen-bit lanes, then 32, then 64.
        var word = low &+ letters &* 9
        word = (word | word >> 4) & 0x00FF_00FF_00FF_00FF
        word = (word | word >> 8) & 0x0000_FFFF_0000_FFFF
        return (word | word >> 16) & 0xFFFF_FFFF
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

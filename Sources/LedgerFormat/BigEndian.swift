extension UnsafeRawBufferPointer {
    /// The unsigned big-endian integer at an offset; the caller guarantees the bounds.
    func bigEndian<Word: FixedWidthInteger & BitwiseCopyable>(at offset: Int, as type: Word.Type) -> Word {
        Word(bigEndian: loadUnaligned(fromByteOffset: offset, as: type))
    }

    /// The bytes from an offset on.
    func from(_ offset: Int, count: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: self[offset..<offset + count])
    }
}

extension [UInt8] {
    /// Appends an integer big-endian.
    mutating func append<Word: FixedWidthInteger & BitwiseCopyable>(bigEndian value: Word) {
        Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
    }

    /// Appends the 16 lower-case hexadecimal digits of a word, eight at a time.
    mutating func append(hexDigitsOf word: UInt64) {
        append(bigEndian: hexDigits(UInt32(truncatingIfNeeded: word >> 32)))
        append(bigEndian: hexDigits(UInt32(truncatingIfNeeded: word)))
    }

    /// Appends the bytes of a fixed text.
    mutating func append(_ text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}

/// The ASCII digits of a half word, one in each byte, the most significant first.
private func hexDigits(_ half: UInt32) -> UInt64 {
    var nibbles = UInt64(half)
    nibbles = (nibbles | nibbles << 16) & 0x0000_FFFF_0000_FFFF
    nibbles = (nibbles | nibbles << 8) & 0x00FF_00FF_00FF_00FF
    nibbles = (nibbles | nibbles << 4) & 0x0F0F_0F0F_0F0F_0F0F
    // One in each byte that holds ten or more: these become letters, 39 places after the digits.
    let letters = (nibbles + 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
    return nibbles + 0x3030_3030_3030_3030 + letters * 39
}

/// The greatest value of any u64 of the format: 2^63 - 1, so that every store can hold it signed (spec 01 §1).
let wordLimit = UInt64(Int64.max)

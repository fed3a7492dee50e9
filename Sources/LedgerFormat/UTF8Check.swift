/// Strict UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
enum UTF8Check {
    /// The offset of the first byte that belongs to no well-formed character, or nil when all do.
    static func firstFault(_ bytes: UnsafeRawBufferPointer) -> Int? {
        var offset = asciiEnd(bytes, from: 0)
        while offset < bytes.count {
            let length = characterLength(bytes, at: offset)
            if length == 0 { return offset }
            offset += length
            if offset < bytes.count, bytes[offset] < 0x80 { offset = asciiEnd(bytes, from: offset) }
        }
        return nil
    }

    /// The offset of the next byte that is not ASCII, or the end; eight bytes at a time.
    private static func asciiEnd(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var offset = start
        while offset + 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            let marks = word & 0x8080_8080_8080_8080
            if marks != 0 { return offset + (marks.trailingZeroBitCount >> 3) }
            offset += 8
        }
        while offset < bytes.count, bytes[offset] < 0x80 { offset += 1 }
        return offset
    }

    /// The length of the character at `offset`, 0 when there is none (Unicode, table 3-7).
    private static func characterLength(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Int {
        let lead = bytes[offset]
        let second: ClosedRange<UInt8>
        let length: Int
        switch lead {
        case 0x00...0x7F: return 1
        case 0xC2...0xDF: (second, length) = (0x80...0xBF, 2)
        case 0xE0: (second, length) = (0xA0...0xBF, 3)
        case 0xE1...0xEC, 0xEE...0xEF: (second, length) = (0x80...0xBF, 3)
        case 0xED: (second, length) = (0x80...0x9F, 3)
        case 0xF0: (second, length) = (0x90...0xBF, 4)
        case 0xF1...0xF3: (second, length) = (0x80...0xBF, 4)
        case 0xF4: (second, length) = (0x80...0x8F, 4)
        default: return 0
        }
        guard offset + length <= bytes.count, second.contains(bytes[offset + 1]) else { return 0 }
        var index = offset + 2
        while index < offset + length {
            if bytes[index] & 0xC0 != 0x80 { return 0 }
            index += 1
        }
        return length
    }
}

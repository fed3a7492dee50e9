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

    /// Appends the bytes of a fixed text.
    mutating func append(_ text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}

/// The greatest value of any u64 of the format: 2^63 - 1, so that every store can hold it signed (spec 01 §1).
let wordLimit = UInt64(Int64.max)

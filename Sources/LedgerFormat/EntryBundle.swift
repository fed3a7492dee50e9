/// The entries of one bundle in a buffer of the caller: u16 length || entry, repeated (spec 03 §3).
public struct EntryBundle: Sequence {
    private let bytes: UnsafeRawBufferPointer

    /// Checks that the bytes are exactly `count` entries of 1...65,535 bytes; throws `bundle_length`.
    ///
    /// The entries themselves are not looked at; the bundle is valid as long as the caller keeps the bytes in place.
    public init(_ bytes: UnsafeRawBufferPointer, count: Int) throws(FormatError) {
        var offset = 0
        for _ in 0..<count {
            guard offset + 2 <= bytes.count else { throw FormatError(.bundleLength, at: offset) }
            let length = Int(bytes.bigEndian(at: offset, as: UInt16.self))
            guard length > 0, offset + 2 + length <= bytes.count else { throw FormatError(.bundleLength, at: offset) }
            offset += 2 + length
        }
        guard offset == bytes.count else { throw FormatError(.bundleLength, at: offset) }
        self.bytes = bytes
    }

    /// Appends one entry with its length.
    public static func append(_ entry: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
        precondition((1...EntryLimits.entryBytes).contains(entry.count), "entry length out of range")
        bytes.append(bigEndian: UInt16(entry.count))
        bytes.append(contentsOf: entry)
    }

    /// Walks over the entries in order, without copying.
    public func makeIterator() -> Iterator {
        Iterator(bytes: bytes)
    }

    /// A position in a bundle that was checked.
    public struct Iterator: IteratorProtocol {
        let bytes: UnsafeRawBufferPointer
        var offset = 0

        /// The next entry, nil after the last.
        public mutating func next() -> UnsafeRawBufferPointer? {
            guard offset < bytes.count else { return nil }
            let length = Int(bytes.bigEndian(at: offset, as: UInt16.self))
            defer { offset += 2 + length }
            return bytes.from(offset + 2, count: length)
        }
    }
}

import LedgerCrypto
public import LedgerModel

/// An entry in a buffer of the caller: the header is checked, the body is not.
///
/// Nothing is copied; the view is valid as long as the caller keeps the bytes in place.
public struct EntryView {
    /// The whole entry.
    public let bytes: UnsafeRawBufferPointer
    /// What the entry is.
    public let kind: EntryKind

    /// Checks length, version, kind and the range of index and log time.
    ///
    /// Position, chain and order of times are the business of whoever reads the log from its beginning.
    public init(_ bytes: UnsafeRawBufferPointer) throws(FormatError) {
        guard (EntryHeader.byteCount...EntryLimits.entryBytes).contains(bytes.count) else {
            throw FormatError(.entryLength, at: bytes.count)
        }
        guard bytes[0] == EntryHeader.version else { throw FormatError(.entryVersion) }
        guard let kind = EntryKind(rawValue: bytes[1]) else { throw FormatError(.entryKind, at: 1) }
        self.bytes = bytes
        self.kind = kind
        guard index <= wordLimit else { throw FormatError(.entryRange, at: 2) }
        guard logTimeMilliseconds <= wordLimit else { throw FormatError(.entryRange, at: 10) }
    }

    /// Position in the log as the entry claims it.
    public var index: UInt64 { bytes.bigEndian(at: 2, as: UInt64.self) }
    /// UTC milliseconds since 1970.
    public var logTimeMilliseconds: UInt64 { bytes.bigEndian(at: 10, as: UInt64.self) }
    /// What the entry says its predecessor's leaf hash is.
    public var previous: Digest { Digest(bytes.from(18, count: 32)) }
    /// The bytes after the header.
    public var body: UnsafeRawBufferPointer { bytes.from(50, count: bytes.count - 50) }
    /// SHA-256(0x00 || entry), computed at each call.
    public var leafHash: Digest { SHA2.leaf(bytes) }

    /// The header as a value.
    public var header: EntryHeader {
        EntryHeader(kind: kind, index: index, logTimeMilliseconds: logTimeMilliseconds, previous: previous)
    }
}

public import LedgerModel

/// The first 50 bytes of an entry, without the version (spec 02 §1).
public struct EntryHeader: Hashable, Sendable {
    /// Length of a header in bytes.
    public static let byteCount = 50
    /// The only version.
    public static let version: UInt8 = 1

    /// What the entry is.
    public var kind: EntryKind
    /// Position in the log, equal to the leaf index.
    public var index: UInt64
    /// UTC milliseconds since 1970, given by the log.
    public var logTimeMilliseconds: UInt64
    /// Leaf hash of the entry before; in entry 0 `Genesis.previous(origin:)`.
    public var previous: Digest

    /// Collects the fields of a header.
    public init(kind: EntryKind, index: UInt64, logTimeMilliseconds: UInt64, previous: Digest) {
        self.kind = kind
        self.index = index
        self.logTimeMilliseconds = logTimeMilliseconds
        self.previous = previous
    }
}

/// Writes entries.
public enum EntryBuilder {
    /// Appends the entry of a header and a body; the caller has kept to `EntryLimits`.
    public static func append(_ header: EntryHeader, body: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
        precondition(body.count <= EntryLimits.entryBytes - EntryHeader.byteCount, "entry too long")
        precondition(header.index <= wordLimit && header.logTimeMilliseconds <= wordLimit, "header out of range")
        bytes.append(EntryHeader.version)
        bytes.append(header.kind.rawValue)
        bytes.append(bigEndian: header.index)
        bytes.append(bigEndian: header.logTimeMilliseconds)
        header.previous.append(to: &bytes)
        bytes.append(contentsOf: body)
    }

    /// The entry of a header and a body.
    public static func entry(_ header: EntryHeader, body: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(EntryHeader.byteCount + body.count)
        body.withUnsafeBytes { append(header, body: $0, to: &bytes) }
        return bytes
    }
}

public import LedgerModel

/// The entries of one turn as one run of bytes, ready to be stored in one transaction.
///
/// Kept flat: a turn of thousands of entries is two arrays, not thousands of allocations.
public struct Turn: Sendable {
    /// Index of the first entry.
    public let firstIndex: UInt64
    /// All entries, one after the other.
    public private(set) var bytes: [UInt8] = []
    /// Where each entry ends in `bytes`.
    public private(set) var ends: [Int] = []
    /// Roots of the complete 64-wide subtrees, and of those above, that this turn completes, by `NodePosition`.
    public var nodes: [Digest] = []

    /// An empty turn that starts at an index.
    public init(firstIndex: UInt64) {
        self.firstIndex = firstIndex
    }

    /// How many entries there are.
    public var count: Int { ends.count }

    /// The size of the log after this turn.
    public var size: UInt64 { firstIndex + UInt64(ends.count) }

    /// Appends one entry that `write` appends to the bytes it is given.
    public mutating func append(_ write: (inout [UInt8]) -> Void) {
        write(&bytes)
        ends.append(bytes.count)
    }

    /// Drops all entries from the `count`-th on.
    public mutating func truncate(to count: Int) {
        ends.removeLast(ends.count - count)
        bytes.removeLast(bytes.count - (ends.last ?? 0))
    }

    /// Lends the bytes of the entry that was appended last.
    func withLastEntry<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        let start = ends.count > 1 ? ends[ends.count - 2] : 0
        return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[start...])) }
    }

    /// Lends the bytes of each entry in order.
    public func forEach(_ body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        try forEach(from: 0, count: count, body)
    }

    /// Lends the bytes of `count` entries, as far as there are, from the `first`-th on.
    func forEach(from first: Int, count: Int, _ body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        try bytes.withUnsafeBytes { all in
            for offset in first..<min(first + count, ends.count) {
                let start = offset == 0 ? 0 : ends[offset - 1]
                try body(UnsafeRawBufferPointer(rebasing: all[start..<ends[offset]]))
            }
        }
    }
}

public import LedgerModel

/// Reads of a log's stored entries; safe from any thread, also while the writer appends.
public protocol LogReader: Sendable {
    /// Lends the entries of `[index, index + count)` that are stored, in order, and answers how many there were.
    ///
    /// The bytes are valid only inside `body`. Throws `StoreFailure`, or what `body` throws.
    func readEntries(
        from index: UInt64,
        count: Int,
        _ body: (UInt64, UnsafeRawBufferPointer) throws -> Void
    ) throws -> Int

    /// The stored nodes at these positions (`NodePosition`), in the order asked; throws `StoreFailure` when one is
    /// absent.
    func nodes(at positions: [UInt64]) throws -> [Digest]

    /// Every kept checkpoint in ascending order of size.
    func keptCheckpoints() throws -> [KeptCheckpoint]
}

/// What makes a log's entries durable; the one writer owns it.
///
/// A store knows bytes and indices. It does not know what an entry means, signs nothing and assigns no index.
/// Every store passes `LogStoreConformance`; stores share that suite and no code.
public protocol LogStore: LogReader {
    /// The number of entries, read from the store itself.
    func size() throws -> UInt64

    /// Stores a turn in one transaction that is durable when this returns.
    ///
    /// Throws `headMoved` unless the store holds exactly `turn.firstIndex` entries; then nothing changed. Any other
    /// error leaves it unknown whether the turn is stored, never whether half of it is.
    /// - Parameter signedSize: entries below it were covered by a moved lock before; they can no longer be removed.
    func append(_ turn: borrowing Turn, signedSize: UInt64) throws

    /// Removes every entry from `size` on, with the nodes they completed, durably.
    ///
    /// Refuses (`immutable`) below the signed size. Raises the signed size to `size`.
    func removeTail(from size: UInt64) throws

    /// Keeps a checkpoint, in place of one of the same size; durable when this returns.
    func keep(_ checkpoint: KeptCheckpoint) throws

    /// Remembers that an author's key signed two different batches under one number; durable when this returns.
    func suspend(_ author: SuspendedAuthor) throws

    /// Every remembered suspension.
    func suspendedAuthors() throws -> [SuspendedAuthor]
}

/// A checkpoint with cosignatures, as bytes.
public struct KeptCheckpoint: Hashable, Sendable {
    /// The size it speaks of.
    public let size: UInt64
    /// The signed note, verbatim.
    public let note: [UInt8]

    /// Joins a size and its note.
    public init(size: UInt64, note: [UInt8]) {
        self.size = size
        self.note = note
    }
}

/// A key that the writer refuses until it is cleared (spec 04 §3).
public struct SuspendedAuthor: Hashable, Sendable {
    /// The author_key.
    public let author: Digest
    /// Size of the log when the second batch came: a `key_cleared` at or above it lifts the suspension.
    public let size: UInt64

    /// Joins an author and a size.
    public init(author: Digest, size: UInt64) {
        self.author = author
        self.size = size
    }
}

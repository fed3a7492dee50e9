public import LedgerLog
public import LedgerModel
internal import Synchronization

/// A store in memory that can fail at each write: lost, or kept although the caller was told otherwise.
public final class MemoryLogStore: LogStore {
    /// How the next write goes wrong.
    public enum Fault: Hashable, Sendable, CaseIterable {
        /// Nothing is stored and an error is thrown.
        case failedAndLost
        /// All is stored and an error is thrown.
        case failedButKept
        /// Nothing is stored and no error is thrown: a disk that lies about flushes, seen after the power cut.
        case discarded
        /// One byte of the last entry changes on its way to the disk.
        case flipped
    }

    private struct State {
        var entries: [[UInt8]] = []
        var nodes: [Digest] = []
        var signedSize: UInt64 = 0
        var checkpoints: [UInt64: [UInt8]] = [:]
        var suspended: [Digest: UInt64] = [:]
        var fault: Fault?
    }

    private let state = Mutex(State())

    /// An empty store.
    public init() {}

    /// Lets the next write go wrong.
    public func strike(_ fault: Fault) {
        state.withLock { $0.fault = fault }
    }

    /// Every entry, for comparison.
    public var entries: [[UInt8]] { state.withLock { $0.entries } }

    /// Changes what is stored behind everybody's back.
    public func tamper(_ change: (inout [[UInt8]]) -> Void) {
        state.withLock { change(&$0.entries) }
    }

    /// The number of entries.
    public func size() throws -> UInt64 { state.withLock { UInt64($0.entries.count) } }

    /// Stores a turn, unless a fault strikes.
    public func append(_ turn: borrowing Turn, signedSize: UInt64) throws {
        var fresh: [[UInt8]] = []
        turn.forEach { fresh.append(Array($0)) }
        let (first, nodes) = (turn.firstIndex, turn.nodes)
        try write { state, fault in
            guard UInt64(state.entries.count) == first else {
                throw StoreFailure.fatal(.headMoved, "Another writer appended.")
            }
            if fault == .flipped, let last = fresh.indices.last { fresh[last][52] ^= 1 }
            state.entries += fresh
            state.nodes += nodes
            state.signedSize = max(state.signedSize, signedSize)
        }
    }

    /// Removes the entries from `size` on and the nodes they completed.
    public func removeTail(from size: UInt64) throws {
        try write { state, _ in
            guard size >= state.signedSize else { throw StoreFailure.fatal(.immutable, "Signed entries stay.") }
            state.signedSize = size
            state.entries.removeLast(max(0, state.entries.count - Int(size)))
            state.nodes.removeLast(max(0, state.nodes.count - Int(NodePosition.count(size: size))))
        }
    }

    /// Keeps a checkpoint.
    public func keep(_ checkpoint: KeptCheckpoint) throws {
        try write { state, _ in state.checkpoints[checkpoint.size] = checkpoint.note }
    }

    /// Remembers that a key is stopped.
    public func suspend(_ author: SuspendedAuthor) throws {
        try write { state, _ in state.suspended[author.author] = author.size }
    }

    private func write(_ change: (inout State, Fault?) throws -> Void) throws {
        try state.withLock { state in
            let fault = state.fault.take()
            let failure = StoreFailure.fatal(.inputOutput, "An injected fault.")
            if fault == .failedAndLost { throw failure }
            if fault == .discarded { return }
            try change(&state, fault)
            if fault == .failedButKept { throw failure }
        }
    }

    /// Lends stored entries in order.
    public func readEntries(
        from index: UInt64,
        count: Int,
        _ body: (UInt64, UnsafeRawBufferPointer) throws -> Void
    ) throws -> Int {
        let found = entries.dropFirst(Int(index)).prefix(count)
        for (offset, entry) in found.enumerated() {
            try entry.withUnsafeBytes { try body(index + UInt64(offset), $0) }
        }
        return found.count
    }

    /// The stored nodes at these positions.
    public func nodes(at positions: [UInt64]) throws -> [Digest] {
        try state.withLock { state in
            try positions.map { position in
                guard position < UInt64(state.nodes.count) else {
                    throw StoreFailure.fatal(.corrupt, "Tree node \(position) is missing.")
                }
                return state.nodes[Int(position)]
            }
        }
    }

    /// Every kept checkpoint in ascending order of size.
    public func keptCheckpoints() throws -> [KeptCheckpoint] {
        state.withLock { $0.checkpoints }.sorted { $0.key < $1.key }.map {
            KeptCheckpoint(size: $0.key, note: $0.value)
        }
    }

    /// Every stopped key, by name.
    public func suspendedAuthors() throws -> [SuspendedAuthor] {
        state.withLock { $0.suspended }.sorted { $0.key < $1.key }.map {
            SuspendedAuthor(author: $0.key, size: $0.value)
        }
    }
}

internal import LedgerCrypto
internal import LedgerFormat
internal import LedgerModel

/// Lays out the entries of one turn: index, log time, chain, tree.
struct TurnBuilder {
    /// The log as it will be.
    private(set) var state: LogState
    /// The entries.
    private(set) var turn: Turn
    /// Their leaf hashes, to compare with what is read back.
    private(set) var leaves: [Digest] = []
    /// The log time of every entry of the turn.
    let logTime: UInt64

    /// What to go back to when a batch is refused.
    struct Mark {
        fileprivate let state: LogState
        fileprivate let count: Int
        fileprivate let nodes: Int
    }

    /// Begins a turn.
    init(after state: LogState, logTime: UInt64) {
        self.state = state
        self.logTime = logTime
        turn = Turn(firstIndex: state.size)
    }

    /// The present end of the turn.
    var mark: Mark {
        Mark(state: state, count: turn.count, nodes: turn.nodes.count)
    }

    /// Drops every entry after a mark.
    mutating func rewind(to mark: Mark) {
        state = mark.state
        turn.truncate(to: mark.count)
        turn.nodes.removeLast(turn.nodes.count - mark.nodes)
        leaves.removeLast(leaves.count - mark.count)
    }

    /// Appends an entry.
    mutating func append(_ kind: EntryKind, body: UnsafeRawBufferPointer) -> EntryFacts {
        let header = EntryHeader(
            kind: kind,
            index: state.size,
            logTimeMilliseconds: logTime,
            previous: state.lastLeaf
        )
        turn.append { EntryBuilder.append(header, body: body, to: &$0) }
        let leaf = turn.withLastEntry { SHA2.leaf($0) }
        turn.nodes.append(contentsOf: state.append(leaf))
        leaves.append(leaf)
        return EntryFacts(index: header.index, leaf: leaf, logTimeMilliseconds: logTime)
    }

    /// Appends an act of the log.
    mutating func append(_ act: LogAct) -> EntryFacts {
        let facts = act.canonicalBytes.withUnsafeBytes { append(.log, body: $0) }
        if case .projectionsDigested = act { state.noteDigest() }
        return facts
    }
}

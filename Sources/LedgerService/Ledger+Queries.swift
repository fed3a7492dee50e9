internal import LedgerCrypto
internal import LedgerFormat
internal import LedgerLog
public import LedgerModel
internal import LedgerReplay
public import LedgerRules

/// What commands and pages ask; nothing here writes.
extension Ledger {
    /// Asks the state; a question may bring rows into memory, and changes nothing else.
    public func ask<Answer>(_ question: (inout LedgerState) throws -> Answer) rethrows -> Answer {
        try log.judge.ask(question)
    }

    /// Asks the state of now, or of the end of a Shanghai log day, with the size of that prefix and the day whose policies
    /// hold.
    public func ask<Answer>(
        asOf day: CivilDate?,
        _ question: (inout LedgerState, _ size: UInt64, _ day: CivilDate) throws -> Answer
    ) throws -> Answer {
        guard let day else {
            let (size, today) = (size, today)
            return try ask { try question(&$0, size, today) }
        }
        try requirePast(day)
        var (state, size) = try state(asOf: day)
        return try question(&state, size, day)
    }

    /// Throws `ServiceRefusal.asOfInFuture` for a day after that of this machine's clock.
    func requirePast(_ day: CivilDate) throws {
        if day > today { throw ServiceRefusal.asOfInFuture(day) }
    }

    /// The Shanghai day of this machine's clock.
    public var today: CivilDate {
        ShanghaiDay.of(Int64(clock.read().wallMilliseconds / 1000))
    }

    /// The whole batch that an index belongs to, be it the index of the BATCH entry or of one of its statements.
    public func batch(at index: UInt64) throws -> (first: UInt64, range: BatchRange)? {
        guard index > 0, index < size else { return nil }
        let isBatch = try kind(at: index) == .batch
        let inside = isBatch ? index + 1 : index
        guard let place = try place(at: inside) else { return nil }
        let first = inside - UInt64(place.offset)
        guard place.offset < place.range.count else { return nil }
        return (first, place.range)
    }

    /// The leaf hash of an entry, nil beyond the end.
    public func leaf(at index: UInt64) throws -> Digest? {
        index < size ? try log.tree.leaves(from: index, count: 1).first : nil
    }

    /// Index of the statement of a command, nil when the log has none.
    public func index(of command: CommandID) -> UInt64? {
        log.judge.index(of: StatementID(command: command))
    }

    private func kind(at index: UInt64) throws -> EntryKind? {
        var kind: EntryKind?
        _ = try log.store.readEntries(from: index, count: 1) { kind = try? EntryView($1).kind }
        return kind
    }

    /// The state as it was at the end of a Shanghai log day: a fold of the log's prefix, with the size of the prefix.
    ///
    /// Costs a replay of the whole prefix, about a second for each hundred thousand entries.
    public func state(asOf day: CivilDate) throws -> (state: LedgerState, size: UInt64) {
        let leaves = SignedLeaves()
        var fold = StatementFold(LedgerState()) { leaves[$0] }
        var isPast = false
        try forEachSignedEntry { entry, leaf in
            isPast = isPast || ShanghaiDay.of(Int64(entry.logTimeMilliseconds / 1000)) > day
            guard !isPast else { return }
            leaves.append(leaf)
            try take(entry, leaf, into: &fold)
        }
        return (fold.state, leaves.count)
    }

    private func take(_ entry: EntryView, _ leaf: Digest, into fold: inout StatementFold) throws {
        switch entry.kind {
        case .genesis: fold.begin(try Genesis.parse(entry.body), leaf: leaf)
        case .batch: _ = fold.open(try Batch.parse(entry.body), at: entry.index)
        case .log: fold.state.noteLogAct(at: entry.index)
        case .statement:
            let place = StatementFold.Place(
                index: entry.index,
                leaf: leaf,
                logTimeMilliseconds: entry.logTimeMilliseconds
            )
            try fold.take(entry.body, at: place)
        }
    }
}

/// Leaf hashes of the entries that were read, in order.
private final class SignedLeaves {
    private var leaves: [Digest] = []

    var count: UInt64 { UInt64(leaves.count) }

    subscript(index: UInt64) -> Digest? { index < count ? leaves[Int(index)] : nil }

    func append(_ leaf: Digest) { leaves.append(leaf) }
}

internal import LedgerCrypto
public import LedgerFormat
public import LedgerLog
public import LedgerModel
internal import LedgerReplay
public import LedgerRules

/// The rules as the sequencer calls them: `StatementFold` over the state whose rows the views keep.
public struct LedgerJudge: StatementJudge {
    // Owned by the sequencer's thread, like the sequencer itself.
    private let holder: Holder
    private let recent = RecentLeaves()
    private let leafAt: @Sendable (UInt64) -> Digest?

    private final class Holder {
        var fold: StatementFold
        /// What the last refused statement was told, in words.
        var words: RejectionText?
        /// Index of the record that stood against it.
        var conflict: UInt64?
        /// Where certificates look things up.
        var places = PlaceIndex()

        init(_ fold: StatementFold) {
            self.fold = fold
        }
    }

    /// Leaf hashes of the turn under way, which no store holds yet.
    private final class RecentLeaves {
        var leaves: [UInt64: Digest] = [:]
    }

    /// A judge that has seen no entry; `leafAt` reads leaf hashes of stored entries.
    public init(leafAt: @escaping @Sendable (UInt64) -> Digest?) {
        let recent = recent
        self.leafAt = leafAt
        holder = Holder(StatementFold(LedgerState()) { recent.leaves[$0] ?? leafAt($0) })
        fold.state.collectChanges()
    }

    private var fold: StatementFold {
        get { holder.fold }
        nonmutating _modify { yield &holder.fold }
    }

    /// Asks the state; questions may bring rows into memory, and change nothing else.
    public func ask<Answer>(_ question: (inout LedgerState) throws -> Answer) rethrows -> Answer {
        try question(&holder.fold.state)
    }

    /// The sentence that belongs to the last refusal, nil when a rule did not give it.
    var lastWords: RejectionText? { holder.words }

    /// Index of the record that stood against the last refused statement; nil when none did.
    var lastConflict: UInt64? { holder.conflict }

    /// Whether rows of the place index wait for the next flush.
    var hasUnwrittenPlaces: Bool { holder.places.hasUnwritten }

    /// Index of the statement with this id, nil when the log has none.
    func index(of id: StatementID) -> UInt64? {
        // Commands of this installation become one statement each (spec 12 §1).
        id.ordinal == 0 ? ask { $0.firstIndex(of: id.command) } : nil
    }

    /// Takes up entry 0.
    public mutating func begin(_ genesis: Genesis, _ facts: EntryFacts) {
        fold.begin(genesis, leaf: facts.leaf)
    }

    /// Takes up an act of the log.
    public mutating func note(_ act: LogAct, _ facts: EntryFacts) {
        fold.state.noteLogAct(at: facts.index)
    }

    /// What is known of a key; nil when it was never enrolled.
    public func standing(of author: Digest) -> AuthorStanding? {
        guard let known = holder.fold.state.author(author) else { return nil }
        // The kind comes first (spec 10 §3): such a key signs no batches, frozen or not.
        let state: AuthorStanding.State =
            switch known.state {
            case _ where known.kind != .desk && known.kind != .person: .otherKind
            case .active: .active
            case .frozen: .frozen
            case .revoked: .revoked
            }
        return AuthorStanding(
            publicKey: PublicKey(known.publicKey),
            next: BatchPosition(firstSequence: known.nextSequence, previousBatch: known.lastBatch),
            state: state,
            clearedAt: known.clearedAt
        )
    }

    /// Opens a batch; refuses one that does not follow from what its author did before.
    public mutating func beginBatch(_ batch: Batch, _ facts: EntryFacts) throws(BatchRefusal) {
        recent.leaves.removeAll(keepingCapacity: true)
        fold.state.beginJournal()
        holder.places.begin(firstStatement: facts.index + 1)
        if let finding = fold.open(batch, at: facts.index) {
            throw BatchRefusal(finding.rawValue, "The key may not sign this batch.")
        }
    }

    /// Reads and applies the next statement of the open batch.
    public mutating func judge(_ statement: UnsafeRawBufferPointer, _ facts: EntryFacts) throws(BatchRefusal) {
        let place = StatementFold.Place(
            index: facts.index,
            leaf: facts.leaf,
            logTimeMilliseconds: facts.logTimeMilliseconds
        )
        recent.leaves[facts.index] = facts.leaf
        guard statement.count <= EntryLimits.statementBytes || fold.isPolicy(statement) else {
            throw BatchRefusal("statement_too_large", "\(statement.count) bytes")
        }
        do {
            holder.places.note(try fold.take(statement, at: place), at: facts.index)
        } catch {
            (holder.words, holder.conflict) = (nil, nil)
            if case .rule(let rejection) = error {
                (holder.words, holder.conflict) = (rejection.text, rejection.conflictingRecord)
            }
            throw BatchRefusal(error.code, error.message)
        }
    }

    /// Ends the open batch; all its statements stand.
    public mutating func commitBatch() { fold.state.commit() }

    /// Forgets the open batch.
    public mutating func rollbackBatch() {
        fold.state.rollback()
        holder.places.rollback()
    }

    /// The digests of spec 07 §3.
    public mutating func digests() -> [LogAct.ProjectionDigest] { fold.digests() }

    /// Hands over the rows that changed.
    public mutating func flushRows(into changes: inout RowChanges) {
        fold.state.takeChangedRows { row in
            changes.set(projection: row.table.rawValue + 1, key: row.key, value: row.bytes, isNew: row.isNew)
        }
        holder.places.flush(into: &changes)
    }

    /// Takes up the state that earlier flushes left.
    public mutating func load(_ rows: any RowSource, cursor: ViewsCursor) throws {
        let source = StoredRows(rows)
        // No row holds it, and a key's proof of possession names it (spec 04 §2).
        guard let genesis = leafAt(0) else {
            throw StoreFailure.retryable(.corrupt, "The log has no entry 0.")
        }
        fold.resume(genesisLeaf: genesis)
        fold.state = LedgerState(resuming: source)
        fold.state.collectChanges()
        try source.check()
        guard fold.state.size == cursor.size else {
            throw StoreFailure.retryable(.corrupt, "The views do not reflect the size they name.")
        }
    }
}

extension Rejection {
    /// The record that a new session would repeat or overlap.
    var conflictingRecord: UInt64? { [.overlap, .duplicate, .possibleDuplicate].contains(code) ? otherIndex : nil }
}

/// Rows of the views as the state reads them; a failure is remembered and asked for.
private final class StoredRows: StateRowSource {
    private let rows: any RowSource
    private var failure: (any Error)?

    init(_ rows: any RowSource) {
        self.rows = rows
    }

    func row(table: TableID, key: [UInt8]) -> [UInt8]? {
        do {
            return try rows.value(projection: table.rawValue + 1, key: key)
        } catch {
            failure = failure ?? error
            return nil
        }
    }

    func forEachRow(table: TableID, _ body: ([UInt8], [UInt8]) -> Void) {
        lendEachRow(table: table) { body(Array($0), Array($1)) }
    }

    func lendEachRow(table: TableID, _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) -> Void) {
        do {
            try rows.forEachRow(projection: table.rawValue + 1, prefix: [], body)
        } catch {
            failure = failure ?? error
        }
    }

    func check() throws {
        if let failure { throw failure }
    }
}

extension StatementFold.Refusal {
    /// One sentence for people.
    var message: String {
        switch self {
        case .form(let error): "\(error)"
        case .rule(let rejection): rejection.code.rawValue
        }
    }
}

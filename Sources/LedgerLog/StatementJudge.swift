public import LedgerCrypto
public import LedgerFormat
public import LedgerModel

/// The rules as the sequencer sees them: state folded from the log, and a verdict on each statement (spec 06).
///
/// The sequencer owns its judge and calls it from one thread. Entries reach it in order of index, in operation and at
/// start-up through the same calls.
public protocol StatementJudge {
    /// Takes up entry 0.
    mutating func begin(_ genesis: Genesis, _ facts: EntryFacts)

    /// Takes up an act of the log; never refused, the log itself wrote it.
    mutating func note(_ act: LogAct, _ facts: EntryFacts)

    /// What is known of a key; nil when it was never enrolled.
    func standing(of author: Digest) -> AuthorStanding?

    /// Opens a batch whose signature, sequence and previous batch were found right.
    mutating func beginBatch(_ batch: Batch, _ facts: EntryFacts) throws(BatchRefusal)

    /// Judges the next statement of the open batch, profile and schema included, and takes it up if it may stand.
    mutating func judge(_ statement: UnsafeRawBufferPointer, _ facts: EntryFacts) throws(BatchRefusal)

    /// Ends the open batch: all its statements stand, and the author's next position follows it.
    mutating func commitBatch()

    /// Forgets the open batch and everything it changed.
    mutating func rollbackBatch()

    /// The digests of spec 07 §3 after the entries taken up so far.
    mutating func digests() -> [LogAct.ProjectionDigest]

    /// Hands over every row that changed since the last call; projection 0 is the writer's own and not used.
    mutating func flushRows(into changes: inout RowChanges)

    /// Takes up the state that earlier flushes left; called once, on a fresh judge.
    mutating func load(_ rows: any RowSource, cursor: ViewsCursor) throws
}

/// Where an entry stands in the log.
public struct EntryFacts: Hashable, Sendable {
    /// Index of the entry.
    public let index: UInt64
    /// Its leaf hash.
    public let leaf: Digest
    /// The log time of its turn in UTC milliseconds.
    public let logTimeMilliseconds: UInt64

    /// Collects the facts.
    public init(index: UInt64, leaf: Digest, logTimeMilliseconds: UInt64) {
        self.index = index
        self.leaf = leaf
        self.logTimeMilliseconds = logTimeMilliseconds
    }
}

/// What the state of the log knows of an author's key.
public struct AuthorStanding: Hashable, Sendable {
    /// Whether batches of the key are taken.
    public enum State: Hashable, Sendable {
        /// Enrolled, of a kind that signs batches, neither frozen nor revoked.
        case active
        /// Of a kind that signs no batches.
        case otherKind
        /// Stopped until `key_cleared`.
        case frozen
        /// Ended.
        case revoked
    }

    /// The key itself.
    public let publicKey: PublicKey
    /// Where its next batch stands.
    public let next: BatchPosition
    /// Whether batches are taken.
    public let state: State
    /// Index of its last `key_cleared`, if there was one.
    public let clearedAt: UInt64?

    /// Collects what is known.
    public init(publicKey: PublicKey, next: BatchPosition, state: State, clearedAt: UInt64?) {
        self.publicKey = publicKey
        self.next = next
        self.state = state
        self.clearedAt = clearedAt
    }
}

/// Why a batch does not stand: expected, and no sequence number is used up.
public struct BatchRefusal: Error, Hashable, Sendable {
    /// A code of spec 10 §3 steps 5 to 8 or of spec 06.
    public let code: String
    /// The statement that broke the rule, counted from 0; nil when the batch as a whole did.
    public let offset: Int?
    /// One sentence for people.
    public let message: String

    /// Names the rule that was broken.
    public init(_ code: String, offset: Int? = nil, _ message: String) {
        self.code = code
        self.offset = offset
        self.message = message
    }
}

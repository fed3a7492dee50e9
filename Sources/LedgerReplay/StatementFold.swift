internal import LedgerCrypto
public import LedgerFormat
public import LedgerModel
public import LedgerRules

/// From entries to the state of the rules: reads statement bytes, adds what only cryptography can say, applies.
///
/// The writer's judge and the audit both fold through this, so that what was admitted and what is checked cannot differ.
/// Has one owner; not for use from several threads.
public struct StatementFold {
    /// The state after every entry taken up.
    public var state: LedgerState
    private var genesisLeaf = Digest.zero
    private let reader = Reader()
    private let leafAt: (UInt64) -> Digest?
    /// The statement that broke a rule last, until it is skipped.
    private var refused: StatementID?

    private final class Reader {
        var statements = StatementReader()
    }

    /// Where a statement stands.
    public struct Place: Hashable, Sendable {
        /// Index of the entry.
        public let index: UInt64
        /// Its leaf hash.
        public let leaf: Digest
        /// Log time in UTC milliseconds.
        public let logTimeMilliseconds: UInt64

        /// Collects the facts.
        public init(index: UInt64, leaf: Digest, logTimeMilliseconds: UInt64) {
            self.index = index
            self.leaf = leaf
            self.logTimeMilliseconds = logTimeMilliseconds
        }
    }

    /// Why a statement may not stand.
    public enum Refusal: Error, Hashable, Sendable {
        /// Its bytes have no valid form (spec 10 step 8).
        case form(StatementError)
        /// It breaks a rule (step 9).
        case rule(Rejection)

        /// The written code.
        public var code: String {
            switch self {
            case .form(let error): error.code
            case .rule(let rejection): rejection.code.rawValue
            }
        }
    }

    /// A fold that begins with this state; `leafAt` gives the leaf hash of any entry below, nil when there is none.
    public init(_ state: LedgerState, leafAt: @escaping (UInt64) -> Digest?) {
        self.state = state
        self.leafAt = leafAt
    }

    /// Takes up entry 0 of a fresh state.
    public mutating func begin(_ genesis: Genesis, leaf: Digest) {
        resume(genesisLeaf: leaf)
        state.begin(
            GenesisFacts(
                rootKey: AuthorKey.name(publicKey: genesis.root.key),
                rootPublicKey: genesis.root.key.encoded,
                rootOrganisation: genesis.root.organisation,
                rootSubject: genesis.root.subject
            )
        )
    }

    /// Names the log whose state was resumed.
    public mutating func resume(genesisLeaf leaf: Digest) {
        genesisLeaf = leaf
    }

    /// Takes up a BATCH entry; the finding that counts, or nil.
    public mutating func open(_ batch: Batch, at index: UInt64) -> AuthorFinding? {
        let last = batch.firstSequence + UInt64(batch.count) - 1
        var facts = BatchFacts(
            index: index,
            authorKey: batch.authorKey,
            sequence: batch.firstSequence...last,
            previousBatch: batch.previousBatch,
            statementsRoot: batch.statementsRoot
        )
        facts.digest = batch.digest
        return state.openBatch(facts)
    }

    /// Counts an entry whose statement was refused: an audit goes on after it.
    public mutating func skip(at place: Place) {
        let entry = AppliedEntry(index: place.index, leaf: place.leaf, logTimeMilliseconds: place.logTimeMilliseconds)
        state.skip(entry, refused)
        refused = nil
    }

    /// Reads and applies the next statement of the open batch and answers it; nothing changes when it is refused.
    @discardableResult
    public mutating func take(_ bytes: UnsafeRawBufferPointer, at place: Place) throws(Refusal) -> Statement {
        let envelope: StatementEnvelope
        let statement: Statement
        do {
            (envelope, statement) = try reader.statements.read(bytes)
        } catch {
            throw .form(error)
        }
        try apply(envelope, statement, at: place)
        return statement
    }

    private mutating func apply(
        _ envelope: StatementEnvelope,
        _ statement: Statement,
        at place: Place
    ) throws(Refusal) {
        var entry = AppliedEntry(
            index: place.index,
            leaf: place.leaf,
            logTimeMilliseconds: place.logTimeMilliseconds
        )
        if let index = statement.recordReferenceIndex { entry.referencedLeaf = leafAt(index) }
        if case .keyEnrolled(let enrolled) = statement { entry.enrolment = facts(of: enrolled) }
        do {
            try state.apply(envelope, statement, entry)
        } catch {
            refused = envelope.id
            throw .rule(error)
        }
    }

    /// Whether these bytes are a `policy_adopted`, the only type that may be longer than the common limit.
    public func isPolicy(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let (_, statement) = try? reader.statements.read(bytes), case .policyAdopted = statement else {
            return false
        }
        return true
    }

    private func facts(of enrolled: KeyEnrolled) -> EnrolmentFacts {
        let key = PublicKey(enrolled.publicKey)
        let message = Enrolment.message(
            genesisLeaf: genesisLeaf,
            organisation: enrolled.organisation,
            publicKey: key
        )
        let isValid = Signature(enrolled.proof.bytes).map { key.verifies($0, message: message) } ?? false
        return EnrolmentFacts(authorKey: AuthorKey.name(publicKey: key), isProofValid: isValid)
    }

    /// The digests of spec 07 §3 after the entries taken up so far.
    public mutating func digests() -> [LogAct.ProjectionDigest] {
        DigestedProjection.allCases.map { projection in
            let lines = state.projectionLines(projection)
            return LogAct.ProjectionDigest(name: projection.rawValue, digest: SHA2.hash(lines))
        }
    }
}

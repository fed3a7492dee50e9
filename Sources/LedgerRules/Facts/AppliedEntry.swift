public import LedgerModel

/// What rules know of an entry besides its statement; whoever reads the bytes decides it.
public struct AppliedEntry: Hashable, Sendable {
    /// Index of the entry.
    public var index: UInt64
    /// Its leaf hash.
    public var leaf: Digest
    /// Log time in UTC milliseconds.
    public var logTimeMilliseconds: UInt64
    /// Leaf hash of the entry that `Statement.recordReferenceIndex` names; nil when there is no such entry.
    public var referencedLeaf: Digest?
    /// For `key_enrolled`: what only cryptography can say.
    public var enrolment: EnrolmentFacts?

    /// Collects the facts of most statements.
    public init(index: UInt64, leaf: Digest, logTimeMilliseconds: UInt64) {
        self.index = index
        self.leaf = leaf
        self.logTimeMilliseconds = logTimeMilliseconds
    }
}

/// The name of an enrolled key, and whether its holder has its secret.
public struct EnrolmentFacts: Hashable, Sendable {
    /// author_key of the public key (spec 02 §3).
    public let authorKey: Digest
    /// Whether `proof` verifies (spec 04 §2).
    public let isProofValid: Bool

    /// Collects the facts.
    public init(authorKey: Digest, isProofValid: Bool) {
        self.authorKey = authorKey
        self.isProofValid = isProofValid
    }
}

/// What a BATCH entry says.
public struct BatchFacts: Hashable, Sendable {
    /// Index of the BATCH entry.
    public var index: UInt64
    /// The key that signed it.
    public var authorKey: Digest
    /// The author's sequence number of its first statement.
    public var firstSequence: UInt64
    /// How many statements follow.
    public var count: UInt32
    /// Digest of the author's batch before.
    public var previousBatch: Digest
    /// Root over its statements.
    public var statementsRoot: Digest
    /// Its own digest, which the author's next batch names.
    public var digest = Digest.zero

    /// Collects the facts; `digest` is set by whoever can compute it.
    public init(
        index: UInt64,
        authorKey: Digest,
        sequence: ClosedRange<UInt64>,
        previousBatch: Digest,
        statementsRoot: Digest
    ) {
        self.index = index
        self.authorKey = authorKey
        firstSequence = sequence.lowerBound
        count = UInt32(sequence.count)
        self.previousBatch = previousBatch
        self.statementsRoot = statementsRoot
    }
}

/// What GENESIS says of the first key (spec 02 §2).
public struct GenesisFacts: Hashable, Sendable {
    /// author_key of the root key.
    public var rootKey: Digest
    /// The root key.
    public var rootPublicKey: Digest
    /// The organisation at the top of the tree.
    public var rootOrganisation: OrganisationID
    /// Who holds the root key.
    public var rootSubject: SubjectID

    /// Collects the facts.
    public init(
        rootKey: Digest,
        rootPublicKey: Digest,
        rootOrganisation: OrganisationID,
        rootSubject: SubjectID
    ) {
        self.rootKey = rootKey
        self.rootPublicKey = rootPublicKey
        self.rootOrganisation = rootOrganisation
        self.rootSubject = rootSubject
    }
}

/// Why a batch does not follow from what its author did before (spec 10 §3, step 7), in order of precedence.
public enum AuthorFinding: String, CaseIterable, Hashable, Sendable {
    /// The key was never enrolled; its statements cannot be judged.
    case unknown = "author_unknown"
    /// A key of this kind signs no batches.
    case keyKind = "author_key_kind"
    /// The key was revoked before.
    case revoked = "author_revoked"
    /// The key was frozen before and not cleared since.
    case frozen = "author_frozen"
    /// The batch does not begin at the author's next number.
    case sequence = "author_sequence"
    /// The batch names another batch as the one before.
    case previousBatch = "author_previous_batch"
}

/// What is known of an enrolled key.
public struct AuthorFacts: Hashable, Sendable {
    /// The key itself.
    public let publicKey: Digest
    /// What it may do.
    public let kind: KeyKind
    /// Whether it may sign batches.
    public let state: KeyState
    /// The author's next sequence number.
    public let nextSequence: UInt64
    /// Digest of its last batch, zero before the first.
    public let lastBatch: Digest
    /// Index of its last `key_cleared`.
    public let clearedAt: UInt64?
    /// The organisation it acts for.
    public let organisation: OrganisationID
    /// The holder of a person key.
    public let subject: SubjectID?
}

extension Statement {
    /// Index of the record that a statement refers to: `AppliedEntry.referencedLeaf` must answer for it.
    public var recordReferenceIndex: UInt64? {
        guard let reference = recordReference, case .logged(let index, _) = reference else { return nil }
        return index
    }

    var recordReference: StatementReference? {
        switch self {
        case .sessionVoided(let statement): statement.record
        case .sessionCorrected(let statement): statement.record
        case .objectionOpened(let statement): statement.record
        case .externalNumberRecorded(let statement): statement.record
        case .synchronised(let statement): statement.record
        case .evaluationRecorded(let statement): statement.record
        default: nil
        }
    }
}

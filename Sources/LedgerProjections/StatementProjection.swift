public import LedgerModel
public import LedgerRules

/// A read model folded from the statements in order; it can be dropped and rebuilt to equality (spec 07).
public protocol StatementProjection: Sendable {
    /// The types it takes up; statements of other types are never shown to it.
    static var types: Set<StatementType> { get }

    /// Takes up the next statement of one of these types that stands.
    mutating func take(_ input: ProjectionInput)
}

/// What a projection folds: one statement that stands, with where it stands.
public struct ProjectionInput: Sendable {
    /// Index, leaf and log time.
    public let entry: AppliedEntry
    /// The statement.
    public let statement: Statement
    /// The author organisation.
    public let organisation: OrganisationID
    /// Index of the first statement of its batch, from which references inside the batch count.
    public var batchStart: UInt64
    /// Who signed its batch; nil where nobody said so.
    public var signer: Signer?

    /// The key of a batch, its holder, and where the batch stands among those of the key.
    public struct Signer: Hashable, Sendable {
        /// The key's name in the log.
        public let key: Digest
        /// The holder of a person key.
        public let subject: SubjectID?
        /// The key's number of the batch's first statement.
        public let firstSequence: UInt64

        /// Collects what the batch says.
        public init(key: Digest, subject: SubjectID?, firstSequence: UInt64) {
            self.key = key
            self.subject = subject
            self.firstSequence = firstSequence
        }
    }

    /// Joins a statement with its entry and author organisation; by itself it is a batch of one.
    public init(entry: AppliedEntry, statement: Statement, organisation: OrganisationID) {
        self.entry = entry
        self.statement = statement
        self.organisation = organisation
        batchStart = entry.index
    }

    /// Index of the entry.
    public var index: UInt64 { entry.index }

    /// The Shanghai day of log time.
    public var logDay: CivilDate {
        ShanghaiDay.of(Int64(clamping: entry.logTimeMilliseconds / 1000))
    }

    /// Index of the entry that a reference of this statement means.
    public func index(of reference: StatementReference) -> UInt64 {
        switch reference {
        case .logged(let index, _): index
        case .inBatch(let offset): batchStart + UInt64(offset)
        }
    }
}

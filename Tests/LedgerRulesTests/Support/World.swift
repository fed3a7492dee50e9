import LedgerModel
import LedgerRules
import Testing

/// A log in memory: given statements, when one more, then a code.
struct World {
    var state: LedgerState
    private(set) var size: UInt64 = 1
    /// Log time in seconds since 1970.
    var now = World.instant("2026-06-15", 10)
    private var sequences: [Digest: UInt64] = [:]
    private var lastBatches: [Digest: Digest] = [:]
    private(set) var batches: [BatchFacts] = []
    private var commands: UInt64 = 0
    /// Whether `proofValid` is claimed for enrolments.
    var proofsAreValid = true

    init(_ state: LedgerState = LedgerState()) {
        self.state = state
        self.state.collectChanges()
        let genesis = GenesisFacts(
            rootKey: Cast.rootKey,
            rootPublicKey: Cast.rootKey,
            rootOrganisation: Cast.root,
            rootSubject: Cast.rootManager
        )
        self.state.begin(genesis)
    }

    static func instant(_ day: String, _ hour: Int, _ minute: Int = 0) -> Int64 {
        ShanghaiDay.start(CivilDate(day) ?? CivilDate(daysSinceEpoch: 0)) + Int64(hour * 3600 + minute * 60)
    }

    static func leaf(_ index: UInt64) -> Digest { Digest(0x1EAF, index, 0, 0) }

    /// The reference to a logged entry.
    func ref(_ index: UInt64) -> StatementReference { .logged(index: index, leaf: World.leaf(index)) }

    /// The range of the batch whose first statement stands at an index.
    func range(_ firstIndex: UInt64, except: [Int] = []) throws -> BatchRange {
        let batch = try #require(batches.first { $0.index + 1 == firstIndex })
        return BatchRange(
            authorKey: batch.authorKey,
            firstSequence: batch.firstSequence,
            count: Int(batch.count),
            statementsRoot: batch.statementsRoot,
            except: except
        )
    }

    mutating func newCommand() -> CommandID {
        commands += 1
        return CommandID(high: 0xC0, low: commands)
    }

    /// Appends a batch of one command and returns the index of its first statement.
    ///
    /// A rejection leaves everything as it was.
    @discardableResult
    mutating func append(
        by key: Digest,
        _ statements: [Statement],
        command: CommandID? = nil,
        ordinals: [UInt16]? = nil
    ) throws -> UInt64 {
        let command = command ?? newCommand()
        let facts = batchFacts(key, count: statements.count)
        state.beginJournal()
        do {
            try #require(state.openBatch(facts) == nil)
            for (offset, statement) in statements.enumerated() {
                let ordinal = ordinals?[offset] ?? UInt16(offset)
                let envelope = StatementEnvelope(id: StatementID(command: command, ordinal: ordinal))
                try state.apply(envelope, statement, entry(facts.index + 1 + UInt64(offset), statement))
            }
        } catch {
            state.rollback()
            throw error
        }
        state.commit()
        note(facts)
        return facts.index + 1
    }

    @discardableResult
    mutating func append(by key: Digest, _ statement: Statement) throws -> UInt64 {
        try append(by: key, [statement])
    }

    func batchFacts(_ key: Digest, count: Int) -> BatchFacts {
        let first = sequences[key] ?? 0
        var facts = BatchFacts(
            index: size,
            authorKey: key,
            sequence: first...first + UInt64(count) - 1,
            previousBatch: lastBatches[key] ?? .zero,
            statementsRoot: Digest(0x2007, size, 0, 0)
        )
        facts.digest = Digest(0xD16, size, 0, 0)
        return facts
    }

    private mutating func note(_ facts: BatchFacts) {
        sequences[facts.authorKey] = facts.firstSequence + UInt64(facts.count)
        lastBatches[facts.authorKey] = facts.digest
        batches.append(facts)
        size += 1 + UInt64(facts.count)
    }

    func entry(_ index: UInt64, _ statement: Statement) -> AppliedEntry {
        var entry = AppliedEntry(index: index, leaf: World.leaf(index), logTimeMilliseconds: UInt64(now) * 1000)
        entry.referencedLeaf = statement.recordReferenceIndex.map { World.leaf($0) }
        if case .keyEnrolled(let enrolled) = statement {
            entry.enrolment = EnrolmentFacts(authorKey: enrolled.publicKey, isProofValid: proofsAreValid)
        }
        return entry
    }

    /// The code that a statement is refused with, nil when it stands.
    mutating func refusal(by key: Digest, _ statement: Statement) -> RejectionCode? {
        rejection(by: key, statement)?.code
    }

    mutating func found(_ index: UInt64) throws -> RecordView {
        let record = state.record(index)
        return try #require(record)
    }

    mutating func sums(_ subject: SubjectID) throws -> SubjectSums {
        let sums = state.sums(of: subject)
        return try #require(sums)
    }

    mutating func rejection(by key: Digest, _ statement: Statement) -> Rejection? {
        do {
            try append(by: key, [statement])
            return nil
        } catch let rejection as Rejection {
            return rejection
        } catch {
            Issue.record(error)
            return nil
        }
    }
}

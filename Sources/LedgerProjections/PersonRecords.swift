public import LedgerModel

/// What happened to one person's records, and what was said of them: for the person's own copy (PIPL §45).
///
/// A fold over the statements in order, in memory; sums stay with the state.
public struct PersonRecords: StatementProjection {
    /// One thing that happened, and when it entered the log.
    public struct Step: Hashable, Sendable {
        /// Index of the statement.
        public let index: UInt64
        /// The Shanghai log day.
        public let day: CivilDate
        /// For whom the signer acted.
        public let organisation: OrganisationID
        /// Why, where the statement says so.
        public var reasonCode: Code?
    }

    /// What became of one record by itself.
    public struct Record: Hashable, Sendable {
        /// Its recording.
        public let recorded: Step
        /// Its corrections in order.
        public internal(set) var corrections: [Step] = []
        /// Its voiding, by itself.
        public internal(set) var voided: Step?
    }

    /// An act on a whole batch; which records it meets is told by `meets`.
    public struct RangeAct: Hashable, Sendable {
        /// Approved, declined or voided.
        public let type: StatementType
        /// The act.
        public let step: Step
        let range: BatchRange

        /// Whether the act meets the record at an offset of a batch.
        public func meets(_ batch: BatchRange, offset: Int) -> Bool {
            range.authorKey == batch.authorKey && range.firstSequence == batch.firstSequence
                && !range.except.contains(offset)
        }
    }

    /// A certificate that lists records of the person.
    public struct Certificate: Hashable, Sendable {
        /// Its issue.
        public let issued: Step
        /// What was issued.
        public let statement: CertificateIssued
    }

    /// A star that was granted, or set at the end of a review.
    public struct Star: Hashable, Sendable {
        /// The grant.
        public let step: Step
        /// 0...5.
        public let stars: Int
    }

    /// The types it takes up.
    public static let types: Set<StatementType> = [
        .sessionRecorded, .sessionCorrected, .sessionVoided, .recordsApproved, .recordsDeclined, .recordsVoided,
        .objectionOpened, .objectionDecided, .starGranted, .starReviewClosed, .certificateIssued, .guardianLinked,
        .volunteerRegistered,
    ]

    /// The person's records by number.
    public private(set) var records: [UInt64: Record] = [:]
    /// Every approval, declining and voiding of a batch, in order.
    public private(set) var rangeActs: [RangeAct] = []
    /// When and why objections were opened and decided, by index of the objection; of everybody.
    public private(set) var objections: [UInt64: (opened: Step, decided: Step?)] = [:]
    /// Stars in order.
    public private(set) var stars: [Star] = []
    /// Certificates that list records of the person, by ordinal.
    public private(set) var certificates: [UInt64: Certificate] = [:]
    /// The guardians, in order of linking.
    public private(set) var guardians: [SubjectID] = []

    private let subject: SubjectID

    /// The records of one person; none yet.
    public init(of subject: SubjectID) {
        self.subject = subject
    }

    /// Takes up the next statement that stands.
    public mutating func take(_ input: ProjectionInput) {
        let step = { (reason: Code) in Self.step(input, reason) }
        switch input.statement {
        case .sessionRecorded(let session) where session.subject == subject:
            records[input.index] = Record(recorded: Self.step(input))
        case .sessionCorrected(let corrected):
            let correction = step(corrected.reasonCode)
            records[input.index(of: corrected.record)]?.corrections.append(correction)
        case .sessionVoided(let voided):
            let voiding = step(voided.reasonCode)
            records[input.index(of: voided.record)]?.voided = voiding
        case .recordsApproved(let approved): note(.recordsApproved, approved.range, Self.step(input))
        case .recordsDeclined(let declined): note(.recordsDeclined, declined.range, step(declined.reasonCode))
        case .recordsVoided(let voided): note(.recordsVoided, voided.range, step(voided.reasonCode))
        case .objectionOpened(let opened): objections[input.index] = (step(opened.reasonCode), nil)
        case .objectionDecided(let decided):
            let decision = step(decided.reasonCode)
            objections[input.index(of: decided.objection)]?.decided = decision
        default: takeStanding(input)
        }
    }

    /// The voiding of a record, by itself or with its batch; nil when it was not voided.
    ///
    /// - Parameter batch: the whole batch that the record belongs to, and the index of its first statement.
    public func voiding(of record: UInt64, in batch: (first: UInt64, range: BatchRange)?) -> Step? {
        records[record]?.voided ?? last(.recordsVoided, of: record, in: batch)
    }

    /// The declining of a record with its batch, nil when it was not declined; `batch` as in `voiding`.
    public func declining(of record: UInt64, in batch: (first: UInt64, range: BatchRange)?) -> Step? {
        last(.recordsDeclined, of: record, in: batch)
    }

    private func last(
        _ type: StatementType,
        of record: UInt64,
        in batch: (first: UInt64, range: BatchRange)?
    ) -> Step? {
        guard let batch, record >= batch.first else { return nil }
        let offset = Int(record - batch.first)
        return rangeActs.last { $0.type == type && $0.meets(batch.range, offset: offset) }?.step
    }

    private mutating func takeStanding(_ input: ProjectionInput) {
        switch input.statement {
        case .starGranted(let granted) where granted.subject == subject:
            stars.append(Star(step: Self.step(input), stars: granted.stars))
        case .starReviewClosed(let closed) where closed.subject == subject:
            stars.append(Star(step: Self.step(input, closed.reasonCode), stars: closed.stars))
        case .certificateIssued(let issued):
            guard case .listed(let listed) = issued.coverage.records, listed.contains(where: { records[$0] != nil })
            else { return }
            certificates[issued.registerOrdinal] = Certificate(issued: Self.step(input), statement: issued)
        case .guardianLinked(let linked) where linked.subject == subject: add(linked.guardian)
        case .volunteerRegistered(let registered) where registered.subject == subject:
            if let guardian = registered.guardian { add(guardian) }
        default: break
        }
    }

    private mutating func note(_ type: StatementType, _ range: BatchRange, _ step: Step) {
        rangeActs.append(RangeAct(type: type, step: step, range: range))
    }

    private mutating func add(_ guardian: SubjectID) {
        if !guardians.contains(guardian) { guardians.append(guardian) }
    }

    private static func step(_ input: ProjectionInput, _ reason: Code? = nil) -> Step {
        Step(index: input.index, day: input.logDay, organisation: input.organisation, reasonCode: reason)
    }
}

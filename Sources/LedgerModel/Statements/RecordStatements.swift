/// Someone objected to a record, or reported it, by name or without (spec 06 §6).
public struct ObjectionOpened: Hashable, Sendable {
    /// The `session_recorded` of the record.
    public var record: StatementReference
    /// Who objected or reported; nil when the report is anonymous.
    public var objector: SubjectID?
    /// Why, by the policy `reason_codes`.
    public var reasonCode: Code
    /// Commitment to the reason in words.
    public var reason: Digest?

    /// Wraps the fields that are never left out; the caller guarantees their ranges.
    public init(record: StatementReference, objector: SubjectID?, reasonCode: Code) {
        self.record = record
        self.objector = objector
        self.reasonCode = reasonCode
    }
}

/// An objection was decided.
public struct ObjectionDecided: Hashable, Sendable {
    /// The `objection_opened`.
    public var objection: StatementReference
    /// Upheld or rejected.
    public var outcome: ObjectionOutcome
    /// Why, by the policy `reason_codes`.
    public var reasonCode: Code
    /// Commitment to the reason in words.
    public var reason: Digest?

    /// Wraps the fields that are never left out; the caller guarantees their ranges.
    public init(objection: StatementReference, outcome: ObjectionOutcome, reasonCode: Code) {
        self.objection = objection
        self.outcome = outcome
        self.reasonCode = reasonCode
    }
}

/// Another platform's number of a record became known.
public struct ExternalNumberRecorded: Hashable, Sendable {
    /// The `session_recorded` of the record.
    public var record: StatementReference
    /// The platform.
    public var platform: Code
    /// Commitment to the number.
    public var number: Digest

    /// Wraps the fields; the caller guarantees their ranges.
    public init(record: StatementReference, platform: Code, number: Digest) {
        self.record = record
        self.platform = platform
        self.number = number
    }
}

/// A record went to another platform.
public struct Synchronised: Hashable, Sendable {
    /// The `session_recorded` of the record.
    public var record: StatementReference
    /// The platform.
    public var platform: Code
    /// How far it came.
    public var status: SynchronisationStatus

    /// Wraps the fields; the caller guarantees their ranges.
    public init(record: StatementReference, platform: Code, status: SynchronisationStatus) {
        self.record = record
        self.platform = platform
        self.status = status
    }
}

/// Time served that another platform recorded; counted apart, never credit.
public struct RecordedElsewhere: Hashable, Sendable {
    /// Who served.
    public var subject: SubjectID
    /// The platform.
    public var platform: Code
    /// First and last day of service.
    public var days: DayRange
    /// Total length, 1...2^40.
    public var seconds: Seconds
    /// Commitment to the source.
    public var source: Digest
    /// Whether it is a balance carried over when this log began.
    public var opening = false

    /// Wraps the fields that are never left out; the caller guarantees their ranges.
    public init(subject: SubjectID, platform: Code, days: DayRange, seconds: Seconds, source: Digest) {
        self.subject = subject
        self.platform = platform
        self.days = days
        self.seconds = seconds
        self.source = source
    }
}

/// A service was evaluated.
public struct EvaluationRecorded: Hashable, Sendable {
    /// The `session_recorded` of the record.
    public var record: StatementReference
    /// When.
    public var day: CivilDate
    /// Quality, 1...5.
    public var quality: Int
    /// Who evaluated.
    public var evaluator: Evaluator
    /// Punctuality, 1...5.
    public var punctuality: Int?
    /// Attitude, 1...5.
    public var attitude: Int?
    /// Skill, 1...5.
    public var skill: Int?
    /// Commitment to a comment.
    public var comment: Digest?

    /// Wraps the fields that are never left out; the caller guarantees their ranges.
    public init(record: StatementReference, day: CivilDate, quality: Int, evaluator: Evaluator) {
        self.record = record
        self.day = day
        self.quality = quality
        self.evaluator = evaluator
    }
}

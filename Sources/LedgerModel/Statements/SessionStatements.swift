/// One subject served once.
///
/// A flat value: nothing of it lies on the heap.
public struct SessionRecorded: Hashable, Sendable {
    /// The `roster_opened` with the common facts.
    public var roster: StatementReference
    /// Who served.
    public var subject: SubjectID
    /// When and how long.
    public var time: SessionTime
    /// Whether the signer attests that this is not what another record of the day says (spec 06 §3); nil when left out.
    public var isSecondService: Bool?

    /// Wraps the fields; the caller guarantees their ranges.
    public init(roster: StatementReference, subject: SubjectID, time: SessionTime) {
        self.roster = roster
        self.subject = subject
        self.time = time
    }
}

/// A record became void and stays so.
public struct SessionVoided: Hashable, Sendable {
    /// The `session_recorded` of the record.
    public var record: StatementReference
    /// Why, by the policy `reason_codes`.
    public var reasonCode: Code
    /// Commitment to the reason in words.
    public var reason: Digest?

    /// Wraps the fields that are never left out; the caller guarantees their ranges.
    public init(record: StatementReference, reasonCode: Code) {
        self.record = record
        self.reasonCode = reasonCode
    }
}

/// A record got another time and is pending again.
public struct SessionCorrected: Hashable, Sendable {
    /// The `session_recorded` of the record.
    public var record: StatementReference
    /// The new day, seconds and clock times.
    public var time: SessionTime
    /// As in `SessionRecorded`.
    public var isSecondService: Bool?
    /// Why, by the policy `reason_codes`.
    public var reasonCode: Code
    /// Commitment to the reason in words.
    public var reason: Digest?

    /// Wraps the fields that are never left out; the caller guarantees their ranges.
    public init(record: StatementReference, time: SessionTime, reasonCode: Code) {
        self.record = record
        self.time = time
        self.reasonCode = reasonCode
    }
}

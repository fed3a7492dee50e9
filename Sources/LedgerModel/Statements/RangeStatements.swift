/// The sessions of a range were approved by one approver.
///
/// A flat value unless offsets are left out.
public struct RecordsApproved: Hashable, Sendable {
    /// The batch and the offsets left out.
    public var range: BatchRange

    /// Wraps the fields; the caller guarantees their ranges.
    public init(range: BatchRange) {
        self.range = range
    }
}

/// The sessions of a range were declined and stay so.
public struct RecordsDeclined: Hashable, Sendable {
    /// The batch and the offsets left out.
    public var range: BatchRange
    /// Why, by the policy `reason_codes`.
    public var reasonCode: Code
    /// Commitment to the reason in words.
    public var reason: Digest?

    /// Wraps the fields that are never left out; the caller guarantees their ranges.
    public init(range: BatchRange, reasonCode: Code) {
        self.range = range
        self.reasonCode = reasonCode
    }
}

/// The sessions of a range became void and stay so.
public struct RecordsVoided: Hashable, Sendable {
    /// The batch and the offsets left out.
    public var range: BatchRange
    /// Why, by the policy `reason_codes`.
    public var reasonCode: Code
    /// Commitment to the reason in words.
    public var reason: Digest?

    /// Wraps the fields that are never left out; the caller guarantees their ranges.
    public init(range: BatchRange, reasonCode: Code) {
        self.range = range
        self.reasonCode = reasonCode
    }
}

/// An activity was set up; the author organisation is its organiser.
public struct ActivityOpened: Hashable, Sendable {
    /// The activity.
    public var activity: ActivityID
    /// Its category, by the policy `categories`.
    public var category: Code
    /// First and last day.
    public var days: DayRange
    /// The leader 负责人.
    public var leader: SubjectID
    /// Commitments to title, place, content and the leader's name; `served` 服务对象 may be there.
    public var facts: Commitments
    /// Whether it is community service 社区服务 of students.
    public var communityService = false
    /// Whether parents serve with their children.
    public var parentAndChild = false
    /// Planned length of one session, 1...86,400.
    public var plannedSeconds: Seconds?
    /// Kind of people served, by `target_groups` of the policy `categories`.
    public var targetGroup: Code?

    /// Wraps the fields that are never left out; the caller guarantees their ranges.
    public init(activity: ActivityID, category: Code, days: DayRange, leader: SubjectID, facts: Commitments) {
        self.activity = activity
        self.category = category
        self.days = days
        self.leader = leader
        self.facts = facts
    }
}

/// The days of an activity changed.
public struct ActivityAmended: Hashable, Sendable {
    /// The activity.
    public var activity: ActivityID
    /// New first and last day.
    public var days: DayRange
    /// Why, by the policy `reason_codes`.
    public var reasonCode: Code

    /// Wraps the fields; the caller guarantees their ranges.
    public init(activity: ActivityID, days: DayRange, reasonCode: Code) {
        self.activity = activity
        self.days = days
        self.reasonCode = reasonCode
    }
}

/// The common facts of the sessions that refer to it.
public struct RosterOpened: Hashable, Sendable {
    /// The activity.
    public var activity: ActivityID
    /// How the sessions were recorded.
    public var evidence: EvidenceClass
    /// The operator who records.
    public var recorder: SubjectID
    /// Commitment to the roster file; always there for `back_office`.
    public var file: Digest?
    /// Why it is late, by `late_reasons` of the policy `reason_codes`.
    public var lateReason: Code?

    /// Wraps the fields that are never left out; the caller guarantees their ranges.
    public init(activity: ActivityID, evidence: EvidenceClass, recorder: SubjectID) {
        self.activity = activity
        self.evidence = evidence
        self.recorder = recorder
    }
}

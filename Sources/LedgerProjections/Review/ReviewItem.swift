public import LedgerModel

/// Why the review queue lists something (spec 07 §6); the raw value is the written code.
public enum ReviewRule: String, CaseIterable, Hashable, Sendable {
    /// One key recorded unusually many records in few minutes.
    case manyRecorded = "many_recorded"
    /// One person approved unusually many records in few minutes.
    case manyApproved = "many_approved"
    /// Entered long after the service.
    case longAfter = "long_after"
    /// Entered afterwards for people who never signed in and out.
    case neverSignedIn = "never_signed_in"
    /// The same start and end for many strangers.
    case identicalTimes = "identical_times"
    /// One person in two distant regions within an implausible time.
    case twoPlaces = "two_places"
    /// Longer than a ceiling of the policy `recording`.
    case overCeiling = "over_ceiling"
    /// Approved within seconds of being recorded.
    case approvedAtOnce = "approved_at_once"
    /// Two persons who approve each other and nobody else.
    case mutualApproval = "mutual_approval"
}

/// One thing that a person should look at: the log alone shows it, and proves nothing wrong.
public struct ReviewItem: Hashable, Sendable {
    /// Why it is listed.
    public let rule: ReviewRule
    /// The records it is about, ascending.
    public let records: [UInt64]
    /// Who recorded or approved them, where the rule is about persons.
    public let people: [SubjectID]
    /// What passed the threshold: records, days, people or seconds, by the rule.
    public let measure: Int
    /// Index of the entry with which it came to light; what was done after it settles it.
    public let since: UInt64
    /// Those of its records that were neither ended, corrected nor decided upon since.
    public internal(set) var open: [UInt64] = []

    /// Whether something is left to look at.
    public var isOpen: Bool { !open.isEmpty }

    init(_ rule: ReviewRule, _ records: [UInt64], people: [SubjectID] = [], measure: Int, since: UInt64) {
        self.rule = rule
        self.records = records.sorted()
        self.people = people
        self.measure = measure
        self.since = since
    }
}

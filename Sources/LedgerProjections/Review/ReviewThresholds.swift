/// From when on the review queue lists something: the policy `review` (spec 07 §6).
///
/// A rule without numbers lists nothing.
public struct ReviewThresholds: Hashable, Sendable {
    /// More records by one key within so many seconds are many.
    public var manyRecorded: Burst?
    /// More approvals of records by one person within so many seconds are many.
    public var manyApproved: Burst?
    /// More days after the service are long after.
    public var longAfterDays: Int?
    /// More days after the service matter when the person never signed in and out.
    public var neverSignedInDays: Int?
    /// From so many strangers with the same start and end in one roster.
    public var identicalPeople: Int?
    /// What is too far in too little time.
    public var twoPlaces: Distance?
    /// Whether records over a ceiling are listed.
    public var listsOverCeiling = false
    /// An approval within fewer seconds of the recording read nothing.
    public var atOnceSeconds: Int?
    /// From so many records that each of two persons approved of the other, and nobody else.
    public var mutualRecords: Int?

    /// So many records in so much time.
    public struct Burst: Hashable, Sendable {
        /// Records.
        public let records: Int
        /// Seconds of log time.
        public let seconds: Int

        /// Pairs both.
        public init(records: Int, seconds: Int) {
            self.records = records
            self.seconds = seconds
        }
    }

    /// Two regions and the time between.
    public struct Distance: Hashable, Sendable {
        /// Regions that differ within so many first digits are distant.
        public let regionDigits: Int
        /// Fewer seconds between two services there are implausible.
        public let seconds: Int

        /// Pairs both.
        public init(regionDigits: Int, seconds: Int) {
            self.regionDigits = regionDigits
            self.seconds = seconds
        }
    }

    /// No rule.
    public init() {}
}

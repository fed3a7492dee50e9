public import LedgerModel

/// One effective record as a certificate shows it.
public struct CertificateRow: Hashable, Sendable {
    /// Index of its `session_recorded` entry.
    public var recordIndex: UInt64
    /// Title of the activity.
    public var title: String
    /// What was done 服务内容.
    public var content: String
    /// How it was recorded.
    public var evidence: EvidenceClass
    /// Day and length.
    public var service: Service
    /// Where, by whom recorded and approved, and how late.
    public var circumstances: Circumstances

    /// When a record's service was.
    public struct Service: Hashable, Sendable {
        /// The Shanghai day on which it began.
        public var day: CivilDate
        /// Its length.
        public var seconds: Seconds

        /// Pairs a day with a length.
        public init(day: CivilDate, seconds: Seconds) {
            self.day = day
            self.seconds = seconds
        }
    }

    /// What a reader needs to judge how far a record can be trusted.
    public struct Circumstances: Hashable, Sendable {
        /// Where the service was.
        public var place: String
        /// Name of the organisation that recorded it.
        public var recorder: String
        /// Names of the organisations whose operators approved it, at least one.
        public var approvers: [String]
        /// Working days between service and recording; nil while a year's calendar is missing.
        public var delayWorkingDays: Int?
        /// Whether it was recorded, or moved by a correction, after the deadline.
        public var isLate: Bool
        /// The Shanghai log day of its last correction; nil when it was never corrected.
        public var correctedOn: CivilDate?

        /// Collects the circumstances.
        public init(place: String, recorder: String, approvers: [String], delayWorkingDays: Int?, isLate: Bool) {
            self.place = place
            self.recorder = recorder
            self.approvers = approvers
            self.delayWorkingDays = delayWorkingDays
            self.isLate = isLate
        }
    }

    /// Describes one record.
    public init(
        recordIndex: UInt64,
        activity: (title: String, content: String),
        evidence: EvidenceClass,
        service: Service,
        circumstances: Circumstances
    ) {
        self.recordIndex = recordIndex
        title = activity.title
        content = activity.content
        self.evidence = evidence
        self.service = service
        self.circumstances = circumstances
    }
}

public import LedgerCrypto
public import LedgerModel

/// Answers what became of a certificate, from a log that somebody else replayed and verified.
public protocol StatusSource {
    /// Number of entries that were replayed.
    var size: UInt64 { get }

    /// The root of the first `size` entries; nil when there are fewer, or when the entries below could not be read.
    func root(size: UInt64) -> Digest?

    /// The key that signs checkpoints of this size by the log's own acts (spec 02 §5); nil when the entries do not tell.
    func logKey(ofSize size: UInt64) -> PublicKey?

    /// The size that whoever asks accepted of this log before; nil when he accepted none.
    var acceptedSize: UInt64? { get }

    /// Whether the entries give another root than he accepted, at the size that he accepted.
    var contradictsAccepted: Bool { get }

    /// Why the entries answer nothing, a code of spec 09 §4; nil when they do.
    var failure: String? { get }

    /// What the log says of the certificate with this ordinal and credential hash; nil when its register has no such one.
    ///
    /// `lines` are the records that the certificate shows, in the credential or in the rows file.
    func standing(registerOrdinal: UInt64, credential: Digest, lines: [CredentialLine]) -> CertificateStanding?
}

/// What a log says of a certificate.
public struct CertificateStanding: Hashable, Sendable {
    /// The status last logged; `valid` when none was.
    public var status: CertificateStatus
    /// Day and class of reason of that status; nil when none was logged.
    public var change: Change?
    /// Covered records that are void, each with when and why.
    public var voidedRecords: [Voided] = []
    /// Covered records that were corrected or declined after the issue and are not void.
    public var correctedRecords: [UInt64]
    /// Covered records with an open objection of the one concerned or his guardian.
    public var disputedRecords: [UInt64]
    /// Open reports by others against covered records; no reason to doubt this one, only to be told (spec 09 §4).
    public var openReports: [OpenReport] = []
    /// Lines that say something else than the log said when the certificate was issued.
    public var differingRecords: [UInt64]
    /// Certificates that were revoked and list some of the same records; no reason to doubt this one, only to be told.
    public var revokedBefore: [Revoked] = []

    /// A record that is void.
    public struct Voided: Hashable, Sendable {
        /// Its index.
        public var record: UInt64
        /// When and why it was voided.
        public var change: Change

        /// Pairs a record with its voiding.
        public init(record: UInt64, change: Change) {
            self.record = record
            self.change = change
        }
    }

    /// A report that nobody has decided yet.
    public struct OpenReport: Hashable, Sendable {
        /// The record that it is about.
        public var record: UInt64
        /// The Shanghai log day on which it was opened.
        public var day: CivilDate
        /// The day by which it should be decided.
        public var due: CivilDate

        /// Collects what the log says.
        public init(record: UInt64, day: CivilDate, due: CivilDate) {
            self.record = record
            self.day = day
            self.due = due
        }
    }

    /// A revoked certificate over some of the same records.
    public struct Revoked: Hashable, Sendable {
        /// Its number.
        public var number: String
        /// When and why it was revoked.
        public var change: Change
        /// The records that both list, ascending.
        public var records: [UInt64]

        /// Collects what the register says.
        public init(number: String, change: Change, records: [UInt64]) {
            self.number = number
            self.change = change
            self.records = records
        }
    }

    /// When and why a status changed: no more than this is told.
    public struct Change: Hashable, Sendable {
        /// The Shanghai day.
        public var day: CivilDate
        /// The class of reason.
        public var reasonCode: Code

        /// Pairs a day with a reason.
        public init(day: CivilDate, reasonCode: Code) {
            self.day = day
            self.reasonCode = reasonCode
        }
    }

    /// Collects what a log says.
    public init(
        status: CertificateStatus = .valid,
        change: Change? = nil,
        correctedRecords: [UInt64] = [],
        disputedRecords: [UInt64] = [],
        differingRecords: [UInt64] = []
    ) {
        self.status = status
        self.change = change
        self.correctedRecords = correctedRecords
        self.disputedRecords = disputedRecords
        self.differingRecords = differingRecords
    }

    /// The same with the records that are void.
    public func voiding(_ records: [Voided]) -> CertificateStanding {
        var standing = self
        standing.voidedRecords = records
        return standing
    }
}

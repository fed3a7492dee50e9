public import LedgerModel

/// Answers what became of a certificate, from a log that somebody else replayed and verified.
public protocol StatusSource {
    /// Number of entries that were replayed.
    var size: UInt64 { get }

    /// The root of the first `size` entries; nil when fewer were replayed.
    func root(size: UInt64) -> Digest?

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
    /// Covered records that were corrected or voided after the issue.
    public var correctedRecords: [UInt64]
    /// Covered records with an open objection.
    public var disputedRecords: [UInt64]
    /// Lines that say something else than the log said when the certificate was issued.
    public var differingRecords: [UInt64]

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
}

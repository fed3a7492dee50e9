public import LedgerModel

/// Answers what became of a certificate, from a log that somebody else replayed and verified.
public protocol StatusSource {
    /// Number of entries that were replayed.
    var size: UInt64 { get }

    /// What the log says of the certificate with this ordinal and credential hash; nil when its register has no such one.
    func standing(registerOrdinal: UInt64, credential: Digest) -> CertificateStanding?
}

/// A status source made of a size and a closure.
public struct ReplayedStatus: StatusSource {
    /// Number of entries that were replayed.
    public let size: UInt64
    private let answer: (UInt64, Digest) -> CertificateStanding?

    /// Wraps a closure that takes register ordinal and credential hash.
    public init(size: UInt64, answer: @escaping (UInt64, Digest) -> CertificateStanding?) {
        self.size = size
        self.answer = answer
    }

    /// What the closure says.
    public func standing(registerOrdinal: UInt64, credential: Digest) -> CertificateStanding? {
        answer(registerOrdinal, credential)
    }
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
        disputedRecords: [UInt64] = []
    ) {
        self.status = status
        self.change = change
        self.correctedRecords = correctedRecords
        self.disputedRecords = disputedRecords
    }
}

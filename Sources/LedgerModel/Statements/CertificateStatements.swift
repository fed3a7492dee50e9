/// A certificate of records was issued.
public struct CertificateIssued: Hashable, Sendable {
    /// Position in the log's register, contiguous from 0.
    public var registerOrdinal: UInt64
    /// The number printed on it.
    public var number: CertificateNumber
    /// SHA-256 of the credential file.
    public var credential: Digest
    /// author_key of the credential key that signed it.
    public var key: Digest
    /// The records and their sum.
    public var coverage: CertificateCoverage

    /// Wraps the fields; the caller guarantees their ranges.
    public init(
        registerOrdinal: UInt64,
        number: CertificateNumber,
        credential: Digest,
        key: Digest,
        coverage: CertificateCoverage
    ) {
        self.registerOrdinal = registerOrdinal
        self.number = number
        self.credential = credential
        self.key = key
        self.coverage = coverage
    }
}

/// The records of a certificate, listed or bound by a commitment.
public enum CertificateRecords: Hashable, Sendable {
    /// Record indexes, strictly ascending, at most 700.
    case listed([UInt64])
    /// A commitment to the list, and its length, 1...2^53-1.
    case committed(Digest, count: UInt64)

    /// Most records that may be listed.
    public static let listLimit = 700
}

/// What a certificate certifies.
public struct CertificateCoverage: Hashable, Sendable {
    /// The records.
    public var records: CertificateRecords
    /// The sum of their seconds, 0...2^50.
    public var seconds: Seconds

    /// Wraps the fields; the caller guarantees their ranges.
    public init(records: CertificateRecords, seconds: Seconds) {
        self.records = records
        self.seconds = seconds
    }
}

/// A certificate's status changed.
public struct CertificateStatusChanged: Hashable, Sendable {
    /// Its position in the register.
    public var registerOrdinal: UInt64
    /// The new status.
    public var status: CertificateStatus
    /// Why, by the policy `reason_codes`.
    public var reasonCode: Code

    /// Wraps the fields; the caller guarantees their ranges.
    public init(registerOrdinal: UInt64, status: CertificateStatus, reasonCode: Code) {
        self.registerOrdinal = registerOrdinal
        self.status = status
        self.reasonCode = reasonCode
    }
}

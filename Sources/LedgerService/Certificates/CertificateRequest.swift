public import LedgerDocuments
public import LedgerModel

/// What a volunteer wants to have certified, and who answers for it.
public struct CertificateRequest: Sendable {
    /// Whose records.
    public var subject: SubjectID
    /// First and last day, nil for all there is.
    public var period: DayRange?
    /// Some records only; nil for every effective one of the period.
    public var records: Set<UInt64>?
    /// Sums only.
    public var isSummary = false
    /// Whether records with an open objection are certified as well; whoever verifies it then sees it suspended.
    public var includesDisputed = false
    /// Whether the name stands on it.
    public var showsName = true
    /// Who answers for it.
    public var contact: Contact

    /// The people and the telephone number that the form asks for.
    public struct Contact: Hashable, Sendable {
        /// 负责人.
        public var official: String
        /// 经办人.
        public var handler: String
        /// 联系方式.
        public var phone: String

        /// Collects the three.
        public init(official: String, handler: String, phone: String) {
            self.official = official
            self.handler = handler
            self.phone = phone
        }
    }

    /// All effective records of a subject, with its name.
    public init(subject: SubjectID, contact: Contact) {
        self.subject = subject
        self.contact = contact
    }
}

/// The files of a certificate.
public struct CertificateFiles: Sendable {
    /// The number printed on it.
    public let number: CertificateNumber
    /// `credential.json`.
    public let credential: [UInt8]
    /// `certificate.tlog-proof`.
    public let proof: [UInt8]
    /// `certificate.rows`, when the credential names one.
    public let rows: [UInt8]?
    /// What the register said of it when it was printed again; nil when it was issued.
    public var state: CertificateState?
}

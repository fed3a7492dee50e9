// LedgerDocuments: certificates of volunteer service (spec 09).
//
// In: plain values about one volunteer's effective records (`Certificate`), the issuer's credential key, read access to
// the log (`CertificateLogAccess`). Out: `credential.json` (`CredentialBuilder`) and `certificate.tlog-proof`
// (`CertificateProofBuilder`), which verify together offline with a trust folder and nothing else (`CertificateVerifier`).
//
//   JCS/            the texts that are signed (RFC 8785)
//   DataIntegrity/  W3C Data Integrity: base 58, Multikey, did:key, eddsa-jcs-2022
//   Credential/     what a certificate says, its number, the credential and its reader
//   Proof/          the chain of entries from GENESIS to the certificate
//   Verification/   checks, states and their words in Chinese and English
//
// Nothing here reads a clock, draws a random number or does I/O.

public import LedgerModel

/// What a certificate is to say; a projection of effective records, never typed in.
public struct Certificate: Sendable {
    /// Who certifies.
    public var issuer: CertificateIssuer
    /// What of the volunteer stands on it.
    public var holder: CertificateHolder
    /// The first and last day that the volunteer chose; nil for all there is.
    public var period: DayRange?
    /// The records, strictly ascending by index.
    public var rows: [CertificateRow]
    /// Whether each record is shown or only the sums.
    public var selection: CertificateSelection
    /// What was drawn or read once and is kept for reprints.
    public var drawn: CertificateDraw

    /// Collects a certificate; `CredentialBuilder` checks it.
    public init(
        issuer: CertificateIssuer,
        holder: CertificateHolder,
        rows: [CertificateRow],
        selection: CertificateSelection,
        drawn: CertificateDraw
    ) {
        self.issuer = issuer
        self.holder = holder
        self.rows = rows
        self.selection = selection
        self.drawn = drawn
    }
}

/// How much of the records a certificate shows.
public enum CertificateSelection: Hashable, Sendable {
    /// One line for each record.
    case rows
    /// Sums only.
    case summary
}

/// The organisation that issues a certificate and who answers for it.
public struct CertificateIssuer: Hashable, Sendable {
    /// The organisation.
    public var organisation: OrganisationID
    /// Its name, as registered in the log.
    public var name: Name
    /// 负责人, when the form asks for one.
    public var official: String?
    /// 经办人, when the form asks for one.
    public var handler: String?
    /// A telephone number for questions 联系方式.
    public var phone: String?

    /// Names an issuer.
    public init(organisation: OrganisationID, name: Name) {
        self.organisation = organisation
        self.name = name
    }
}

/// What a volunteer wants to have on the certificate; never an ID number.
public struct CertificateHolder: Hashable, Sendable {
    /// The name, when wanted.
    public var name: String?
    /// The volunteer number 志愿者编号, when wanted.
    public var volunteerNumber: String?

    /// Names a holder.
    public init(name: String? = nil, volunteerNumber: String? = nil) {
        self.name = name
        self.volunteerNumber = volunteerNumber
    }
}

/// Values that belong to one certificate and are drawn or read once.
public struct CertificateDraw: Hashable, Sendable {
    /// Leaf hash of entry 0 of the log.
    public var genesis: Digest
    /// The number printed.
    public var number: CertificateNumber
    /// Sixteen random bytes, so that the credential cannot be guessed from its hash.
    public var salt: Identifier<CertificateSaltKind>
    /// The moment of issue.
    public var issued: Instant

    /// Collects the values.
    public init(genesis: Digest, number: CertificateNumber, salt: Identifier<CertificateSaltKind>, issued: Instant) {
        self.genesis = genesis
        self.number = number
        self.salt = salt
        self.issued = issued
    }
}

/// Marks the salt of a certificate.
public enum CertificateSaltKind {}

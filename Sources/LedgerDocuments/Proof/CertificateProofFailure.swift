public import LedgerModel

/// Why no proof can be built; each of them means that the log or the call is wrong, none is worth a second try.
public enum CertificateProofFailure: Error, Hashable, Sendable {
    /// The entry is not what the chain needs there.
    case entryUnsuitable(index: UInt64)
    /// No enrolment of this key is known.
    case keyNotEnrolled(Digest)
    /// No registration of this organisation is known.
    case organisationNotRegistered(OrganisationID)
    /// The checkpoint does not cover the certificate yet.
    case notCovered(index: UInt64, size: UInt64)
    /// The chain is longer than a proof file can carry.
    case tooLong(byteCount: Int, limit: Int)
}

/// A key may act for an organisation from the next entry on.
public struct KeyEnrolled: Hashable, Sendable {
    /// The key's organisation.
    public var organisation: OrganisationID
    /// What the key may do.
    public var keyKind: KeyKind
    /// The 32 bytes of the Ed25519 public key.
    public var publicKey: Digest
    /// The new key's signature over its enrolment (spec 04 §2); unchecked here.
    public var proof: SignatureBytes
    /// The holder; present exactly for kind person.
    public var subject: SubjectID?
    /// The key that this one replaces and thereby revokes.
    public var predecessor: KeyPredecessor?

    /// Wraps the fields that are never left out; the caller guarantees their ranges.
    public init(organisation: OrganisationID, keyKind: KeyKind, publicKey: Digest, proof: SignatureBytes) {
        self.organisation = organisation
        self.keyKind = keyKind
        self.publicKey = publicKey
        self.proof = proof
    }
}

/// The key that a new key replaces, with the end of what it signed.
public struct KeyPredecessor: Hashable, Sendable {
    /// The key, by its author_key.
    public var authorKey: Digest
    /// Digest of its last batch, zero when it signed none.
    public var batchDigest: Digest
    /// Its next sequence number.
    public var nextSequence: UInt64

    /// Wraps the fields; the caller guarantees their ranges.
    public init(authorKey: Digest, batchDigest: Digest, nextSequence: UInt64) {
        self.authorKey = authorKey
        self.batchDigest = batchDigest
        self.nextSequence = nextSequence
    }
}

/// A key ended: batches above this entry are invalid.
public struct KeyRevoked: Hashable, Sendable {
    /// The key, by its author_key.
    public var authorKey: Digest
    /// Why, by the policy `reason_codes`.
    public var reasonCode: Code

    /// Wraps the fields; the caller guarantees their ranges.
    public init(authorKey: Digest, reasonCode: Code) {
        self.authorKey = authorKey
        self.reasonCode = reasonCode
    }
}

/// What a key signed from an index on is under review; changes no validity.
public struct KeySuspected: Hashable, Sendable {
    /// The key, by its author_key.
    public var authorKey: Digest
    /// The first entry under review.
    public var fromIndex: UInt64
    /// Why, by the policy `reason_codes`.
    public var reasonCode: Code

    /// Wraps the fields; the caller guarantees their ranges.
    public init(authorKey: Digest, fromIndex: UInt64, reasonCode: Code) {
        self.authorKey = authorKey
        self.fromIndex = fromIndex
        self.reasonCode = reasonCode
    }
}

/// A key is stopped until it is cleared.
public struct KeyFrozen: Hashable, Sendable {
    /// The key, by its author_key.
    public var authorKey: Digest
    /// Why, by the policy `reason_codes`.
    public var reasonCode: Code

    /// Wraps the fields; the caller guarantees their ranges.
    public init(authorKey: Digest, reasonCode: Code) {
        self.authorKey = authorKey
        self.reasonCode = reasonCode
    }
}

/// A frozen key may sign again.
public struct KeyCleared: Hashable, Sendable {
    /// The key, by its author_key.
    public var authorKey: Digest
    /// Why, by the policy `reason_codes`.
    public var reasonCode: Code

    /// Wraps the fields; the caller guarantees their ranges.
    public init(authorKey: Digest, reasonCode: Code) {
        self.authorKey = authorKey
        self.reasonCode = reasonCode
    }
}

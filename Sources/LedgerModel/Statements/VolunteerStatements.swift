/// A subject became a volunteer.
public struct VolunteerRegistered: Hashable, Sendable {
    /// The volunteer.
    public var subject: SubjectID
    /// Who entered the data.
    public var enteredBy: EnteredBy
    /// What the volunteer consented to, strictly ascending, at most 32.
    public var consents: [Code]
    /// Commitments to the personal data.
    public var profile: Commitments
    /// Commitment to the signed consent; always there when staff entered the data.
    public var consentEvidence: Digest?
    /// The guardian of a minor.
    public var guardian: SubjectID?
    /// The signer attests that this is another person than one of the same name and contact (spec 08 §7).
    public var isDistinct: Bool?

    /// Most consents of one registration.
    public static let consentLimit = 32

    /// Wraps the fields that are never left out; the caller guarantees their ranges.
    public init(subject: SubjectID, enteredBy: EnteredBy, consents: [Code], profile: Commitments) {
        self.subject = subject
        self.enteredBy = enteredBy
        self.consents = consents
        self.profile = profile
    }
}

/// Some of a person's data changed: of a volunteer, or of somebody who is known only as an operator.
public struct VolunteerUpdated: Hashable, Sendable {
    /// The person.
    public var subject: SubjectID
    /// Commitments to the values that changed.
    public var profile: Commitments
    /// The signer attests that this is another person than one of the same name and contact (spec 08 §7).
    public var isDistinct: Bool?

    /// Wraps the fields that are never left out; the caller guarantees their ranges.
    public init(subject: SubjectID, profile: Commitments) {
        self.subject = subject
        self.profile = profile
    }
}

/// A consent was given or withdrawn.
public struct ConsentRecorded: Hashable, Sendable {
    /// Whose data it is about.
    public var subject: SubjectID
    /// What it is about.
    public var consent: Code
    /// Given, or withdrawn.
    public var given: Bool
    /// Who declared it: the subject or its guardian.
    public var by: SubjectID
    /// Commitment to the declaration.
    public var evidence: Digest?

    /// Wraps the fields that are never left out; the caller guarantees their ranges.
    public init(subject: SubjectID, consent: Code, given: Bool, by: SubjectID) {
        self.subject = subject
        self.consent = consent
        self.given = given
        self.by = by
    }
}

/// A guardian was recorded.
public struct GuardianLinked: Hashable, Sendable {
    /// The ward.
    public var subject: SubjectID
    /// The guardian.
    public var guardian: SubjectID
    /// Commitment to the proof.
    public var evidence: Digest

    /// Wraps the fields; the caller guarantees their ranges.
    public init(subject: SubjectID, guardian: SubjectID, evidence: Digest) {
        self.subject = subject
        self.guardian = guardian
        self.evidence = evidence
    }
}

/// Data of a subject were shown or handed over.
public struct DisclosureRecorded: Hashable, Sendable {
    /// Whose data.
    public var subject: SubjectID
    /// What was disclosed.
    public var disclosure: Code
    /// Why, by the policy `reason_codes`.
    public var reasonCode: Code
    /// Commitment to who received it.
    public var recipient: Digest?

    /// Wraps the fields that are never left out; the caller guarantees their ranges.
    public init(subject: SubjectID, disclosure: Code, reasonCode: Code) {
        self.subject = subject
        self.disclosure = disclosure
        self.reasonCode = reasonCode
    }
}

/// What a person asked for by the law on personal data was refused, in writing.
public struct RequestRefused: Hashable, Sendable {
    /// Whose request, or for whom a guardian asked.
    public var subject: SubjectID
    /// What was asked for, by the policy `reason_codes`.
    public var request: Code
    /// Why it was refused, by the policy `reason_codes`.
    public var reasonCode: Code
    /// Commitment to the written reason.
    public var reason: Digest

    /// Wraps the fields; the caller guarantees their ranges.
    public init(subject: SubjectID, request: Code, reasonCode: Code, reason: Digest) {
        self.subject = subject
        self.request = request
        self.reasonCode = reasonCode
        self.reason = reason
    }
}

/// Processing of a subject's data stopped or resumed.
public struct SubjectRestricted: Hashable, Sendable {
    /// Whose data.
    public var subject: SubjectID
    /// Stopped, or resumed.
    public var restricted: Bool
    /// The legal basis.
    public var legalBasis: Code

    /// Wraps the fields; the caller guarantees their ranges.
    public init(subject: SubjectID, restricted: Bool, legalBasis: Code) {
        self.subject = subject
        self.restricted = restricted
        self.legalBasis = legalBasis
    }
}

/// The vault forgot a subject.
public struct SubjectErased: Hashable, Sendable {
    /// Whose data.
    public var subject: SubjectID
    /// The legal basis.
    public var legalBasis: Code

    /// Wraps the fields; the caller guarantees their ranges.
    public init(subject: SubjectID, legalBasis: Code) {
        self.subject = subject
        self.legalBasis = legalBasis
    }
}

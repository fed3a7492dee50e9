/// A node joined the organisation tree.
public struct OrganisationRegistered: Hashable, Sendable {
    /// The new organisation.
    public var organisation: OrganisationID
    /// Its type, by the policy `organisation_types`.
    public var organisationType: Code
    /// Its name.
    public var name: Name
    /// Where it stands.
    public var region: Region
    /// The organisation above; nil only for the root.
    public var parent: OrganisationID?
    /// 记录单位 in whose name it records; nil when it is its own.
    public var legalRecorder: OrganisationID?
    /// The body that hosts or supervises it 主管单位.
    public var host: Name?

    /// Wraps the fields that are never left out; the caller guarantees their ranges.
    public init(organisation: OrganisationID, organisationType: Code, name: Name, region: Region) {
        self.organisation = organisation
        self.organisationType = organisationType
        self.name = name
        self.region = region
    }
}

/// An organisation ended and another answers for its records.
public struct OrganisationClosed: Hashable, Sendable {
    /// The organisation that ended.
    public var organisation: OrganisationID
    /// Who answers for its records.
    public var successor: OrganisationID
    /// Why, by the policy `reason_codes`.
    public var reasonCode: Code

    /// Wraps the fields; the caller guarantees their ranges.
    public init(organisation: OrganisationID, successor: OrganisationID, reasonCode: Code) {
        self.organisation = organisation
        self.successor = successor
        self.reasonCode = reasonCode
    }
}

/// A subject got roles in an organisation.
public struct OperatorAppointed: Hashable, Sendable {
    /// The operator.
    public var subject: SubjectID
    /// Where the roles hold.
    public var organisation: OrganisationID
    /// One to four roles in ascending order of their codes.
    public var roles: [Role]

    /// Wraps the fields; the caller guarantees their ranges.
    public init(subject: SubjectID, organisation: OrganisationID, roles: [Role]) {
        self.subject = subject
        self.organisation = organisation
        self.roles = roles
    }
}

/// A subject lost all roles in an organisation.
public struct OperatorDismissed: Hashable, Sendable {
    /// The operator.
    public var subject: SubjectID
    /// Where the roles ended.
    public var organisation: OrganisationID
    /// Why, by the policy `reason_codes`.
    public var reasonCode: Code

    /// Wraps the fields; the caller guarantees their ranges.
    public init(subject: SubjectID, organisation: OrganisationID, reasonCode: Code) {
        self.subject = subject
        self.organisation = organisation
        self.reasonCode = reasonCode
    }
}

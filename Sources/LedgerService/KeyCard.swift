internal import LedgerFormat
public import LedgerModel

/// What an installation knows of a signing key without opening it; written beside the key file.
///
/// It is a convenience, never an authority: the log says what a key may do.
public struct KeyCard: Hashable, Sendable {
    /// The key's name in the log.
    public let authorKey: Digest
    /// Kind of the key.
    public let kind: KeyKind
    /// The organisation it acts for.
    public let organisation: OrganisationID
    /// The operator who holds it; exactly for person keys.
    public let subject: SubjectID?

    /// Collects the facts.
    public init(authorKey: Digest, kind: KeyKind, organisation: OrganisationID, subject: SubjectID?) {
        self.authorKey = authorKey
        self.kind = kind
        self.organisation = organisation
        self.subject = subject
    }

    /// The card as canonical JSON.
    public var bytes: [UInt8] {
        var members = [
            JSONValue.Member("author_key", .string(authorKey.description)),
            JSONValue.Member("key_kind", .string(kind.rawValue)),
            JSONValue.Member("organisation", .string(organisation.description)),
        ]
        if let subject { members.append(JSONValue.Member("subject", .string(subject.description))) }
        return JSONValue.sorted(members).canonicalBytes
    }

    /// Reads a card; nil when it is not one.
    public init?(_ bytes: [UInt8]) {
        guard let value = try? JSONValue.parse(bytes),
            let key = value["author_key"]?.string.flatMap({ Digest(hex: $0) }),
            let kind = value["key_kind"]?.string.flatMap(KeyKind.init(rawValue:)),
            let organisation = value["organisation"]?.string.flatMap({ OrganisationID(hex: $0) })
        else { return nil }
        let subject = value["subject"]?.string.flatMap { SubjectID(hex: $0) }
        self.init(authorKey: key, kind: kind, organisation: organisation, subject: subject)
    }
}

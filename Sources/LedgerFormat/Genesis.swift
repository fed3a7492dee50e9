public import LedgerCrypto
public import LedgerModel

/// Marks the 16 random bytes of a GENESIS.
public enum NonceKind {}

/// The body of entry 0: what the log is and who begins it (spec 02 §2).
public struct Genesis: Hashable, Sendable {
    /// The first person key and what it belongs to.
    public struct Root: Hashable, Sendable {
        /// The key.
        public let key: PublicKey
        /// The organisation at the top of the tree.
        public let organisation: OrganisationID
        /// The holder of the key.
        public let subject: SubjectID

        /// Names the root.
        public init(key: PublicKey, organisation: OrganisationID, subject: SubjectID) {
            self.key = key
            self.organisation = organisation
            self.subject = subject
        }
    }

    /// What the log promises from the start.
    public struct Terms: Hashable, Sendable {
        /// SHA-256 over the canonical bytes of the initial policy documents in ascending order of their names.
        public let policy: Digest
        /// How long and on what basis records are kept, 1...500 bytes.
        public let retention: String

        /// Sets the terms.
        public init(policy: Digest, retention: String) {
            self.policy = policy
            self.retention = retention
        }
    }

    /// Unix seconds at which the log was made, a claim.
    public let created: Int64
    /// Sixteen random bytes, so that two logs never share an entry 0.
    public let nonce: Identifier<NonceKind>
    /// The log's name, also in checkpoints.
    public let origin: String
    /// The key that signs checkpoints.
    public let logKey: PublicKey
    /// The first person key.
    public let root: Root
    /// The promises.
    public let terms: Terms

    /// Collects the fields; throws `genesis_value` when origin, retention or created are not allowed.
    public init(
        origin: String,
        logKey: PublicKey,
        root: Root,
        terms: Terms,
        drawn: (created: Int64, nonce: Identifier<NonceKind>)
    ) throws(FormatError) {
        guard TextRules.isOrigin(origin), TextRules.isFreeText(terms.retention), Instants.range.contains(drawn.created)
        else { throw FormatError(.genesisValue) }
        self.origin = origin
        self.logKey = logKey
        self.root = root
        self.terms = terms
        created = drawn.created
        nonce = drawn.nonce
    }

    /// `prev` of entry 0: SHA-256("xinshi/v1/genesis\0" || origin).
    public static func previous(origin: String) -> Digest {
        var origin = origin
        return origin.withUTF8 { SHA2.hash("xinshi/v1/genesis\0", UnsafeRawBufferPointer($0)) }
    }

    private static let keys: [StaticString] = [
        "created", "hash", "log_key", "nonce", "origin", "policy", "retention", "root_key", "root_organisation",
        "root_subject", "signature", "type", "v",
    ]

    /// Reads the body of a GENESIS entry; throws a JSON code, `genesis_keys` or `genesis_value`.
    public static func parse(_ body: UnsafeRawBufferPointer) throws(FormatError) -> Genesis {
        var fields = FieldScanner()
        try fields.scan(body)
        guard fields.hasExactly(keys) else { throw FormatError(.genesisKeys) }
        guard fields.equals("hash", "sha-256"), fields.equals("signature", "ed25519"), fields.equals("type", "genesis"),
            fields.integer("v") == 1, let created = fields.integer("created"),
            let nonce: Identifier<NonceKind> = fields.identifier("nonce"), let origin = fields.string("origin"),
            let logKey = fields.publicKey("log_key"), let root = root(in: fields), let terms = terms(in: fields)
        else { throw FormatError(.genesisValue) }
        return try Genesis(origin: origin, logKey: logKey, root: root, terms: terms, drawn: (created, nonce))
    }

    private static func root(in fields: borrowing FieldScanner) -> Root? {
        guard let key = fields.publicKey("root_key"),
            let organisation: OrganisationID = fields.identifier("root_organisation"),
            let subject: SubjectID = fields.identifier("root_subject")
        else { return nil }
        return Root(key: key, organisation: organisation, subject: subject)
    }

    private static func terms(in fields: borrowing FieldScanner) -> Terms? {
        guard let policy = fields.digest("policy"), let retention = fields.string("retention") else { return nil }
        return Terms(policy: policy, retention: retention)
    }

    /// The body that the log stores.
    public var canonicalBytes: [UInt8] {
        var writer = CanonicalWriter(capacity: 1024)
        writer.beginObject()
        writer.key("created")
        writer.integer(created)
        writer.key("hash")
        writer.code("sha-256")
        writer.key("log_key")
        writer.publicKey(logKey)
        writer.key("nonce")
        writer.identifier(nonce)
        writer.key("origin")
        writer.string(origin)
        writer.key("policy")
        writer.digest(terms.policy)
        writer.key("retention")
        writer.string(terms.retention)
        writer.key("root_key")
        writer.publicKey(root.key)
        writer.key("root_organisation")
        writer.identifier(root.organisation)
        writer.key("root_subject")
        writer.identifier(root.subject)
        writer.key("signature")
        writer.code("ed25519")
        writer.key("type")
        writer.code("genesis")
        writer.key("v")
        writer.integer(1)
        writer.endObject()
        return writer.bytes
    }
}

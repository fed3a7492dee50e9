public import LedgerCrypto
public import LedgerModel

/// The body of a LOG entry: an act of the log itself (spec 02 §5).
public enum LogAct: Hashable, Sendable {
    /// Later checkpoints are signed by `logKey`, which proves itself over `LogKeyRotation.message`.
    case logKeyRotated(logKey: PublicKey, proof: Signature)
    /// Digests of the projections after the entries below `size`.
    case projectionsDigested(size: UInt64, digests: [ProjectionDigest])
    /// A checkpoint of another log.
    case federationAnchored(origin: String, size: UInt64, root: Digest)
    /// This log ends here and another goes on.
    case successorNamed(origin: String, genesis: Digest, reason: String)

    /// One projection and the digest of its state.
    public struct ProjectionDigest: Hashable, Sendable {
        /// Name of spec 07 §3, a key of the JSON profile.
        public let name: String
        /// Digest of the state.
        public let digest: Digest

        /// Pairs a name with a digest.
        public init(name: String, digest: Digest) {
            self.name = name
            self.digest = digest
        }
    }

    /// The `type` of the body.
    public var type: StaticString {
        switch self {
        case .logKeyRotated: "log_key_rotated"
        case .projectionsDigested: "projections_digested"
        case .federationAnchored: "federation_anchored"
        case .successorNamed: "successor_named"
        }
    }

    /// Reads the body of a LOG entry; throws a JSON code, `log_type`, `log_keys` or `log_value`.
    ///
    /// That `size` of a digest equals the entry's index, and that a proof verifies, is checked by whoever knows the log.
    public static func parse(_ body: UnsafeRawBufferPointer) throws(FormatError) -> LogAct {
        var fields = FieldScanner()
        try fields.scan(body)
        guard let type = fields.string("type") else { throw FormatError(.logType) }
        let act: LogAct?
        switch type {
        case "log_key_rotated": act = try logKeyRotated(fields)
        case "projections_digested": act = try projectionsDigested(fields)
        case "federation_anchored": act = try federationAnchored(fields)
        case "successor_named": act = try successorNamed(fields)
        default: throw FormatError(.logType)
        }
        guard let act, fields.integer("v") == 1 else { throw FormatError(.logValue) }
        return act
    }

    private static func logKeyRotated(_ fields: borrowing FieldScanner) throws(FormatError) -> LogAct? {
        guard fields.hasExactly(["log_key", "proof", "type", "v"]) else { throw FormatError(.logKeys) }
        guard let logKey = fields.publicKey("log_key"), let proof = fields.signature("proof") else { return nil }
        return .logKeyRotated(logKey: logKey, proof: proof)
    }

    private static func projectionsDigested(_ fields: borrowing FieldScanner) throws(FormatError) -> LogAct? {
        guard fields.hasExactly(["digests", "size", "type", "v"]) else { throw FormatError(.logKeys) }
        guard let size = fields.natural("size"), let map = fields.field("digests"), map.kind == .object,
            let raw = fields.raw("digests")
        else { return nil }
        var inner = FieldScanner()
        try inner.scan(raw)
        var digests: [ProjectionDigest] = []
        for position in 0..<inner.count {
            guard let digest = inner.digest(at: position) else { return nil }
            digests.append(ProjectionDigest(name: inner.key(at: position), digest: digest))
        }
        return digests.isEmpty ? nil : .projectionsDigested(size: size, digests: digests)
    }

    private static func federationAnchored(_ fields: borrowing FieldScanner) throws(FormatError) -> LogAct? {
        guard fields.hasExactly(["origin", "root", "size", "type", "v"]) else { throw FormatError(.logKeys) }
        guard let origin = fields.string("origin"), TextRules.isOrigin(origin), let size = fields.natural("size"),
            let root = fields.digest("root")
        else { return nil }
        return .federationAnchored(origin: origin, size: size, root: root)
    }

    private static func successorNamed(_ fields: borrowing FieldScanner) throws(FormatError) -> LogAct? {
        guard fields.hasExactly(["genesis", "origin", "reason", "type", "v"]) else { throw FormatError(.logKeys) }
        guard let origin = fields.string("origin"), TextRules.isOrigin(origin), let genesis = fields.digest("genesis"),
            let reason = fields.string("reason"), TextRules.isFreeText(reason)
        else { return nil }
        return .successorNamed(origin: origin, genesis: genesis, reason: reason)
    }
}

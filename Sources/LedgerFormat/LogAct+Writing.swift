public import LedgerCrypto
public import LedgerModel

extension LogAct {
    /// The body that the log stores; traps on values that `parse` would refuse.
    public var canonicalBytes: [UInt8] {
        var writer = CanonicalWriter()
        writer.beginObject()
        switch self {
        case .logKeyRotated(let logKey, let proof):
            writer.key("log_key")
            writer.publicKey(logKey)
            writer.key("proof")
            writer.hex(proof.bytes)
        case .projectionsDigested(let size, let digests):
            write(digests, size: size, to: &writer)
        case .federationAnchored(let origin, let size, let root):
            precondition(TextRules.isOrigin(origin))
            writer.key("origin")
            writer.string(origin)
            writer.key("root")
            writer.digest(root)
            writer.key("size")
            writer.integer(Int64(size))
        case .successorNamed(let origin, let genesis, let reason):
            precondition(TextRules.isOrigin(origin) && TextRules.isFreeText(reason))
            writer.key("genesis")
            writer.digest(genesis)
            writer.key("origin")
            writer.string(origin)
            writer.key("reason")
            writer.string(reason)
        }
        writer.key("type")
        writer.code(type)
        writer.key("v")
        writer.integer(1)
        writer.endObject()
        return writer.bytes
    }

    private func write(_ digests: [ProjectionDigest], size: UInt64, to writer: inout CanonicalWriter) {
        precondition(!digests.isEmpty)
        writer.key("digests")
        writer.beginObject()
        for projection in digests.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
            writer.key(projection.name)
            writer.digest(projection.digest)
        }
        writer.endObject()
        writer.key("size")
        writer.integer(Int64(size))
    }
}

/// What a new log key signs to prove that the log holds its secret (spec 02 §5).
public enum LogKeyRotation {
    /// "xinshi/v1/log-key\0" || G || log_key.
    public static func message(genesisLeaf: Digest, logKey: PublicKey) -> [UInt8] {
        var message: [UInt8] = []
        message.append("xinshi/v1/log-key\0")
        genesisLeaf.append(to: &message)
        logKey.encoded.append(to: &message)
        return message
    }
}

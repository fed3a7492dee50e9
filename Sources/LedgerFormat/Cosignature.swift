public import LedgerCrypto

/// A witness's timestamped signature of a checkpoint: c2sp.org/tlog-cosignature, type 0x04 (spec 03 §2).
public struct Cosignature: Hashable, Sendable {
    /// Unix seconds at which the witness signed.
    public let timestampSeconds: UInt64
    /// Ed25519 over `message`.
    public let signature: Signature

    /// Reads `u64 timestamp || signature`; nil unless it has 72 bytes and the timestamp is below 2^63.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == 72 else { return nil }
        let parts = bytes.withUnsafeBytes { raw in
            (raw.bigEndian(at: 0, as: UInt64.self), Signature(raw.from(8, count: 64)))
        }
        guard parts.0 <= wordLimit else { return nil }
        (timestampSeconds, signature) = parts
    }

    /// Signs the text of a checkpoint that extends everything this witness has seen of the log.
    public init(text: [UInt8], timestampSeconds: UInt64, secret: SecretKey) {
        precondition(timestampSeconds <= wordLimit)
        self.timestampSeconds = timestampSeconds
        signature = secret.sign(Cosignature.message(text: text, timestampSeconds: timestampSeconds))
    }

    /// "cosignature/v1\ntime " || timestamp || "\n" || text.
    public static func message(text: [UInt8], timestampSeconds: UInt64) -> [UInt8] {
        Array("cosignature/v1\ntime \(timestampSeconds)\n".utf8) + text
    }

    /// Whether the key cosigned this text.
    public func verify(with publicKey: PublicKey, text: [UInt8]) -> Bool {
        publicKey.verifies(
            signature,
            message: Cosignature.message(text: text, timestampSeconds: timestampSeconds)
        )
    }

    /// `u64 timestamp || signature`.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(bigEndian: timestampSeconds)
        return bytes + signature.bytes
    }
}

extension SignedNote {
    /// Adds the cosignature of a witness under a key name that `TextRules.isKeyName` allows; false when it has one already.
    @discardableResult
    public mutating func cosign(with secret: SecretKey, name: String, timestampSeconds: UInt64) -> Bool {
        guard let key = VerifierKey(name: name, algorithm: .cosignature, publicKey: secret.publicKey) else {
            preconditionFailure("not a key name")
        }
        let cosignature = Cosignature(text: text, timestampSeconds: timestampSeconds, secret: secret)
        return add(NoteSignature(identity: key.identity, bytes: cosignature.bytes))
    }
}

internal import CSodium

/// An Ed25519 signing key; its seed lies in guarded memory and is zeroed when the last reference goes.
///
/// Has no description, no equality and no coding: it reaches a file only through `withSeed`.
public final class SecretKey: Sendable {
    /// The key that verifies what this one signs.
    public let publicKey: PublicKey
    // libsodium's form: seed || public key.
    private let expanded: SecretBytes

    /// Derives the key pair of a 32-byte seed; the caller guarantees the count and zeroes its own copy.
    public convenience init(seed: UnsafeRawBufferPointer) {
        precondition(seed.count == 32, "an Ed25519 seed has 32 bytes")
        self.init(pair: Self.expand(seed))
    }

    /// Derives the key pair of a seed that stays in ordinary memory, for tests and vectors; nil unless it has 32 bytes.
    public convenience init?(seed: [UInt8]) {
        guard seed.count == 32 else { return nil }
        self.init(pair: seed.withUnsafeBytes { Self.expand($0) })
    }

    private init(pair: (publicKey: PublicKey, expanded: SecretBytes)) {
        publicKey = pair.publicKey
        expanded = pair.expanded
    }

    private static func expand(_ seed: UnsafeRawBufferPointer) -> (publicKey: PublicKey, expanded: SecretBytes) {
        var encoded = [UInt8](repeating: 0, count: 32)
        let expanded = SecretBytes(count: 64) { expanded in
            let status = crypto_sign_seed_keypair(
                &encoded,
                expanded.octets,
                seed.octets
            )
            precondition(status == 0)
        }
        return (encoded.withUnsafeBytes { PublicKey($0) }, expanded)
    }

    /// A fresh random key.
    public static func generate() -> SecretKey {
        let seed = SecretBytes(count: 32) { randombytes_buf($0.octets, $0.count) }
        return seed.withUnsafeBytes { SecretKey(seed: $0) }
    }

    /// Signs a message (RFC 8032, pure, deterministic).
    public func sign(_ message: UnsafeRawBufferPointer) -> Signature {
        withUnsafeTemporaryAllocation(byteCount: 64, alignment: 8) { signature in
            let status = expanded.withUnsafeBytes { secret in
                crypto_sign_detached(
                    signature.octets,
                    nil,
                    message.octets,
                    UInt64(message.count),
                    secret.octets
                )
            }
            precondition(status == 0)
            return Signature(UnsafeRawBufferPointer(signature))
        }
    }

    /// Signs the bytes of an array.
    public func sign(_ message: [UInt8]) -> Signature {
        message.withUnsafeBytes { sign($0) }
    }

    /// Lends the 32-byte seed, to be sealed before it is written anywhere.
    public func withSeed<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try expanded.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[0..<32])) }
    }
}

internal import CSodium
public import LedgerModel

/// An Ed25519 public key as its 32 bytes, not yet known to be a point.
///
/// A key that is no point, not canonical or of small order is a value like any other; it verifies nothing.
public struct PublicKey: Hashable, Sendable {
    /// The 32 bytes, in the same words as a digest.
    public let encoded: Digest

    /// Wraps 32 bytes held as a digest.
    public init(_ encoded: Digest) {
        self.encoded = encoded
    }

    /// Copies 32 bytes; the caller guarantees the count.
    public init(_ bytes: UnsafeRawBufferPointer) {
        encoded = Digest(bytes)
    }

    /// Copies exactly 32 bytes; nil for any other count.
    public init?(_ bytes: [UInt8]) {
        guard let encoded = Digest(bytes) else { return nil }
        self.encoded = encoded
    }

    /// The 32 bytes.
    public var bytes: [UInt8] { encoded.bytes }

    /// Whether `signature` is this key's over `message`, strictly and without cofactor (spec 02 §3).
    ///
    /// libsodium 1.0.18 refuses S >= L, an A that is not canonical, A or R of small order (which covers "negative zero",
    /// whose points are of order 1 and 2) and compares the encoding of [S]B - [k]A with R; `vectors/ed25519.json` holds it to that.
    public func verifies(_ signature: Signature, message: UnsafeRawBufferPointer) -> Bool {
        Sodium.require()
        let words = encoded.words
        let key = (words.0.bigEndian, words.1.bigEndian, words.2.bigEndian, words.3.bigEndian)
        return withUnsafeBytes(of: key) { key in
            signature.withUnsafeBytes { signature in
                crypto_sign_verify_detached(
                    signature.octets,
                    message.octets,
                    UInt64(message.count),
                    key.octets
                ) == 0
            }
        }
    }

    /// Whether `signature` is this key's over the bytes of an array.
    public func verifies(_ signature: Signature, message: [UInt8]) -> Bool {
        message.withUnsafeBytes { verifies(signature, message: $0) }
    }
}

internal import CSodium

/// A symmetric key that seals the vault's records and wrapped keys (XChaCha20-Poly1305).
///
/// Sealed bytes are nonce (24) || ciphertext || tag (16). The nonce is random, so one key may seal any number of records.
/// The associated data is authenticated, not stored: pass what the record belongs to, and a record cannot be moved.
public final class SealingKey: Sendable {
    /// Bytes that sealing adds to a plaintext.
    public static let overhead = 40
    private let key: SecretBytes

    /// Copies a 32-byte key; the caller guarantees the count and zeroes its own copy.
    public init(_ bytes: UnsafeRawBufferPointer) {
        precondition(bytes.count == 32, "a sealing key has 32 bytes")
        key = SecretBytes(copying: bytes)
    }

    /// Takes over 32 bytes that are in guarded memory already.
    init(_ key: SecretBytes) {
        self.key = key
    }

    /// A fresh random key.
    public static func generate() -> SealingKey {
        SealingKey(SecretBytes(count: 32) { randombytes_buf($0.octets, $0.count) })
    }

    /// Seals a plaintext for the place that `associated` names.
    public func seal(_ plaintext: UnsafeRawBufferPointer, associated: [UInt8]) -> [UInt8] {
        let nonce = Random.bytes(24)
        return [UInt8](unsafeUninitializedCapacity: plaintext.count + Self.overhead) { sealed, count in
            _ = sealed.update(fromContentsOf: nonce)
            let status = key.withUnsafeBytes { key in
                crypto_aead_xchacha20poly1305_ietf_encrypt(
                    UnsafeMutableRawBufferPointer(sealed).octets + 24,
                    nil,
                    plaintext.octets,
                    UInt64(plaintext.count),
                    associated,
                    UInt64(associated.count),
                    nil,
                    nonce,
                    key.octets
                )
            }
            precondition(status == 0)
            count = plaintext.count + Self.overhead
        }
    }

    /// Seals the bytes of an array.
    public func seal(_ plaintext: [UInt8], associated: [UInt8] = []) -> [UInt8] {
        plaintext.withUnsafeBytes { seal($0, associated: associated) }
    }

    /// Opens what `seal` made with the same key and the same associated data.
    ///
    /// Throws `notAuthentic` for anything else; nothing of the plaintext is given out before the tag is checked.
    public func open(_ sealed: [UInt8], associated: [UInt8] = []) throws(CryptoError) -> [UInt8] {
        guard sealed.count >= Self.overhead else { throw .notAuthentic }
        var opened = [UInt8](repeating: 0, count: sealed.count - Self.overhead)
        guard decrypt(sealed, associated, into: &opened) else { throw .notAuthentic }
        return opened
    }

    /// Opens a wrapped sealing key without leaving a copy in ordinary memory.
    public func openKey(_ sealed: [UInt8], associated: [UInt8] = []) throws(CryptoError) -> SealingKey {
        guard sealed.count == 32 + Self.overhead else { throw .notAuthentic }
        var isAuthentic = false
        let opened = SecretBytes(count: 32) { buffer in
            isAuthentic = decrypt(sealed, associated, into: buffer.octets)
        }
        guard isAuthentic else { throw .notAuthentic }
        return SealingKey(opened)
    }

    /// Seals another sealing key under this one.
    public func seal(_ wrapped: SealingKey, associated: [UInt8] = []) -> [UInt8] {
        wrapped.withUnsafeBytes { seal($0, associated: associated) }
    }

    /// Lends the 32 bytes, for a key file that is sealed before it is written.
    public func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try key.withUnsafeBytes(body)
    }

    private func decrypt(_ sealed: [UInt8], _ associated: [UInt8], into opened: UnsafeMutablePointer<UInt8>?) -> Bool {
        key.withUnsafeBytes { key in
            sealed.withUnsafeBytes { sealed in
                crypto_aead_xchacha20poly1305_ietf_decrypt(
                    opened,
                    nil,
                    nil,
                    sealed.octets + 24,
                    UInt64(sealed.count - 24),
                    associated,
                    UInt64(associated.count),
                    sealed.octets,
                    key.octets
                ) == 0
            }
        }
    }
}

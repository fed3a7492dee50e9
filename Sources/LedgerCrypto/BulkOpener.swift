internal import CSodium

/// Opens many small sealed records, each under a wrapped key of its own, without a guarded page for every key.
///
/// A guarded page costs several system calls; 300,000 of them exceed what a process may map. Here each key lies on the
/// stack while its records are opened and is zeroed before the next.
public struct BulkOpener: Sendable {
    private let wrappingKey: SealingKey

    /// Reads keys that `wrappingKey` sealed.
    public init(wrappingKey: SealingKey) {
        self.wrappingKey = wrappingKey
    }

    /// Unwraps a key, derives HMAC-SHA-256(key, label) from it and lends an opener that uses the derived key.
    ///
    /// Throws `notAuthentic` when the wrapped key was changed or belongs elsewhere.
    public func withDerivedKey(
        _ wrapped: [UInt8],
        associated: [UInt8],
        label: StaticString,
        _ body: (Scratch) -> Void
    ) throws(CryptoError) {
        guard wrapped.count == 32 + SealingKey.overhead else { throw .notAuthentic }
        let isAuthentic = withUnsafeTemporaryAllocation(byteCount: 64, alignment: 8) { scratch in
            defer { sodium_memzero(scratch.octets, 64) }
            let key = UnsafeMutableRawBufferPointer(rebasing: scratch[0..<32])
            let derived = UnsafeMutableRawBufferPointer(rebasing: scratch[32..<64])
            let isOpen = wrappingKey.withUnsafeBytes { Scratch(key: $0).decrypt(wrapped, associated, into: key) }
            guard isOpen else { return false }
            KeyDerivation.derive(from: UnsafeRawBufferPointer(key), label, into: derived)
            body(Scratch(key: UnsafeRawBufferPointer(derived)))
            return true
        }
        guard isAuthentic else { throw .notAuthentic }
    }

    /// A key that is valid only inside the body it was lent to.
    public struct Scratch {
        fileprivate let key: UnsafeRawBufferPointer

        /// The plaintext of a sealed record, or nil when it was changed or belongs elsewhere.
        public func open(_ sealed: [UInt8], associated: [UInt8]) -> [UInt8]? {
            guard sealed.count >= SealingKey.overhead else { return nil }
            var isAuthentic = false
            let opened = [UInt8](unsafeUninitializedCapacity: sealed.count - SealingKey.overhead) { buffer, count in
                isAuthentic = decrypt(sealed, associated, into: UnsafeMutableRawBufferPointer(buffer))
                count = isAuthentic ? sealed.count - SealingKey.overhead : 0
            }
            return isAuthentic ? opened : nil
        }

        fileprivate func decrypt(
            _ sealed: [UInt8],
            _ associated: [UInt8],
            into opened: UnsafeMutableRawBufferPointer
        ) -> Bool {
            sealed.withUnsafeBytes { sealed in
                crypto_aead_xchacha20poly1305_ietf_decrypt(
                    opened.octets,
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

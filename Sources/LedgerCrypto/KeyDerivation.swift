internal import CSodium

extension SealingKey {
    /// The key HMAC-SHA-256(this key, label), made and kept in guarded memory.
    public func deriving(_ label: StaticString) -> SealingKey {
        SealingKey(
            SecretBytes(count: 32) { derived in
                withUnsafeBytes { KeyDerivation.derive(from: $0, label, into: derived) }
            }
        )
    }
}

enum KeyDerivation {
    /// Writes the 32 bytes HMAC-SHA-256(key, label) into `derived`, leaving no copy behind.
    static func derive(
        from key: UnsafeRawBufferPointer,
        _ label: StaticString,
        into derived: UnsafeMutableRawBufferPointer
    ) {
        Sodium.require()
        var state = crypto_auth_hmacsha256_state()
        defer { sodium_memzero(&state, MemoryLayout.size(ofValue: state)) }
        crypto_auth_hmacsha256_init(&state, key.octets, key.count)
        crypto_auth_hmacsha256_update(&state, label.utf8Start, UInt64(label.utf8CodeUnitCount))
        crypto_auth_hmacsha256_final(&state, derived.octets)
    }
}

extension SecretKey {
    /// The sealing key HMAC-SHA-256(seed, label): a purpose of its own beside signing.
    public func derivingSealingKey(_ label: StaticString) -> SealingKey {
        SealingKey(
            SecretBytes(count: 32) { derived in
                withSeed { KeyDerivation.derive(from: $0, label, into: derived) }
            }
        )
    }
}

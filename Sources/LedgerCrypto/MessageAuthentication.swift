internal import CSodium
public import LedgerModel

/// Keyed digests: commitments, identity indexes, tokens.
public enum MessageAuthentication {
    /// HMAC-SHA-256 (RFC 2104) of `message` under `key`.
    public static func hmacSHA256(key: UnsafeRawBufferPointer, message: UnsafeRawBufferPointer) -> Digest {
        Sodium.require()
        var state = crypto_auth_hmacsha256_state()
        defer { sodium_memzero(&state, MemoryLayout.size(ofValue: state)) }
        crypto_auth_hmacsha256_init(&state, key.octets, key.count)
        let start = message.octets
        crypto_auth_hmacsha256_update(&state, start, UInt64(message.count))
        return withUnsafeTemporaryAllocation(byteCount: 32, alignment: 8) { code in
            crypto_auth_hmacsha256_final(&state, code.octets)
            return Digest(UnsafeRawBufferPointer(code))
        }
    }

    /// HMAC-SHA-256 of the bytes of arrays.
    public static func hmacSHA256(key: [UInt8], message: [UInt8]) -> Digest {
        key.withUnsafeBytes { key in message.withUnsafeBytes { hmacSHA256(key: key, message: $0) } }
    }

    /// HMAC-SHA-256 under a sealing key's bytes, which stay in guarded memory on our side.
    public static func hmacSHA256(key: SealingKey, message: [UInt8]) -> Digest {
        key.withUnsafeBytes { key in message.withUnsafeBytes { hmacSHA256(key: key, message: $0) } }
    }

    /// Whether two digests are equal, in time that does not depend on where they differ.
    public static func areEqual(_ left: Digest, _ right: Digest) -> Bool {
        let difference =
            (left.words.0 ^ right.words.0) | (left.words.1 ^ right.words.1)
            | (left.words.2 ^ right.words.2) | (left.words.3 ^ right.words.3)
        return difference == 0
    }
}

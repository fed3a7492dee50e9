internal import CSodium

/// The operating system's source of unpredictable bytes.
public enum Random {
    /// Fresh random bytes, for ids, nonces and salts; keys come from `SecretKey.generate` and `SealingKey.generate`.
    public static func bytes(_ count: Int) -> [UInt8] {
        Sodium.require()
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            randombytes_buf(UnsafeMutableRawBufferPointer(buffer).octets, count)
            initialized = count
        }
    }
}

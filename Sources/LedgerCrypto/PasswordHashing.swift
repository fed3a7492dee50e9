internal import CSodium

/// Argon2id (RFC 9106), from a passphrase to a sealing key.
public enum PasswordHashing {
    /// How dear one guess is: passes over the memory, and the memory.
    public struct Cost: Hashable, Sendable {
        /// Passes over the memory, at least 1.
        public let passes: UInt64
        /// Memory in bytes, at least 8192.
        public let memoryBytes: Int

        /// Sets a cost; written beside the salt, so that old files stay readable.
        public init(passes: UInt64, memoryBytes: Int) {
            precondition(passes >= 1 && memoryBytes >= 8192)
            self.passes = passes
            self.memoryBytes = memoryBytes
        }

        /// For a log-in while somebody waits: 2 passes over 64 MiB, about 0.1 s.
        public static let interactive = Cost(passes: 2, memoryBytes: 64 << 20)
        /// For key files, opened once a day: 3 passes over 256 MiB, about 0.7 s.
        public static let keyFile = Cost(passes: 3, memoryBytes: 256 << 20)
    }

    /// Length of a salt in bytes.
    public static let saltCount = 16
    /// Longest passphrase in bytes.
    public static let passphraseLimit = 1024

    /// Derives a 32-byte key; the same passphrase, salt and cost always give the same key.
    ///
    /// Throws `badLength` when the salt has not 16 bytes or the passphrase is empty or over 1024 bytes, `outOfMemory` when
    /// the memory cannot be had.
    public static func derive(
        passphrase: UnsafeRawBufferPointer,
        salt: [UInt8],
        cost: Cost = .keyFile
    ) throws(CryptoError) -> SealingKey {
        guard salt.count == saltCount, (1...passphraseLimit).contains(passphrase.count) else { throw .badLength }
        var status: Int32 = -1
        let key = SecretBytes(count: 32) { key in
            passphrase.withMemoryRebound(to: CChar.self) { passphrase in
                guard let start = passphrase.baseAddress else { return }
                status = crypto_pwhash(
                    key.octets,
                    32,
                    start,
                    UInt64(passphrase.count),
                    salt,
                    cost.passes,
                    cost.memoryBytes,
                    crypto_pwhash_alg_argon2id13()
                )
            }
        }
        guard status == 0 else { throw .outOfMemory }
        return SealingKey(key)
    }
}

public import LedgerCrypto
public import LedgerModel

/// A file that holds one 32-byte secret of a node or of a person (spec 08 §4).
///
/// What it does not do: protect a plain key from root, or an old copy from an old passphrase.
public enum KeyFile {
    /// Whose key it is.
    public enum Kind: UInt8, Hashable, Sendable {
        /// A device of an organisation.
        case desk = 1
        /// The log.
        case log = 2
        /// An operator.
        case person = 3
        /// An organisation that issues certificates.
        case credential = 4
        /// The vault's master key.
        case vault = 5
    }

    /// How the secret lies in the file.
    public enum Protection: Sendable {
        /// As it is; whoever reads the file has the key.
        case plain
        /// Under argon2id of a passphrase.
        case passphrase(Passphrase, cost: PasswordHashing.Cost = .keyFile)

        var isPlain: Bool {
            if case .plain = self { true } else { false }
        }
    }

    /// What can be read without a passphrase.
    public struct Header: Hashable, Sendable {
        /// Whose key it is.
        public let kind: Kind
        /// Whether a passphrase is needed.
        public let isSealed: Bool
        /// The public key of a signing key; for the vault the name of the master key.
        public let name: LedgerModel.Digest
    }

    /// Writes a signing key to a new file; a person's key only sealed, a desk's or a log's only plain.
    public static func create(_ path: String, key: SecretKey, kind: Kind, protection: Protection) throws {
        precondition(kind != .vault, "a vault's master key signs nothing")
        let secret = key.withSeed { SealingKey($0) }
        try write(secret, kind: kind, protection: protection, to: path, replacing: false)
    }

    /// Writes a vault's master key to a new file.
    public static func create(_ path: String, masterKey: SealingKey, protection: Protection) throws {
        try write(masterKey, kind: .vault, protection: protection, to: path, replacing: false)
    }

    /// Reads a signing key of a kind; a sealed file asks for its passphrase.
    public static func signingKey(_ path: String, kind: Kind, passphrase: Passphrase? = nil) throws -> SecretKey {
        precondition(kind != .vault, "a vault's master key signs nothing")
        return try secret(path, kind: kind, passphrase: passphrase).withUnsafeBytes { SecretKey(seed: $0) }
    }

    /// Reads a vault's master key; a sealed file asks for its passphrase.
    public static func masterKey(_ path: String, passphrase: Passphrase? = nil) throws -> SealingKey {
        try secret(path, kind: .vault, passphrase: passphrase)
    }

    /// Reads what needs no passphrase; the name of a sealed key is not proved by that.
    public static func header(_ path: String) throws -> Header {
        try PrivateFile.read(path, limit: KeyFileLayout.sealedCount) { try KeyFileLayout(parsing: $0).header }
    }

    /// Seals the key under another passphrase with fresh salt and nonce, and replaces the file in one step.
    public static func changePassphrase(
        _ path: String,
        from old: Passphrase,
        to new: Passphrase,
        cost: PasswordHashing.Cost = .keyFile
    ) throws {
        let kind = try header(path).kind
        let secret = try secret(path, kind: kind, passphrase: old)
        try write(secret, kind: kind, protection: .passphrase(new, cost: cost), to: path, replacing: true)
    }

    private static func write(
        _ secret: SealingKey,
        kind: Kind,
        protection: Protection,
        to path: String,
        replacing: Bool
    ) throws {
        guard KeyFileLayout.isAllowed(kind, isPlain: protection.isPlain) else {
            throw VaultFailure(.keyFileKind, "a \(kind) key is not kept \(protection.isPlain ? "plain" : "sealed")")
        }
        var bytes = try KeyFileLayout.encode(secret, kind: kind, protection: protection)
        defer { KeyFileLayout.zero(&bytes) }
        try PrivateFile.write(bytes, to: path, replacing: replacing)
    }

    private static func secret(_ path: String, kind: Kind, passphrase: Passphrase?) throws -> SealingKey {
        try PrivateFile.read(path, limit: KeyFileLayout.sealedCount) { bytes in
            let layout = try KeyFileLayout(parsing: bytes)
            guard layout.header.kind == kind else {
                throw VaultFailure(.keyFileKind, "\(path) holds a \(layout.header.kind) key, not a \(kind) key")
            }
            guard layout.header.isSealed == (passphrase != nil) else {
                throw VaultFailure(.keyFileKind, "\(path) is \(layout.header.isSealed ? "sealed" : "not sealed")")
            }
            return try layout.secret(passphrase)
        }
    }
}

public import LedgerCrypto
internal import LedgerModel

/// Key name and key ID, which tie a signature line to a key; compared by bytes, never by Unicode equivalence.
public struct NoteKeyIdentity: Hashable, Sendable {
    /// The name's UTF-8.
    public let nameBytes: [UInt8]
    /// The first four bytes of SHA-256(name || 0x0A || type || public key), big-endian.
    public let id: UInt32

    /// Pairs a name with an id.
    public init(name: some Sequence<UInt8>, id: UInt32) {
        nameBytes = Array(name)
        self.id = id
    }

    /// The name.
    public var name: String { String(decoding: nameBytes, as: UTF8.self) }
}

/// A note key as everybody may know it: c2sp.org/signed-note "vkey" (spec 03 §2).
public struct VerifierKey: Hashable, Sendable {
    /// The signature types of this project; the raw value is C2SP's type byte.
    public enum Algorithm: UInt8, Hashable, Sendable {
        /// Ed25519 over the text: logs.
        case ed25519 = 0x01
        /// Timestamped Ed25519 cosignature of a checkpoint: witnesses.
        case cosignature = 0x04
    }

    /// Key name and key ID.
    public let identity: NoteKeyIdentity
    /// How it signs.
    public let algorithm: Algorithm
    /// The key.
    public let publicKey: PublicKey

    /// Names a key; nil when the name is empty or has white space, `+` or a control character.
    public init?(name: String, algorithm: Algorithm, publicKey: PublicKey) {
        guard TextRules.isKeyName(name) else { return nil }
        let id = VerifierKey.keyID(name: Array(name.utf8), algorithm: algorithm, publicKey: publicKey)
        identity = NoteKeyIdentity(name: name.utf8, id: id)
        self.algorithm = algorithm
        self.publicKey = publicKey
    }

    private static func keyID(name: [UInt8], algorithm: Algorithm, publicKey: PublicKey) -> UInt32 {
        UInt32(SHA2.hash(name + [0x0A, algorithm.rawValue] + publicKey.bytes).words.0 >> 32)
    }

    /// The key name.
    public var name: String { identity.name }

    /// The text `name+hex(key ID)+base64(type || public key)`.
    public var text: String {
        let id = Hex.encode(withUnsafeBytes(of: identity.id.bigEndian) { Array($0) })
        return "\(name)+\(id)+\(StrictBase64.encode([algorithm.rawValue] + publicKey.bytes))"
    }

    /// Reads a vkey; throws `vkey_format`, `vkey_name`, `vkey_algorithm` or `vkey_id`.
    public static func parse(_ text: some Sequence<UInt8>) throws(FormatError) -> VerifierKey {
        let parts = Array(text).split(separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1].count == 8, let material = StrictBase64.decode(parts[2]),
            let id = Hex.decode(String(decoding: parts[1], as: UTF8.self)), !material.isEmpty
        else { throw FormatError(.vkeyFormat) }
        guard parts[0].withUnsafeBytes({ UTF8Check.firstFault($0) }) == nil else { throw FormatError(.vkeyName) }
        guard let algorithm = Algorithm(rawValue: material[0]) else { throw FormatError(.vkeyAlgorithm) }
        guard let publicKey = PublicKey(Array(material.dropFirst())) else { throw FormatError(.vkeyFormat) }
        let name = String(decoding: parts[0], as: UTF8.self)
        guard let key = VerifierKey(name: name, algorithm: algorithm, publicKey: publicKey) else {
            throw FormatError(.vkeyName)
        }
        guard id.withUnsafeBytes({ $0.bigEndian(at: 0, as: UInt32.self) }) == key.identity.id else {
            throw FormatError(.vkeyID)
        }
        return key
    }
}

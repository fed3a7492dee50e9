public import LedgerCrypto
public import LedgerModel

/// The keys of a whole vault, derived from its master key (spec 08 §1).
public struct VaultKeys: Sendable {
    /// Names the master key without telling anything about it; the vault refuses another one.
    public let name: LedgerModel.Digest
    let wrapKey: SealingKey
    let indexKey: SealingKey

    /// Derives the keys of a master key.
    public init(master: SealingKey) {
        name = Self.name(of: master)
        wrapKey = master.deriving("wrap")
        indexKey = master.deriving("index")
    }

    /// HMAC-SHA-256(M, "name").
    static func name(of master: SealingKey) -> LedgerModel.Digest {
        MessageAuthentication.hmacSHA256(key: master, message: Array("name".utf8))
    }
}

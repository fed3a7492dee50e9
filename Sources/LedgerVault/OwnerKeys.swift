public import LedgerCrypto
public import LedgerModel

/// The keys of one owner: K, and the salt key and seal key derived from it (spec 08 §1).
///
/// All three lie in guarded memory and are zeroed when the last reference goes.
public struct OwnerKeys: Sendable {
    private let key: SealingKey
    private let saltKey: SealingKey
    private let sealKey: SealingKey

    /// Derives the keys of K.
    public init(_ key: SealingKey) {
        self.key = key
        saltKey = key.deriving("salt")
        sealKey = key.deriving("seal")
    }

    /// Keys of a new owner, from fresh random bytes.
    public static func generate() -> OwnerKeys {
        OwnerKeys(.generate())
    }

    /// The salt of one value.
    public func salt(statement: StatementID, tag: VaultTag) -> LedgerModel.Digest {
        Commitment.salt(statement: statement, tag: tag, saltKey: saltKey)
    }

    /// Seals one value for its place.
    public func seal(_ value: [UInt8], statement: StatementID, tag: VaultTag) -> [UInt8] {
        sealKey.seal(value, associated: statement.bytes + tag.bytes)
    }

    /// Opens what `seal` made for the same place; throws `notAuthentic` for anything else.
    public func open(_ box: [UInt8], statement: StatementID, tag: VaultTag) throws(CryptoError) -> [UInt8] {
        try sealKey.open(box, associated: statement.bytes + tag.bytes)
    }

    func wrapped(for owner: VaultOwner, under wrapKey: SealingKey) -> [UInt8] {
        wrapKey.seal(key, associated: owner.associatedData)
    }

    init(unwrapping wrapped: [UInt8], for owner: VaultOwner, under wrapKey: SealingKey) throws(CryptoError) {
        self.init(try wrapKey.openKey(wrapped, associated: owner.associatedData))
    }
}

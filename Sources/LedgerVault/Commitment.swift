public import LedgerCrypto
public import LedgerModel

/// The salted digest that stands in the ledger for a value kept in the vault (spec 08 §2).
public enum Commitment {
    private static let prefix = Array("xinshi/v1/commit\0".utf8)

    /// The commitment to `value` under a tag and a salt.
    public static func commit(to value: [UInt8], tag: VaultTag, salt: LedgerModel.Digest) -> LedgerModel.Digest {
        let name = tag.bytes
        var bytes = prefix
        bytes.reserveCapacity(prefix.count + 34 + name.count + value.count)
        salt.append(to: &bytes)
        bytes += [UInt8(name.count >> 8), UInt8(truncatingIfNeeded: name.count)]
        bytes += name
        bytes += value
        return SHA2.hash(bytes)
    }

    /// The salt of a value: derived from its owner's key, so that it goes when the key goes.
    public static func salt(statement: StatementID, tag: VaultTag, saltKey: SealingKey) -> LedgerModel.Digest {
        MessageAuthentication.hmacSHA256(key: saltKey, message: statement.bytes + tag.bytes)
    }
}

/// What a holder hands over to show what one commitment stands for.
public struct Opening: Hashable, Sendable {
    /// The tag under which the value was committed.
    public let tag: VaultTag
    /// The salt; says nothing about other salts.
    public let salt: LedgerModel.Digest
    /// The value's bytes, UTF-8.
    public let value: [UInt8]

    /// Puts an opening together, as read from a holder.
    public init(tag: VaultTag, salt: LedgerModel.Digest, value: [UInt8]) {
        self.tag = tag
        self.salt = salt
        self.value = value
    }

    /// The commitment that this opens.
    public var commitment: LedgerModel.Digest {
        Commitment.commit(to: value, tag: tag, salt: salt)
    }

    /// The value as text; nil when it is not UTF-8.
    public var text: String? {
        String(validating: value, as: UTF8.self)
    }

    /// Whether this opens `commitment`.
    public func opens(_ commitment: LedgerModel.Digest) -> Bool {
        MessageAuthentication.areEqual(self.commitment, commitment)
    }
}

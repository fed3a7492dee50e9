internal import LedgerCrypto
public import LedgerModel

/// The salted digest that binds a file: a roster, a signed consent (spec 08 §2).
public enum EvidenceCommitment {
    /// The commitment to a file of this digest.
    public static func commit(toFileOf digest: LedgerModel.Digest, salt: LedgerModel.Digest) -> LedgerModel.Digest {
        SHA2.hash(Array("xinshi/v1/evidence\0".utf8) + salt.bytes + digest.bytes)
    }
}

/// What a holder hands over to show which file an evidence commitment stands for.
public struct EvidenceOpening: Hashable, Sendable {
    /// The random salt that is kept with the file.
    public let salt: LedgerModel.Digest
    /// The file's bytes.
    public let file: [UInt8]

    /// Puts an opening together, as read from a holder.
    public init(salt: LedgerModel.Digest, file: [UInt8]) {
        self.salt = salt
        self.file = file
    }

    /// Binds a file with a fresh random salt.
    public init(binding file: [UInt8]) {
        salt = Random.bytes(32).withUnsafeBytes { LedgerModel.Digest($0) }
        self.file = file
    }

    /// Reads salt || file, the form in which the vault seals evidence; nil below 32 bytes.
    init?(sealedForm bytes: [UInt8]) {
        guard bytes.count >= 32, let salt = LedgerModel.Digest([UInt8](bytes[0..<32])) else { return nil }
        self.init(salt: salt, file: [UInt8](bytes[32...]))
    }

    var sealedForm: [UInt8] { salt.bytes + file }

    /// The commitment that this opens.
    public var commitment: LedgerModel.Digest {
        EvidenceCommitment.commit(toFileOf: SHA2.hash(file), salt: salt)
    }

    /// Whether this opens `commitment`.
    public func opens(_ commitment: LedgerModel.Digest) -> Bool {
        MessageAuthentication.areEqual(self.commitment, commitment)
    }
}

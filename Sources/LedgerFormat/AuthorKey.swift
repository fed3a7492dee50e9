public import LedgerCrypto
public import LedgerModel

/// The name under which a key stands in batches and statements (spec 02 §3).
public enum AuthorKey {
    /// SHA-256("xinshi/v1/author-key\0" || alg || public key).
    public static func name(publicKey: PublicKey) -> Digest {
        withUnsafeTemporaryAllocation(byteCount: 33, alignment: 8) { bytes in
            bytes[0] = Batch.ed25519
            let words = publicKey.encoded.words
            bytes.storeBytes(of: words.0.bigEndian, toByteOffset: 1, as: UInt64.self)
            bytes.storeBytes(of: words.1.bigEndian, toByteOffset: 9, as: UInt64.self)
            bytes.storeBytes(of: words.2.bigEndian, toByteOffset: 17, as: UInt64.self)
            bytes.storeBytes(of: words.3.bigEndian, toByteOffset: 25, as: UInt64.self)
            return SHA2.hash("xinshi/v1/author-key\0", UnsafeRawBufferPointer(bytes))
        }
    }
}

/// What a new key signs to prove that its holder has the secret (spec 04 §2).
public enum Enrolment {
    /// "xinshi/v1/enrol\0" || G || organisation || public key.
    public static func message(genesisLeaf: Digest, organisation: OrganisationID, publicKey: PublicKey) -> [UInt8] {
        var message: [UInt8] = []
        message.append("xinshi/v1/enrol\0")
        genesisLeaf.append(to: &message)
        message.append(contentsOf: organisation.bytes)
        publicKey.encoded.append(to: &message)
        return message
    }
}

public import LedgerCrypto
public import LedgerModel

extension Batch {
    /// The 181 bytes of the body.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Batch.byteCount)
        append(to: &bytes)
        return bytes
    }

    /// Appends the 181 bytes of the body.
    public func append(to bytes: inout [UInt8]) {
        appendSignedPart(to: &bytes)
        bytes.append(Batch.ed25519)
        signature.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }

    private func appendSignedPart(to bytes: inout [UInt8]) {
        authorKey.append(to: &bytes)
        bytes.append(bigEndian: firstSequence)
        bytes.append(bigEndian: count)
        previousBatch.append(to: &bytes)
        statementsRoot.append(to: &bytes)
        bytes.append(bigEndian: authorTimeMilliseconds)
    }

    /// What the author signs: "xinshi/v1/batch\0" || G || bytes[50..<166].
    public func signedMessage(genesisLeaf: Digest) -> [UInt8] {
        var message: [UInt8] = []
        message.reserveCapacity(48 + Batch.signedByteCount)
        message.append("xinshi/v1/batch\0")
        genesisLeaf.append(to: &message)
        appendSignedPart(to: &message)
        return message
    }

    /// Whether the public key is the one that `authorKey` names and has signed this batch for this log.
    public func verify(with publicKey: PublicKey, genesisLeaf: Digest) -> Bool {
        AuthorKey.name(publicKey: publicKey) == authorKey
            && publicKey.verifies(signature, message: signedMessage(genesisLeaf: genesisLeaf))
    }

    /// SHA-256(bytes[50..<166]): `prev_batch` of the author's next batch.
    public var digest: Digest {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Batch.signedByteCount)
        appendSignedPart(to: &bytes)
        return SHA2.hash(bytes)
    }

    /// Where the author's next batch stands.
    public var nextPosition: BatchPosition {
        BatchPosition(firstSequence: firstSequence + UInt64(count), previousBatch: digest)
    }
}

public import LedgerCrypto
public import LedgerFormat
internal import LedgerModel

/// Checkpoints that come back from witnesses (spec 03 §2, §5).
extension Sequencer {
    /// The newest signed checkpoint with the cosignatures that were kept of its size: what is published and proven under.
    ///
    /// Reads the store's kept checkpoints once for each size. A kept note that the log's key does not vouch for is left
    /// aside.
    public func cosignedCheckpoint() throws -> SignedCheckpoint {
        if let cosigned, cosigned.checkpoint == checkpoint.checkpoint { return cosigned }
        let kept = try store.keptCheckpoints().last { $0.size == size }
        let note = kept.flatMap { try? SignedCheckpoint.parse($0.note) }.flatMap { note in
            let isOurs = note.checkpoint == checkpoint.checkpoint
            return isOurs && (try? note.verify(logKey: signer.publicKey)) != nil ? note : nil
        }
        cosigned = note ?? checkpoint
        return note ?? checkpoint
    }

    /// Keeps a cosigned checkpoint of this log; lines of the same size that were kept before stay.
    ///
    /// Takes over the lines of `witnesses` only. Throws `checkpointRefused` when the note is not of this log or ahead
    /// of it, when a known line does not verify, or when no witness of these has cosigned; `rootDiffers` when its root
    /// is not ours: then somebody signed two histories.
    @discardableResult
    public func addCosignedCheckpoint(_ note: [UInt8], witnesses: [VerifierKey]) throws -> KeptCheckpoint {
        let offered = try parse(note)
        let head = offered.checkpoint
        guard head.origin == checkpoint.checkpoint.origin, head.size > 0, head.size <= size else {
            throw Self.refused("The checkpoint is of another log, empty, or ahead of this one.")
        }
        guard try tree.root(size: head.size) == head.root else {
            throw StoreFailure.fatal(
                .rootDiffers,
                "The cosigned checkpoint of size \(head.size) has another root than this log."
            )
        }
        let kept = try store.keptCheckpoints().first { $0.size == head.size }
        var merged = try kept.map { try parse($0.note) } ?? withoutCosignatures(offered)
        var isCosigned = false
        for line in offered.note.signatures {
            for witness in witnesses where witness.identity == line.identity && witness.algorithm == .cosignature {
                do {
                    _ = try merged.add(line, of: witness)
                } catch {
                    throw Self.refused("The cosignature of \(witness.name) does not verify.")
                }
                isCosigned = true
            }
        }
        guard isCosigned else { throw Self.refused("No witness that is known here has cosigned the checkpoint.") }
        let result = KeptCheckpoint(size: head.size, note: merged.bytes)
        try store.keep(result)
        cosigned = nil
        return result
    }

    // The log's own line, verified by the key that signs checkpoints of that size.
    private func withoutCosignatures(_ offered: SignedCheckpoint) throws -> SignedCheckpoint {
        guard let logKey = try logKey(of: offered),
            let key = VerifierKey(name: offered.checkpoint.origin, algorithm: .ed25519, publicKey: logKey),
            let line = offered.note.signatures.first(where: { $0.identity == key.identity })
        else { throw Self.refused("The checkpoint is not signed by this log.") }
        var note = SignedNote(text: offered.note.text)
        note.add(line)
        return try parse(note.bytes)
    }

    /// The key of this log that signed a checkpoint, also one from before a rotation; nil when none did.
    ///
    /// Reads all entries below its size unless the current key signed it.
    public func logKey(of offered: SignedCheckpoint) throws -> PublicKey? {
        if (try? offered.verify(logKey: signer.publicKey)) != nil { return signer.publicKey }
        let former = try LogIdentity(store, size: min(offered.checkpoint.size, size)).logKey
        return (try? offered.verify(logKey: former)) != nil ? former : nil
    }

    private func parse(_ note: [UInt8]) throws -> SignedCheckpoint {
        do {
            return try SignedCheckpoint.parse(note)
        } catch {
            throw Self.refused("The checkpoint cannot be read (\(error.code.rawValue)).")
        }
    }

    private static func refused(_ message: String) -> StoreFailure {
        .retryable(.checkpointRefused, message)
    }
}

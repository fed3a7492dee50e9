internal import LedgerFormat
internal import LedgerModel

/// What must hold of a batch before its statements are judged (spec 02 §3, 04 §3); pure.
enum BatchChecks {
    /// Checks signature, key and position, in the order of spec 10 §2.
    static func check(_ batch: Batch, _ standing: AuthorStanding, genesisLeaf: Digest) throws(BatchRefusal) {
        guard batch.verify(with: standing.publicKey, genesisLeaf: genesisLeaf) else {
            throw BatchRefusal("author_signature", "The author's signature does not verify for this log.")
        }
        switch standing.state {
        case .active: break
        case .otherKind: throw BatchRefusal("author_key_kind", "A key of this kind signs no batches.")
        case .frozen: throw BatchRefusal("author_frozen", "The key is frozen until it is cleared.")
        case .revoked: throw BatchRefusal("author_revoked", "The key is revoked.")
        }
        guard batch.firstSequence == standing.next.firstSequence else {
            throw BatchRefusal(
                "author_sequence",
                "The author's next number is \(standing.next.firstSequence), not \(batch.firstSequence)."
            )
        }
        guard batch.previousBatch == standing.next.previousBatch else {
            throw BatchRefusal("author_previous_batch", "The batch does not follow the author's last one.")
        }
    }
}

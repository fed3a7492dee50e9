public import LedgerFormat
internal import LedgerModel

/// Proofs against the newest checkpoint, made when somebody asks.
extension Sequencer {
    /// The receipt of a batch: the `.tlog-proof` of its BATCH entry under the newest checkpoint (spec 03 §4).
    public func receipt(for acceptance: Acceptance) throws -> TlogProof {
        let index = acceptance.batch.index
        var extra: [UInt8]?
        _ = try store.readEntries(from: index, count: 1) { extra = Array($1) }
        return TlogProof(
            extra: extra,
            index: index,
            path: try tree.inclusionPath(index: index, size: size),
            checkpoint: checkpoint
        )
    }
}

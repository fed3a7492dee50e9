internal import LedgerCrypto
internal import LedgerFormat
internal import LedgerLog
internal import LedgerModel

/// The one door for whoever reads the whole log to answer a question.
extension Ledger {
    /// Lends every entry below the newest checkpoint, in order, and fails when one is not the entry that was signed.
    ///
    /// What was gathered counts only once this returns: the last entries are held against the signed root at the end.
    /// Throws `StoreFailure` (`corrupt`) that names the first entry that differs. `body` must not read the store.
    func forEachSignedEntry(_ body: (_ entry: EntryView, _ leaf: Digest) throws -> Void) throws {
        let checkpoint = log.checkpoint.checkpoint
        var frontier = MerkleFrontier()
        var last = Digest.zero
        while frontier.size < checkpoint.size {
            let next = frontier.size
            let count = Int(min(4096, checkpoint.size - next))
            let found = try log.store.readEntries(from: next, count: count) { index, bytes in
                guard let view = try? EntryView(bytes), view.index == index else { throw Self.differing(index) }
                // Each entry names the leaf hash of the one before: a link that does not hold tells which was changed.
                if index > 0, view.previous != last { throw Self.differing(index - 1) }
                last = view.leafHash
                _ = frontier.append(last)
                do {
                    try body(view, last)
                } catch let error where !(error is StoreFailure) {
                    // What was signed had been folded before, so this one was changed; its successor would only say so later.
                    throw Self.differing(index)
                }
            }
            guard found == count else { throw Self.differing(next + UInt64(found)) }
        }
        guard frontier.root == checkpoint.root else { throw Self.differing(checkpoint.size - 1) }
    }

    private static func differing(_ index: UInt64) -> StoreFailure {
        StoreFailure.fatal(.corrupt, "entry \(index) is not the one that was signed")
    }
}

internal import LedgerCrypto
internal import LedgerFormat
internal import LedgerModel

/// The writer's end of the log: all that the next entry needs.
///
/// A value, so that a refused batch is undone by a copy.
struct LogState {
    /// After how many entries a `projections_digested` is due (spec 02 §5).
    static let digestInterval: UInt64 = 100_000

    /// The right edge of the tree.
    private(set) var frontier: MerkleFrontier
    /// Leaf hash of the last entry; for entry 0 what its `prev` must be.
    private(set) var lastLeaf: Digest
    /// First index after the last `projections_digested`, or after GENESIS.
    private(set) var digestBase: UInt64

    /// The empty log of an origin.
    init(origin: String) {
        frontier = MerkleFrontier()
        lastLeaf = Genesis.previous(origin: origin)
        digestBase = 1
    }

    /// A stored log.
    init(frontier: MerkleFrontier, lastLeaf: Digest, digestBase: UInt64) {
        self.frontier = frontier
        self.lastLeaf = lastLeaf
        self.digestBase = digestBase
    }

    /// Number of entries.
    var size: UInt64 { frontier.size }

    /// Whether the next entry has to be a `projections_digested`, if no batch is open.
    var isDigestDue: Bool { size >= digestBase + LogState.digestInterval }

    /// Takes up an entry by its leaf hash and answers the stored nodes that it completes.
    mutating func append(_ leaf: Digest) -> [Digest] {
        let completed = completed(by: leaf)
        lastLeaf = leaf
        frontier.append(leaf)
        return completed
    }

    // One leaf in 64 hashes its way up a second time, a tenth of a hash for each leaf.
    private func completed(by leaf: Digest) -> [Digest] {
        let top = (~frontier.size).trailingZeroBitCount
        guard top >= NodePosition.lowestLevel else { return [] }
        var node = leaf
        var completed: [Digest] = []
        for (level, peak) in zip(1...top, frontier.peaks.reversed()) {
            node = SHA2.node(peak, node)
            if level >= NodePosition.lowestLevel { completed.append(node) }
        }
        return completed
    }

    /// Counts from here to the next `projections_digested`.
    mutating func noteDigest() {
        digestBase = size
    }
}

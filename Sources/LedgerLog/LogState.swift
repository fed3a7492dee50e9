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
    // Roots of the complete subtrees of 256 leaves and more, like the frontier's but one for each bit of size / 256.
    private var peaks: [Digest]

    /// The empty log of an origin.
    init(origin: String) {
        frontier = MerkleFrontier()
        lastLeaf = Genesis.previous(origin: origin)
        digestBase = 1
        peaks = []
    }

    /// A stored log.
    init(frontier: MerkleFrontier, lastLeaf: Digest, digestBase: UInt64) {
        self.frontier = frontier
        self.lastLeaf = lastLeaf
        self.digestBase = digestBase
        peaks = Array(frontier.peaks.prefix((frontier.size >> UInt64(NodePosition.lowestLevel)).nonzeroBitCount))
    }

    /// Number of entries.
    var size: UInt64 { frontier.size }

    /// Whether the next entry has to be a `projections_digested`, if no batch is open.
    var isDigestDue: Bool { size >= digestBase + LogState.digestInterval }

    /// Takes up an entry by its leaf hash and answers the nodes that it completes.
    mutating func append(_ leaf: Digest) -> [Digest] {
        lastLeaf = leaf
        guard var node = frontier.append(leaf) else { return [] }
        var completed = [node]
        let subtrees = frontier.size >> UInt64(NodePosition.lowestLevel) - 1
        for _ in 0..<(~subtrees).trailingZeroBitCount {
            node = SHA2.node(peaks.removeLast(), node)
            completed.append(node)
        }
        peaks.append(node)
        return completed
    }

    /// Counts from here to the next `projections_digested`.
    mutating func noteDigest() {
        digestBase = size
    }
}

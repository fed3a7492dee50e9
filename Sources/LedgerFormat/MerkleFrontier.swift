internal import LedgerCrypto
public import LedgerModel

/// The right edge of a growing tree: all that appending and the root need, at most 63 digests.
public struct MerkleFrontier: Hashable, Sendable {
    /// Number of leaves.
    public private(set) var size: UInt64
    /// Roots of the complete subtrees that make up the tree, greatest first; one for each set bit of `size`.
    public private(set) var peaks: [Digest]

    /// The empty tree.
    public init() {
        size = 0
        peaks = []
        peaks.reserveCapacity(64)
    }

    /// Restores a frontier that was stored as its size and its peaks; nil when their number does not fit the size.
    public init?(size: UInt64, peaks: [Digest]) {
        guard size <= wordLimit, peaks.count == size.nonzeroBitCount else { return nil }
        self.init()
        self.size = size
        self.peaks.append(contentsOf: peaks)
    }

    /// Adds a leaf hash.
    ///
    /// When this leaf completes 256 aligned leaves, returns the root of their subtree (level 8), which a store keeps:
    /// it is hash number `size / 256 - 1` of the tiles of level 1.
    @discardableResult
    public mutating func append(_ leaf: Digest) -> Digest? {
        var node = leaf
        var completed: Digest?
        // Each trailing one of the old size is a peak that the new leaf completes.
        let merges = (~size).trailingZeroBitCount
        for level in 0..<merges {
            node = SHA2.node(peaks.removeLast(), node)
            if level == 7 { completed = node }
        }
        peaks.append(node)
        size += 1
        return completed
    }

    /// The root of the tree.
    public var root: Digest {
        guard var root = peaks.last else { return MerkleTree.emptyRoot }
        for peak in peaks.dropLast().reversed() { root = SHA2.node(peak, root) }
        return root
    }
}

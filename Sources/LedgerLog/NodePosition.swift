/// Where the root of a complete subtree of 64 or more leaves is stored.
///
/// Nodes are numbered in the order in which they become complete, so a store only ever appends them: after leaf 63 the
/// node (6, 0) is 0, after leaf 127 the nodes (6, 1) and (7, 0) are 1 and 2, and so on. From level 8 up they are the
/// hashes of tiles; 6 is where a proof takes half the time of 8, for 1.2 bytes an entry.
public enum NodePosition {
    /// The lowest level that is stored; below it nodes are recomputed from leaf hashes, one block of them at most.
    public static let lowestLevel = 6
    /// Number of leaves under a node of the lowest level.
    public static let blockWidth = UInt64(1) << UInt64(lowestLevel)

    /// The position of node `index` of a level from 6 up.
    ///
    /// A node of level l covers the leaves [index × 2^l, (index + 1) × 2^l).
    public static func of(level: Int, index: UInt64) -> UInt64 {
        precondition(level >= lowestLevel)
        let height = UInt64(level - lowestLevel)
        // The last block under which this node becomes complete.
        let last = (index + 1) << height - 1
        return count(blocks: last) + height
    }

    /// How many nodes are stored for a log of this size.
    public static func count(size: UInt64) -> UInt64 {
        count(blocks: size / blockWidth)
    }

    // k complete blocks have k nodes of the lowest level, k/2 of the next, and so on.
    private static func count(blocks: UInt64) -> UInt64 {
        2 * blocks - UInt64(blocks.nonzeroBitCount)
    }
}

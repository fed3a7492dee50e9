/// Where the root of a complete subtree of 256 or more leaves is stored.
///
/// Nodes are numbered in the order in which they become complete, so a store only ever appends them: after leaf 255 the
/// node (8, 0) is 0, after leaf 511 the nodes (8, 1) and (9, 0) are 1 and 2, and so on.
public enum NodePosition {
    /// The lowest level that is stored; below it nodes are recomputed from leaf hashes.
    public static let lowestLevel = 8

    /// The position of node `index` of a level from 8 up.
    ///
    /// A node of level l covers the leaves [index × 2^l, (index + 1) × 2^l).
    public static func of(level: Int, index: UInt64) -> UInt64 {
        precondition(level >= lowestLevel)
        let height = UInt64(level - lowestLevel)
        // The first 256-wide subtree under which this node becomes complete, counted like leaves.
        let last = (index + 1) << height - 1
        return count(subtrees: last) + height
    }

    /// How many nodes are stored for a log of this size.
    public static func count(size: UInt64) -> UInt64 {
        count(subtrees: size >> UInt64(lowestLevel))
    }

    // k complete subtrees have k nodes of the lowest level, k/2 of the next, and so on.
    private static func count(subtrees: UInt64) -> UInt64 {
        2 * subtrees - UInt64(subtrees.nonzeroBitCount)
    }
}

internal import LedgerCrypto
public import LedgerModel

/// The tree of RFC 6962 §2.1 over SHA-256 (spec 03 §1).
public enum MerkleTree {
    /// The root of the empty tree: SHA-256 of nothing.
    public static let emptyRoot = SHA2.hash([])

    /// The root of a tree whose leaf hashes are given in order.
    public static func root(ofLeaves leaves: some Sequence<Digest>) -> Digest {
        var frontier = MerkleFrontier()
        for leaf in leaves { frontier.append(leaf) }
        return frontier.root
    }

    /// The greatest power of two below `size`, where RFC 6962 splits a tree; `size` is at least 2.
    static func split(_ size: UInt64) -> UInt64 {
        1 << UInt64(63 - (size - 1).leadingZeroBitCount)
    }
}

import LedgerCrypto
import LedgerFormat
import LedgerModel

/// Leaf hashes in order.
final class ReplayedLeaves {
    private var leaves: [Digest] = []

    func root(size: UInt64) -> Digest? {
        size <= UInt64(leaves.count) ? MerkleTree.root(ofLeaves: leaves.prefix(Int(size))) : nil
    }

    subscript(index: UInt64) -> Digest? {
        index < UInt64(leaves.count) ? leaves[Int(index)] : nil
    }

    func append(_ leaf: Digest) { leaves.append(leaf) }
}

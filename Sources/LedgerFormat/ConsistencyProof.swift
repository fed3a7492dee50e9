internal import LedgerCrypto
public import LedgerModel

/// Proofs that one tree extends another (RFC 6962 §2.1.2, RFC 9162 §2.1.4).
public enum ConsistencyProof {
    /// A tree as its size and its root.
    public struct Head: Hashable, Sendable {
        /// Number of leaves.
        public let size: UInt64
        /// Root hash.
        public let root: Digest

        /// Pairs a size with a root.
        public init(size: UInt64, root: Digest) {
            self.size = size
            self.root = root
        }
    }

    /// The proof from the tree of `oldSize` leaves to that of `newSize` leaves; empty when they are equal or the old is empty.
    public static func path<Source: HashSource>(
        oldSize: UInt64,
        newSize: UInt64,
        from source: Source
    ) throws(Source.Failure) -> [Digest] {
        precondition(oldSize <= newSize && newSize <= wordLimit, "sizes out of order")
        guard oldSize > 0 else { return [] }
        var path: [Digest] = []
        var range = 0..<newSize
        // While the old tree's edge lies inside the range, one half is proved and the other descended into.
        while range.upperBound != oldSize {
            let middle = range.lowerBound + MerkleTree.split(range.upperBound - range.lowerBound)
            let isLeft = oldSize <= middle
            let sibling = isLeft ? middle..<range.upperBound : range.lowerBound..<middle
            path.append(try MerkleTree.root(of: sibling, from: source))
            range = isLeft ? range.lowerBound..<middle : middle..<range.upperBound
        }
        if range.lowerBound > 0 { path.append(try MerkleTree.root(of: range, from: source)) }
        path.reverse()
        return path
    }

    /// Checks a proof (RFC 9162 §2.1.4.2).
    ///
    /// Equal sizes want an empty proof and equal roots; an empty old tree wants an empty proof and the empty root. Throws
    /// `proof_index` when the old size is above the new one, `proof_length` when the proof has another length than the
    /// sizes demand, `proof_root` when it leads to another root.
    public static func verify(old: Head, new: Head, path: [Digest]) throws(FormatError) {
        guard old.size <= new.size, new.size <= wordLimit else { throw FormatError(.proofIndex) }
        guard path.count == length(oldSize: old.size, newSize: new.size) else { throw FormatError(.proofLength) }
        if old.size == 0 || old.size == new.size {
            let expected = old.size == 0 ? MerkleTree.emptyRoot : new.root
            guard old.root == expected else { throw FormatError(.proofRoot) }
            return
        }
        let roots = fold(old: old, newSize: new.size, path: path)
        guard roots.old == old.root, roots.new == new.root else { throw FormatError(.proofRoot) }
    }

    private static func fold(old: Head, newSize: UInt64, path: [Digest]) -> (old: Digest, new: Digest) {
        var rest = path[...]
        // An old tree that is one complete subtree is its own first hash.
        let seed = old.size.nonzeroBitCount == 1 ? old.root : rest.removeFirst()
        var (first, last) = (old.size - 1, newSize - 1)
        let shift = UInt64((~first).trailingZeroBitCount)
        first >>= shift
        last >>= shift
        var (oldRoot, newRoot) = (seed, seed)
        for hash in rest {
            if first & 1 == 1 || first == last {
                oldRoot = SHA2.node(hash, oldRoot)
                newRoot = SHA2.node(hash, newRoot)
                while first & 1 == 0 && first != 0 {
                    first >>= 1
                    last >>= 1
                }
            } else {
                newRoot = SHA2.node(newRoot, hash)
            }
            first >>= 1
            last >>= 1
        }
        return (oldRoot, newRoot)
    }

    /// Number of hashes in the proof between two sizes.
    static func length(oldSize: UInt64, newSize: UInt64) -> Int {
        guard oldSize > 0, oldSize < newSize else { return 0 }
        // The proof is the path of the old tree's last complete subtree, and that subtree unless it is the whole old tree.
        let shift = UInt64(oldSize.trailingZeroBitCount)
        let path = InclusionProof.length(index: (oldSize - 1) >> shift, size: ((newSize - 1) >> shift) + 1)
        return path + (oldSize.nonzeroBitCount == 1 ? 0 : 1)
    }
}

internal import LedgerCrypto
public import LedgerModel

/// Proofs that a leaf stands at an index of a tree (RFC 6962 §2.1.1, RFC 9162 §2.1.3).
public enum InclusionProof {
    /// The path of leaf `index` in the tree of the first `size` leaves, from the leaf's sibling upwards.
    ///
    /// Traps unless `index < size`. Reads about one subtree for each level.
    public static func path<Source: HashSource>(
        index: UInt64,
        size: UInt64,
        from source: Source
    ) throws(Source.Failure) -> [Digest] {
        precondition(index < size && size <= wordLimit, "no such leaf")
        var path: [Digest] = []
        var range = 0..<size
        while range.upperBound - range.lowerBound > 1 {
            let middle = range.lowerBound + MerkleTree.split(range.upperBound - range.lowerBound)
            let isLeft = index < middle
            let sibling = isLeft ? middle..<range.upperBound : range.lowerBound..<middle
            path.append(try MerkleTree.root(of: sibling, from: source))
            range = isLeft ? range.lowerBound..<middle : middle..<range.upperBound
        }
        path.reverse()
        return path
    }

    /// Checks a path (RFC 9162 §2.1.3.2).
    ///
    /// Throws `proof_index` when index is not below size, `proof_length` when the path has another length than these two
    /// demand, `proof_root` when it leads to another root.
    public static func verify(
        leaf: Digest,
        index: UInt64,
        size: UInt64,
        path: [Digest],
        root: Digest
    ) throws(FormatError) {
        guard index < size, size <= wordLimit else { throw FormatError(.proofIndex) }
        guard path.count == length(index: index, size: size) else { throw FormatError(.proofLength) }
        var (first, last) = (index, size - 1)
        var hash = leaf
        for sibling in path {
            if first & 1 == 1 || first == last {
                hash = SHA2.node(sibling, hash)
                // A right edge without sibling at this level: go up to where there is one.
                while first & 1 == 0 && first != 0 {
                    first >>= 1
                    last >>= 1
                }
            } else {
                hash = SHA2.node(hash, sibling)
            }
            first >>= 1
            last >>= 1
        }
        guard hash == root else { throw FormatError(.proofRoot) }
    }

    /// Number of hashes in the path of a leaf: levels below the right edge's fork, and one for each left turn above it.
    public static func length(index: UInt64, size: UInt64) -> Int {
        let inner = UInt64.bitWidth - (index ^ (size - 1)).leadingZeroBitCount
        return inner + (inner == 64 ? 0 : (index >> UInt64(inner)).nonzeroBitCount)
    }
}

extension MerkleTree {
    /// The root of the leaves of a range that starts at a multiple of a power of two not below its length.
    static func root<Source: HashSource>(
        of range: Range<UInt64>,
        from source: Source
    ) throws(Source.Failure) -> Digest {
        var start = range.lowerBound
        var peaks: [Digest] = []
        while start < range.upperBound {
            let level = 63 - (range.upperBound - start).leadingZeroBitCount
            peaks.append(try source.subtree(level: level, index: start >> UInt64(level)))
            start += 1 << UInt64(level)
        }
        guard var root = peaks.popLast() else { return emptyRoot }
        while let peak = peaks.popLast() { root = SHA2.node(peak, root) }
        return root
    }

    /// The root of the tree of the first `size` leaves.
    public static func root<Source: HashSource>(
        size: UInt64,
        from source: Source
    ) throws(Source.Failure) -> Digest {
        try root(of: 0..<size, from: source)
    }

    /// The frontier of the tree of the first `size` leaves, to go on appending.
    public static func frontier<Source: HashSource>(
        size: UInt64,
        from source: Source
    ) throws(Source.Failure) -> MerkleFrontier {
        var start: UInt64 = 0
        var peaks: [Digest] = []
        while start < size {
            let level = 63 - (size - start).leadingZeroBitCount
            peaks.append(try source.subtree(level: level, index: start >> UInt64(level)))
            start += 1 << UInt64(level)
        }
        guard let frontier = MerkleFrontier(size: size, peaks: peaks) else { preconditionFailure("size out of range") }
        return frontier
    }
}

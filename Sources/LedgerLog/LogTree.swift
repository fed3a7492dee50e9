internal import LedgerCrypto
public import LedgerFormat
public import LedgerModel
internal import Synchronization

/// The Merkle tree of a stored log: roots and proofs, for any index and size that are stored; usable from any thread.
///
/// Reads stored nodes from level 8 up and, below, the leaf hashes of one tile at each edge: a leaf hash is the `prev`
/// of the next entry, so at most one entry is hashed for each tile.
public final class LogTree<Reader: LogReader>: Sendable {
    private let reader: Reader
    // The newest complete or partial tile that a proof needed besides its own: the right edge, shared by all proofs.
    private let edge = Mutex<LeafTile?>(nil)

    /// Reads from this store.
    public init(_ reader: Reader) {
        self.reader = reader
    }

    /// The root of the first `size` entries.
    public func root(size: UInt64) throws -> Digest {
        try prepared(edges: [size]) { source throws(Never) in MerkleTree.root(size: size, from: source) }
    }

    /// The frontier of the first `size` entries, to go on appending.
    public func frontier(size: UInt64) throws -> MerkleFrontier {
        try prepared(edges: [size]) { source throws(Never) in MerkleTree.frontier(size: size, from: source) }
    }

    /// The inclusion path of an entry in the log of `size` entries; throws `outOfRange`.
    public func inclusionPath(index: UInt64, size: UInt64) throws -> [Digest] {
        guard index < size else {
            throw StoreFailure.retryable(.outOfRange, "There is no entry \(index) in a log of \(size).")
        }
        return try prepared(edges: [index, size]) { source throws(Never) in
            InclusionProof.path(index: index, size: size, from: source)
        }
    }

    /// The consistency proof between two sizes; throws `outOfRange`.
    public func consistencyPath(oldSize: UInt64, newSize: UInt64) throws -> [Digest] {
        guard oldSize <= newSize else {
            throw StoreFailure.retryable(.outOfRange, "The old size \(oldSize) is above the new size \(newSize).")
        }
        return try prepared(edges: [oldSize, newSize]) { source throws(Never) in
            ConsistencyProof.path(oldSize: oldSize, newSize: newSize, from: source)
        }
    }

    /// The leaf hashes of `[first, first + count)`; throws `outOfRange` when one is not stored.
    ///
    /// Reads nothing beyond: what follows may be a tail that nobody has verified yet.
    public func leaves(from first: UInt64, count: Int) throws -> [Digest] {
        var leaves: [Digest] = []
        leaves.reserveCapacity(count)
        let found = try reader.readEntries(from: first, count: count) { index, entry in
            guard entry.count > EntryHeader.byteCount else {
                throw StoreFailure.fatal(.corrupt, "Entry \(index) is too short to be one.")
            }
            if index > first { leaves.append(Digest(UnsafeRawBufferPointer(rebasing: entry[18..<50]))) }
            // The last one's successor may not be there, or not be trusted: this one is hashed.
            if leaves.count == count - 1 { leaves.append(SHA2.leaf(entry)) }
        }
        guard found == count else {
            throw StoreFailure.retryable(.outOfRange, "There are no entries up to \(first + UInt64(count)).")
        }
        return leaves
    }

    // Runs `compute` twice: first over a source that only notes what is asked for, then over what was read in one go.
    private func prepared<Answer>(
        edges: [UInt64],
        _ compute: (PreparedHashes) throws(Never) -> Answer
    ) throws -> Answer {
        let wanted = Wanted()
        _ = compute(PreparedHashes(wanted: wanted))
        var prepared = PreparedHashes(wanted: nil)
        let positions = wanted.positions
        let nodes = positions.isEmpty ? [] : try reader.nodes(at: positions)
        for (position, node) in zip(positions, nodes) { prepared.nodes[position] = node }
        for (number, width) in wanted.tiles {
            prepared.tiles[number] = try tile(number, width: width, isEdge: number == (edges.max() ?? 0) >> 8)
        }
        return compute(prepared)
    }

    private func tile(_ number: UInt64, width: Int, isEdge: Bool) throws -> [Digest] {
        if let cached = edge.withLock({ $0 }), cached.number == number, cached.leaves.count >= width {
            return cached.leaves
        }
        let leaves = try leaves(from: number << 8, count: width)
        if isEdge { edge.withLock { $0 = LeafTile(number: number, leaves: leaves) } }
        return leaves
    }
}

/// Leaf hashes of the tile `number`, from its first on.
private struct LeafTile {
    let number: UInt64
    let leaves: [Digest]
}

/// What a computation asked for in its dry run.
private final class Wanted {
    var positions: [UInt64] = []
    // Tile number and how many of its leaves.
    var tiles: [UInt64: Int] = [:]
}

/// Subtree roots out of nodes and tiles that were read before.
private struct PreparedHashes: HashSource {
    let wanted: Wanted?
    var nodes: [UInt64: Digest] = [:]
    var tiles: [UInt64: [Digest]] = [:]

    init(wanted: Wanted?) {
        self.wanted = wanted
    }

    func subtree(level: Int, index: UInt64) throws(Never) -> Digest {
        if level >= NodePosition.lowestLevel {
            let position = NodePosition.of(level: level, index: index)
            guard let wanted else { return nodes[position] ?? .zero }
            wanted.positions.append(position)
            return .zero
        }
        let first = index << UInt64(level)
        let start = Int(first & 255)
        let end = start + 1 << level
        if let wanted {
            wanted.tiles[first >> 8] = max(wanted.tiles[first >> 8] ?? 0, end)
            return .zero
        }
        guard let leaves = tiles[first >> 8] else { return .zero }
        return level == 0 ? leaves[start] : MerkleTree.root(ofLeaves: leaves[start..<end])
    }
}

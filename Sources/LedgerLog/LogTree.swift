internal import LedgerCrypto
public import LedgerFormat
public import LedgerModel
internal import Synchronization

/// The Merkle tree of a stored log: roots and proofs, for any index and size that are stored; usable from any thread.
///
/// Reads stored nodes from level 6 up and, below, the leaf hashes of one block at each edge: a leaf hash is the `prev`
/// of the next entry, so at most one entry is hashed for each block.
public final class LogTree<Reader: LogReader>: Sendable {
    private let reader: Reader
    // The block at the right edge, which the next proof is likely to need too.
    private let edge = Mutex<LeafBlock?>(nil)
    // Stored nodes that were read before; they never change. At most `rememberedCount`, some 3 MB.
    private let remembered = Mutex<[UInt64: Digest]>([:])
    private let rememberedCount = 1 << 16

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

    /// What of the inclusion path of every entry of a block lies outside the block, from its sibling upwards.
    ///
    /// A block is 64 entries, or those up to `size` of the last one. Together with the block's leaf hashes this proves
    /// each of its entries. Throws `outOfRange`.
    public func blockPath(_ number: UInt64, size: UInt64) throws -> [Digest] {
        let first = number * NodePosition.blockWidth
        guard first < size else {
            throw StoreFailure.retryable(.outOfRange, "There is no entry \(first) in a log of \(size).")
        }
        let width = min(NodePosition.blockWidth, size - first)
        let path = try prepared(edges: [size], without: number) { source throws(Never) in
            InclusionProof.path(index: first, size: size, from: source)
        }
        return Array(path.dropFirst(InclusionProof.length(index: 0, size: width)))
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
        without spared: UInt64? = nil,
        _ compute: (PreparedHashes) throws(Never) -> Answer
    ) throws -> Answer {
        let wanted = Wanted()
        _ = compute(PreparedHashes(wanted: wanted))
        var prepared = PreparedHashes(wanted: nil)
        try read(wanted.positions, into: &prepared.nodes)
        let last = (edges.max() ?? 0) / NodePosition.blockWidth
        for (number, width) in wanted.blocks where number != spared {
            prepared.blocks[number] = try block(number, width: width, isEdge: number == last)
        }
        return compute(prepared)
    }

    private func read(_ positions: [UInt64], into nodes: inout [UInt64: Digest]) throws {
        remembered.withLock { for position in positions { nodes[position] = $0[position] } }
        let missing = positions.filter { nodes[$0] == nil }
        guard !missing.isEmpty else { return }
        let found = zip(missing, try reader.nodes(at: missing))
        for (position, node) in found { nodes[position] = node }
        remembered.withLock { remembered in
            if remembered.count + missing.count > rememberedCount { remembered.removeAll(keepingCapacity: true) }
            for (position, node) in found { remembered[position] = node }
        }
    }

    private func block(_ number: UInt64, width: Int, isEdge: Bool) throws -> LeafBlock {
        if let cached = edge.withLock({ $0 }), cached.number == number, cached.count >= width { return cached }
        let block = LeafBlock(number, try leaves(from: number * NodePosition.blockWidth, count: width))
        if isEdge { edge.withLock { $0 = block } }
        return block
    }
}

/// The perfect subtrees of the block `number`, from its first leaf on.
private struct LeafBlock {
    let number: UInt64
    /// By level: the leaf hashes, then the nodes above them.
    let levels: [[Digest]]

    init(_ number: UInt64, _ leaves: [Digest]) {
        self.number = number
        var levels = [leaves]
        while levels.count < NodePosition.lowestLevel, let below = levels.last, below.count > 1 {
            levels.append(stride(from: 1, to: below.count, by: 2).map { SHA2.node(below[$0 - 1], below[$0]) })
        }
        self.levels = levels
    }

    /// How many leaves there are.
    var count: Int { levels[0].count }
}

/// What a computation asked for in its dry run.
private final class Wanted {
    var positions: [UInt64] = []
    // Block number and how many of its leaves.
    var blocks: [UInt64: Int] = [:]
}

/// Subtree roots out of nodes and blocks that were read before.
private struct PreparedHashes: HashSource {
    let wanted: Wanted?
    var nodes: [UInt64: Digest] = [:]
    var blocks: [UInt64: LeafBlock] = [:]

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
        let (number, start) = (index << UInt64(level)).quotientAndRemainder(dividingBy: NodePosition.blockWidth)
        let range = Int(start)..<Int(start) + 1 << level
        if let wanted {
            wanted.blocks[number] = max(wanted.blocks[number] ?? 0, range.upperBound)
            return .zero
        }
        return blocks[number]?.levels[level][range.lowerBound >> level] ?? .zero
    }
}

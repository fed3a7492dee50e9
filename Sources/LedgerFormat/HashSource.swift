public import LedgerModel

/// Gives the root of any complete subtree of a log.
public protocol HashSource {
    /// What reading may fail with; `Never` for trees in memory.
    associatedtype Failure: Error

    /// The root of the leaves `index << level ..< (index + 1) << level`, all of which exist.
    func subtree(level: Int, index: UInt64) throws(Failure) -> Digest
}

/// Gives the hashes of one tile; what a store or a folder of tiles implements.
public protocol TileSource {
    /// What reading may fail with.
    associatedtype Failure: Error

    /// Hashes `first ..< first + count` of tile level `level`: roots of 256^level leaves each; they never cross a tile's end.
    func hashes(level: Int, first: UInt64, count: Int) throws(Failure) -> [Digest]
}

/// Subtree roots computed from the hashes of tiles, at most 256 at a time.
public struct TileHashes<Tiles: TileSource>: HashSource {
    private let tiles: Tiles

    /// Wraps a source of tiles.
    public init(_ tiles: Tiles) {
        self.tiles = tiles
    }

    /// The root of a complete subtree: read at the tile level below it and hashed together.
    public func subtree(level: Int, index: UInt64) throws(Tiles.Failure) -> Digest {
        let height = level % 8
        let hashes = try tiles.hashes(level: level / 8, first: index << UInt64(height), count: 1 << height)
        precondition(hashes.count == 1 << height, "a tile source gave another number of hashes")
        return MerkleTree.root(ofLeaves: hashes)
    }
}

/// Leaf hashes in memory: for small logs, batches and tests.
public struct LeafArray: HashSource, TileSource {
    private let leaves: [Digest]

    /// Wraps leaf hashes.
    public init(_ leaves: [Digest]) {
        self.leaves = leaves
    }

    /// The root of a complete subtree, computed from its leaves.
    public func subtree(level: Int, index: UInt64) throws(Never) -> Digest {
        let first = Int(index << UInt64(level))
        return MerkleTree.root(ofLeaves: leaves[first..<first + 1 << level])
    }

    /// Hashes of a tile level, computed from the leaves.
    public func hashes(level: Int, first: UInt64, count: Int) throws(Never) -> [Digest] {
        var hashes: [Digest] = []
        for index in first..<first + UInt64(count) { hashes.append(subtree(level: level * 8, index: index)) }
        return hashes
    }
}

import LedgerCrypto
import LedgerFormat
import LedgerLogTesting
import LedgerModel
import Testing

@testable import LedgerLog

@Suite struct LogTreeTests {
    /// RFC 6962 §2.1, word for word.
    static func naiveRoot(_ leaves: ArraySlice<Digest>) -> Digest {
        guard leaves.count > 1, let first = leaves.first else { return leaves.first ?? SHA2.hash([]) }
        _ = first
        var split = 1
        while split * 2 < leaves.count { split *= 2 }
        let middle = leaves.startIndex + split
        return SHA2.node(naiveRoot(leaves[..<middle]), naiveRoot(leaves[middle...]))
    }

    /// A store of `count` chained entries, written in turns of uneven lengths, and their leaf hashes.
    static func filled(_ count: Int) throws -> (store: MemoryLogStore, leaves: [Digest]) {
        let store = MemoryLogStore()
        var state = LogState(origin: "tree.example")
        var leaves: [Digest] = []
        var length = 1
        while leaves.count < count {
            var builder = TurnBuilder(after: state, logTime: 1)
            for _ in 0..<min(length, count - leaves.count) {
                _ = [UInt8(1), 2, 3].withUnsafeBytes { builder.append(.log, body: $0) }
            }
            try store.append(builder.turn, signedSize: 0)
            leaves += builder.leaves
            state = builder.state
            length = length * 3 % 701 + 1
        }
        return (store, leaves)
    }

    /// A block's own leaves and its path lead to the root from every entry of the block.
    private static func checkBlocks(
        of tree: LogTree<MemoryLogStore>,
        _ leaves: [Digest],
        size: Int,
        root: Digest
    ) throws {
        for first in stride(from: 0, to: size, by: 64) {
            let block = LeafArray(Array(leaves[first..<min(first + 64, size)]))
            let width = UInt64(min(64, size - first))
            let path = try tree.blockPath(UInt64(first / 64), size: UInt64(size))
            for place in Set([0, width / 2, width - 1]) {
                try InclusionProof.verify(
                    leaf: leaves[first + Int(place)],
                    index: UInt64(first) + place,
                    size: UInt64(size),
                    path: InclusionProof.path(index: place, size: width, from: block) + path,
                    root: root
                )
            }
        }
        #expect(throws: StoreFailure.self) { try tree.blockPath(UInt64(size + 63) / 64, size: UInt64(size)) }
    }

    @Test func rootsAndProofsAreThoseOfTheTextbook() throws {
        let (store, leaves) = try Self.filled(2100)
        let tree = LogTree(store)
        for size in [
            0, 1, 2, 3, 63, 64, 65, 127, 128, 255, 256, 257, 511, 512, 513, 768, 1023, 1024, 1025, 2047, 2048, 2049,
            2100,
        ] {
            let root = Self.naiveRoot(leaves[..<size])
            #expect(try tree.root(size: UInt64(size)) == root)
            #expect(try tree.frontier(size: UInt64(size)).root == root)
            for index in [0, 1, 254, 255, 256, 511, 512, 1023, 1024, size - 1] where index >= 0 && index < size {
                let path = try tree.inclusionPath(index: UInt64(index), size: UInt64(size))
                try InclusionProof.verify(
                    leaf: leaves[index],
                    index: UInt64(index),
                    size: UInt64(size),
                    path: path,
                    root: root
                )
            }
            try Self.checkBlocks(of: tree, leaves, size: size, root: root)
            for old in [0, 1, 255, 256, 300, 512, 1024, 1500, size] where old <= size {
                let path = try tree.consistencyPath(oldSize: UInt64(old), newSize: UInt64(size))
                try ConsistencyProof.verify(
                    old: .init(size: UInt64(old), root: Self.naiveRoot(leaves[..<old])),
                    new: .init(size: UInt64(size), root: root),
                    path: path
                )
            }
        }
    }

    @Test func aStoredStateGoesOnLikeTheOneInMemory() throws {
        for count in [1, 63, 64, 65, 127, 128, 255, 256, 257, 767, 768, 1300] {
            let (store, leaves) = try Self.filled(count)
            let tree = LogTree(store)
            var resumed = LogState(
                frontier: try tree.frontier(size: UInt64(count)),
                lastLeaf: leaves[count - 1],
                digestBase: 1
            )
            var nodes: [Digest] = []
            for number in 0..<600 { nodes += resumed.append(SHA2.hash([UInt8(number % 256)])) }
            var fresh = LogState(origin: "tree.example")
            var all: [Digest] = []
            for leaf in leaves { all += fresh.append(leaf) }
            for number in 0..<600 { all += fresh.append(SHA2.hash([UInt8(number % 256)])) }
            #expect(resumed.frontier.root == fresh.frontier.root)
            #expect(Array(all.suffix(nodes.count)) == nodes)
        }
    }

    @Test func whatIsNotThereIsRefused() throws {
        let (store, _) = try Self.filled(300)
        let tree = LogTree(store)
        let outOfRange = StoreFailure.retryable(.outOfRange, "")
        #expect(throws: outOfRange) { try tree.inclusionPath(index: 5, size: 5) }
        #expect(throws: outOfRange) { try tree.root(size: 301) }
        #expect(throws: outOfRange) { try tree.consistencyPath(oldSize: 6, newSize: 5) }
        #expect(throws: outOfRange) { try tree.leaves(from: 299, count: 2) }
    }
}

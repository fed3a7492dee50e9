import LedgerCrypto
import LedgerFormat
import LedgerModel
import Testing

/// The definition of RFC 6962 §2.1, written as it stands there, against the iterative code.
enum ReferenceTree {
    static func root(_ leaves: ArraySlice<Digest>) -> Digest {
        guard leaves.count > 1 else { return leaves.first ?? SHA2.hash([]) }
        var split = 1
        while split * 2 < leaves.count { split *= 2 }
        return SHA2.node(root(leaves.prefix(split)), root(leaves.dropFirst(split)))
    }

    static func path(_ index: Int, _ leaves: ArraySlice<Digest>) -> [Digest] {
        guard leaves.count > 1 else { return [] }
        var split = 1
        while split * 2 < leaves.count { split *= 2 }
        let (left, right) = (leaves.prefix(split), leaves.dropFirst(split))
        return index < split ? path(index, left) + [root(right)] : path(index - split, right) + [root(left)]
    }

    static func proof(_ size: Int, _ leaves: ArraySlice<Digest>, _ isWhole: Bool) -> [Digest] {
        if size == leaves.count { return isWhole ? [] : [root(leaves)] }
        var split = 1
        while split * 2 < leaves.count { split *= 2 }
        let (left, right) = (leaves.prefix(split), leaves.dropFirst(split))
        return size <= split
            ? proof(size, left, isWhole) + [root(right)] : proof(size - split, right, false) + [root(left)]
    }

    static func leaves(_ count: Int) -> [Digest] {
        (0..<count).map { SHA2.leaf(of: [UInt8($0 >> 8), UInt8($0 & 255)]) }
    }
}

extension SHA2 {
    static func leaf(of bytes: [UInt8]) -> Digest { bytes.withUnsafeBytes { leaf($0) } }
}

@Suite struct MerkleProofTests {
    @Test func frontierHasTheRootOfTheDefinition() {
        let leaves = ReferenceTree.leaves(600)
        var frontier = MerkleFrontier()
        for (index, leaf) in leaves.enumerated() {
            let completed = frontier.append(leaf)
            let size = index + 1
            #expect(completed == (size % 256 == 0 ? ReferenceTree.root(leaves[size - 256..<size]) : nil))
            if size < 70 || size % 37 == 0 || size % 256 < 3 {
                #expect(frontier.root == ReferenceTree.root(leaves[..<size]))
                #expect(MerkleFrontier(size: frontier.size, peaks: frontier.peaks) == frontier)
            }
        }
        #expect(MerkleFrontier().root == SHA2.hash([]))
        #expect(MerkleFrontier(size: 3, peaks: []) == nil)
    }

    @Test func inclusionPathsAreThoseOfTheDefinition() throws {
        let leaves = ReferenceTree.leaves(300)
        for size in Array(1...40) + [255, 256, 257, 300] {
            let root = ReferenceTree.root(leaves[..<size])
            for index in stride(from: 0, to: size, by: size > 40 ? 17 : 1) {
                let path = InclusionProof.path(
                    index: UInt64(index),
                    size: UInt64(size),
                    from: TileHashes(LeafArray(leaves))
                )
                #expect(path == ReferenceTree.path(index, leaves[..<size]))
                try InclusionProof.verify(
                    leaf: leaves[index],
                    index: UInt64(index),
                    size: UInt64(size),
                    path: path,
                    root: root
                )
            }
        }
    }

    @Test func consistencyProofsAreThoseOfTheDefinition() throws {
        let leaves = ReferenceTree.leaves(300)
        for newSize in Array(1...40) + [255, 256, 257, 300] {
            let new = ConsistencyProof.Head(size: UInt64(newSize), root: ReferenceTree.root(leaves[..<newSize]))
            for oldSize in stride(from: 0, through: newSize, by: newSize > 40 ? 13 : 1) {
                let old = ConsistencyProof.Head(size: UInt64(oldSize), root: ReferenceTree.root(leaves[..<oldSize]))
                let path = ConsistencyProof.path(
                    oldSize: old.size,
                    newSize: new.size,
                    from: TileHashes(LeafArray(leaves))
                )
                #expect(path == (oldSize == 0 ? [] : ReferenceTree.proof(oldSize, leaves[..<newSize], true)))
                try ConsistencyProof.verify(old: old, new: new, path: path)
                #expect(MerkleTree.frontier(size: old.size, from: LeafArray(leaves)).root == old.root)
            }
        }
    }

    @Test func anyChangeIsRefused() throws {
        let leaves = ReferenceTree.leaves(21)
        let root = MerkleTree.root(ofLeaves: leaves)
        for index: UInt64 in 0..<21 {
            let path = InclusionProof.path(index: index, size: 21, from: LeafArray(leaves))
            for (changed, code) in changes(path) {
                #expect(throws: FormatError(code)) {
                    try InclusionProof.verify(
                        leaf: leaves[Int(index)],
                        index: index,
                        size: 21,
                        path: changed,
                        root: root
                    )
                }
            }
        }
        for oldSize: UInt64 in 1..<21 {
            let old = ConsistencyProof.Head(size: oldSize, root: MerkleTree.root(ofLeaves: leaves[..<Int(oldSize)]))
            let path = ConsistencyProof.path(oldSize: oldSize, newSize: 21, from: LeafArray(leaves))
            for (changed, code) in changes(path) {
                #expect(throws: FormatError(code)) {
                    try ConsistencyProof.verify(old: old, new: .init(size: 21, root: root), path: changed)
                }
            }
        }
    }

    private func changes(_ path: [Digest]) -> [([Digest], FormatError.Code)] {
        var changes: [([Digest], FormatError.Code)] = [(path + [.zero], .proofLength)]
        if !path.isEmpty { changes.append((Array(path.dropLast()), .proofLength)) }
        for index in path.indices {
            var changed = path
            changed[index] = .zero
            changes.append((changed, .proofRoot))
        }
        return changes
    }

    @Test func provesTheEdgesOfTheNumbers() throws {
        let size = UInt64(Int64.max)
        #expect(throws: FormatError(.proofIndex)) {
            try InclusionProof.verify(leaf: .zero, index: 1 << 63, size: .max, path: [], root: .zero)
        }
        #expect(throws: FormatError(.proofLength)) {
            try InclusionProof.verify(leaf: .zero, index: size - 1, size: size, path: [], root: .zero)
        }
        #expect(throws: FormatError(.proofRoot)) {
            let path = [Digest](repeating: .zero, count: 62)
            try InclusionProof.verify(leaf: .zero, index: size - 1, size: size, path: path, root: .zero)
        }
        #expect(throws: FormatError(.proofIndex)) {
            try ConsistencyProof.verify(
                old: .init(size: 2, root: .zero),
                new: .init(size: 1, root: .zero),
                path: []
            )
        }
    }

    @Test func preconditionsStopTheProcess() async {
        await #expect(processExitsWith: .failure) {
            _ = InclusionProof.path(index: 1, size: 1, from: LeafArray([.zero]))
        }
        await #expect(processExitsWith: .failure) {
            _ = ConsistencyProof.path(oldSize: 2, newSize: 1, from: LeafArray([.zero]))
        }
    }
}

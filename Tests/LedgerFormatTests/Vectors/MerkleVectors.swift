import LedgerCrypto
import LedgerFormat
import LedgerModel

enum MerkleVectors {
    static let file = VectorFile(
        name: "merkle.json",
        source:
            "spec 03 §1. Roots of the eight test leaves are those of the Certificate Transparency test data; a ninth "
            + "leaf is 70. Trees of 257 have as leaf i the two bytes of i, big-endian. Proofs by the recursive definition "
            + "of RFC 6962",
        cases: roots + inclusion + consistency + refused,
        run: run
    )

    @Sendable private static func run(_ vector: JSONValue) throws -> String {
        if vector.has("root") {
            let leaves = vector.texts("leaves").map { SHA2.leaf(of: Hex.decode($0) ?? []) }
            return MerkleTree.root(ofLeaves: leaves) == vector.digest("root") ? "ok" : "differs"
        }
        return try outcome {
            if vector.has("inclusion") {
                try InclusionProof.verify(
                    leaf: vector.digest("leaf"),
                    index: vector.number("index"),
                    size: vector.number("size"),
                    path: vector.digests("path"),
                    root: vector.digest("root")
                )
            } else {
                try ConsistencyProof.verify(
                    old: .init(size: vector.number("old_size"), root: vector.digest("old_root")),
                    new: .init(size: vector.number("size"), root: vector.digest("root")),
                    path: vector.digests("path")
                )
            }
        }
    }

    private static let testLeaves = [
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f", "70",
    ]

    private static let roots: [VectorCase] = {
        let known = [
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ]
        return known.enumerated().map { size, root in
            VectorCase("root of size \(size)", ["root"]).with("leaves", Array(testLeaves.prefix(size)))
                .with("root", root)
        }
    }()

    private static let small = testLeaves.map { SHA2.leaf(of: Hex.decode($0) ?? []) }
    private static let large = ReferenceTree.leaves(257)

    private static func inclusionCase(_ index: Int, _ size: Int, _ leaves: [Digest]) -> VectorCase {
        let tree = leaves[..<size]
        return VectorCase("leaf \(index) of \(size)", ["inclusion"]).with("leaf", leaves[index])
            .with("index", UInt64(index)).with("size", UInt64(size)).with("path", ReferenceTree.path(index, tree))
            .with("root", ReferenceTree.root(tree))
    }

    private static let inclusion: [VectorCase] =
        (1...9).flatMap { size in (0..<size).map { inclusionCase($0, size, small) } }
        + [0, 1, 127, 128, 255, 256].map { inclusionCase($0, 257, large) }

    private static func consistencyCase(_ old: Int, _ new: Int, _ leaves: [Digest]) -> VectorCase {
        VectorCase("from \(old) to \(new)", ["consistency"]).with("old_size", UInt64(old)).with("size", UInt64(new))
            .with("old_root", ReferenceTree.root(leaves[..<old])).with("root", ReferenceTree.root(leaves[..<new]))
            .with("path", old == 0 ? [] : ReferenceTree.proof(old, leaves[..<new], true))
    }

    private static let consistency: [VectorCase] =
        (0...9).flatMap { new in (0...new).map { consistencyCase($0, new, small) } }
        + [1, 128, 129, 255, 256].map { consistencyCase($0, 257, large) }

    private static func bad(
        _ name: String,
        _ code: String,
        index: Int = 2,
        size: Int = 7,
        _ edit: (inout [Digest]) -> Void = { _ in }
    ) -> VectorCase {
        var path = ReferenceTree.path(2, small[..<7])
        edit(&path)
        return VectorCase(name, ["inclusion", "bad"], expect: code).with("leaf", small[2])
            .with("index", UInt64(index)).with("size", UInt64(size)).with("path", path)
            .with("root", ReferenceTree.root(small[..<7]))
    }

    private static func badConsistency(
        _ name: String,
        _ code: String,
        from old: (size: Int, root: Digest),
        to size: Int = 7,
        _ edit: (inout [Digest]) -> Void = { _ in }
    ) -> VectorCase {
        var path = ReferenceTree.proof(3, small[..<7], true)
        edit(&path)
        return VectorCase(name, ["consistency", "bad"], expect: code).with("old_size", UInt64(old.size))
            .with("old_root", old.root).with("size", UInt64(size)).with("root", ReferenceTree.root(small[..<7]))
            .with("path", path)
    }

    private static let refused: [VectorCase] = {
        let three = (size: 3, root: ReferenceTree.root(small[..<3]))
        let seven = (size: 7, root: ReferenceTree.root(small[..<7]))
        return [
            bad("index is the size", "proof_index", index: 7), bad("empty tree", "proof_index", size: 0),
            bad("neighbour's index", "proof_root", index: 3), bad("larger tree", "proof_length", size: 9),
            bad("hash missing", "proof_length") { $0.removeLast() },
            bad("hash too many", "proof_length") { $0.append(.zero) }, bad("no path", "proof_length") { $0 = [] },
            bad("hashes swapped", "proof_root") { $0.swapAt(0, 1) },
            bad("hash altered", "proof_root") { $0[2] = .zero },
            badConsistency("old above new", "proof_index", from: seven, to: 3),
            badConsistency("another old root", "proof_root", from: (3, .zero)),
            badConsistency("proof between equal sizes", "proof_length", from: seven),
            badConsistency("equal sizes, other root", "proof_root", from: (7, .zero)) { $0 = [] },
            badConsistency("proof from size 0", "proof_length", from: (0, SHA2.hash([]))),
            badConsistency("from size 0 with a root", "proof_root", from: (0, three.root)) { $0 = [] },
            badConsistency("consistency hash missing", "proof_length", from: three) { $0.removeFirst() },
            badConsistency("consistency hash too many", "proof_length", from: three) { $0.append(.zero) },
            badConsistency("consistency hash altered", "proof_root", from: three) { $0[1] = .zero },
            badConsistency("first hash altered", "proof_root", from: three) { $0[0] = .zero },
        ]
    }()
}

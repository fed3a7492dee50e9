import LedgerCrypto
import LedgerFormat
import LedgerModel

enum ProofVectors {
    static let file = VectorFile(
        name: "tlog_proof.json",
        source: "spec 03 §4, c2sp.org/tlog-proof. The proof is read, then checked for leaf. " + Fixtures.seeds,
        cases: valid + form + checks,
        run: { vector in
            try outcome {
                let proof = try TlogProof.parse(vector.input)
                try proof.verify(leaf: vector.digest("leaf"))
                guard proof.bytes == vector.input, proof.index == vector.number("index"),
                    (proof.extra ?? []) == vector.hex("extra")
                else { throw VectorMismatch() }
            }
        }
    )

    private static let checkpoint = Fixtures.signedCheckpoint(witnesses: 2)

    private static func proof(_ index: Int, extra: [UInt8]? = nil) -> TlogProof {
        let path = ReferenceTree.path(index, Fixtures.leaves[...])
        return TlogProof(extra: extra, index: UInt64(index), path: path, checkpoint: checkpoint)
    }

    private static func accepted(_ name: String, _ proof: TlogProof) -> VectorCase {
        VectorCase(name, ["valid"]).input(proof.bytes).with("index", proof.index)
            .with("extra", hex: proof.extra ?? []).with("leaf", Fixtures.leaves[Int(proof.index)])
    }

    private static let lonely: TlogProof = {
        let signed = SignedCheckpoint(Fixtures.checkpoint(size: 1), signedBy: Fixtures.log)
        return TlogProof(extra: nil, index: 0, path: [], checkpoint: signed)
    }()

    private static let valid = [
        accepted("receipt of a batch", proof(1, extra: Fixtures.entries[1])),
        accepted("without extra", proof(5)), accepted("empty path", lonely),
    ]

    private static let text = String(decoding: proof(1, extra: [1, 2, 3]).bytes, as: UTF8.self)

    private static func refusal(_ name: String, _ code: String, _ text: String, leaf: Int = 1) -> VectorCase {
        VectorCase(name, ["refused"], expect: code).input(text).with("leaf", Fixtures.leaves[leaf])
    }

    private static let hash = StrictBase64.encode(ReferenceTree.path(1, Fixtures.leaves[...])[0].bytes)

    private static let form = [
        refusal("empty file", "proof_header", ""),
        refusal("another version", "proof_header", text.replacingFirst("@v1", "@v2")),
        refusal("carriage return", "proof_header", text.replacingFirst("@v1\n", "@v1\r\n")),
        refusal("extra empty", "proof_extra", text.replacingFirst("extra AQID", "extra ")),
        refusal("extra without space", "proof_extra", text.replacingFirst("extra AQID", "extra")),
        refusal("extra is no base64", "proof_extra", text.replacingFirst("extra AQID", "extra AQI")),
        refusal(
            "extra after index",
            "proof_hash",
            text.replacingFirst("extra AQID\nindex 1\n", "index 1\nextra AQID\n")
        ),
        refusal("no index", "proof_index", text.replacingFirst("index 1\n", "")),
        refusal("index with leading zero", "proof_index", text.replacingFirst("index 1", "index 01")),
        refusal("index negative", "proof_index", text.replacingFirst("index 1", "index -1")),
        refusal("index 2^63", "proof_index", text.replacingFirst("index 1", "index 9223372036854775808")),
        refusal("hash of 31 bytes", "proof_hash", text.replacingFirst(hash, String(hash.dropLast(4)) + "AA==")),
        refusal("hash with trailing space", "proof_hash", text.replacingFirst(hash, hash + " ")),
        refusal("no empty line", "proof_hash", text.replacingFirst("\n\n\(Fixtures.origin)", "\n\(Fixtures.origin)")),
        refusal("ends within the path", "proof_hash", "c2sp.org/tlog-proof@v1\nindex 1\n\(hash)\n"),
        refusal(
            "64 hashes",
            "proof_length",
            text.replacingFirst(hash, [String](repeating: hash, count: 64).joined(separator: "\n"))
        ),
        refusal("nothing after the empty line", "note_no_signature", "c2sp.org/tlog-proof@v1\nindex 1\n\n"),
        refusal(
            "two empty lines",
            "checkpoint_lines",
            text.replacingFirst("\n\n\(Fixtures.origin)", "\n\n\n\(Fixtures.origin)")
        ),
    ]

    private static let checks = [
        refusal("another leaf", "proof_root", text, leaf: 2),
        refusal("another index", "proof_root", text.replacingFirst("index 1", "index 0")),
        refusal("index beyond the size", "proof_index", text.replacingFirst("index 1", "index 6")),
        refusal("hash missing", "proof_length", text.replacingFirst(hash + "\n", "")),
        refusal("hash twice", "proof_length", text.replacingFirst(hash, hash + "\n" + hash)),
    ]
}

import LedgerCrypto
import LedgerFormat
import LedgerModel

enum CheckpointVectors {
    static let file = VectorFile(
        name: "checkpoints.json",
        source:
            "spec 03 §2. Cases named c2sp are the examples of c2sp.org/tlog-checkpoint and tlog-cosignature, whose keys "
            + "are not known. With log_key the log's signature is checked. " + Fixtures.seeds,
        cases: valid + refused,
        run: run
    )

    @Sendable private static func run(_ vector: JSONValue) throws -> String {
        try outcome {
            let signed = try SignedCheckpoint.parse(vector.input)
            if vector["log_key"] != nil {
                guard let key = PublicKey(vector.hex("log_key")) else { throw VectorMismatch() }
                try signed.verify(logKey: key)
            }
            let checkpoint = signed.checkpoint
            guard signed.bytes == vector.input, checkpoint.origin == vector.text("origin"),
                checkpoint.size == vector.number("size"), checkpoint.root == vector.digest("root"),
                checkpoint.shortForm == vector.text("short_form"), checkpoint.text == signed.note.text
            else { throw VectorMismatch() }
        }
    }

    private static let line = "\n— a AAAAAAA=\n"
    private static let root = StrictBase64.encode(Fixtures.digest(0x66).bytes)
    private static let example =
        "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
        + "— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nT"
        + "o+zyWE+xeMcTOAYQ8=\n"
    private static let cosigned =
        example
        + "— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf"
        + "5nNo0xUe+mbIUBkBIfZ+qnA==\n"

    private static func accepted(_ name: String, _ bytes: [UInt8]) -> VectorCase {
        guard let checkpoint = try? SignedCheckpoint.parse(bytes).checkpoint else { preconditionFailure(name) }
        return VectorCase(name, ["valid"]).input(bytes).with("origin", checkpoint.origin)
            .with("size", checkpoint.size).with("root", checkpoint.root)
            .with("short_form", checkpoint.shortForm)
    }

    private static let valid: [VectorCase] = {
        let log = Fixtures.log.publicKey.encoded
        let empty = StrictBase64.encode(MerkleTree.emptyRoot.bytes)
        return [
            accepted("c2sp example", Array(example.utf8)),
            accepted("c2sp example with a cosignature", Array(cosigned.utf8)),
            accepted("signed by the log", Fixtures.signedCheckpoint(witnesses: 0).bytes).with("log_key", log),
            accepted("with three witnesses", Fixtures.signedCheckpoint(witnesses: 3).bytes).with("log_key", log),
            accepted("empty tree", Array("o\n0\n\(empty)\n\(line)".utf8)),
            accepted("greatest size in JSON", Array("o\n9007199254740991\n\(root)\n\(line)".utf8)),
            accepted("origin in Chinese", Array("示例/心时\n1\n\(root)\n\(line)".utf8)),
        ]
    }()

    private static func refusal(_ name: String, _ flag: String, _ text: String, _ code: String) -> VectorCase {
        VectorCase(name, [flag], expect: code).input(text)
    }

    private static func signature(_ name: String, _ code: String, key: PublicKey) -> VectorCase {
        VectorCase(name, ["signature"], expect: code).input(Fixtures.signedCheckpoint(witnesses: 1).bytes)
            .with("log_key", key.encoded)
    }

    private static let forged: [UInt8] = {
        var note = SignedNote(text: Fixtures.checkpoint(size: 2).text)
        note.add(Fixtures.signedCheckpoint(witnesses: 0).note.signatures[0])
        return note.bytes
    }()

    private static let otherName: [UInt8] = {
        var note = SignedNote(text: Fixtures.checkpoint(size: 2).text)
        note.sign(with: Fixtures.log, name: "example.org/another")
        return note.bytes
    }()

    private static let refused = [
        refusal("extension line", "lines", "o\n1\n\(root)\nextension\n\(line)", "checkpoint_lines"),
        refusal("two lines", "lines", "o\n1\n\(line)", "checkpoint_lines"),
        refusal("empty line before the root", "lines", "o\n1\n\n\(root)\n\(line)", "checkpoint_lines"),
        refusal("empty line at the end", "lines", "o\n1\n\(root)\n\n\(line)", "checkpoint_lines"),
        refusal("origin empty", "origin", "\n1\n\(root)\n\(line)", "checkpoint_origin"),
        refusal("origin with a space", "origin", "o o\n1\n\(root)\n\(line)", "checkpoint_origin"),
        refusal("origin with a plus", "origin", "o+o\n1\n\(root)\n\(line)", "checkpoint_origin"),
        refusal(
            "origin of 256 bytes",
            "origin",
            String(repeating: "o", count: 256) + "\n1\n\(root)\n\(line)",
            "checkpoint_origin"
        ),
        refusal("size with leading zero", "size", "o\n01\n\(root)\n\(line)", "checkpoint_size"),
        refusal("size 2^63", "size", "o\n9223372036854775808\n\(root)\n\(line)", "checkpoint_size"),
        refusal("size of 20 digits", "size", "o\n18446744073709551616\n\(root)\n\(line)", "checkpoint_size"),
        refusal("negative size", "size", "o\n-1\n\(root)\n\(line)", "checkpoint_size"),
        refusal("size with plus", "size", "o\n+1\n\(root)\n\(line)", "checkpoint_size"),
        refusal("size with space", "size", "o\n1 \n\(root)\n\(line)", "checkpoint_size"),
        refusal("size in other digits", "size", "o\n１\n\(root)\n\(line)", "checkpoint_size"),
        refusal("size in hexadecimal", "size", "o\n0x1\n\(root)\n\(line)", "checkpoint_size"),
        refusal(
            "root of 31 bytes",
            "root",
            "o\n1\n\(StrictBase64.encode([UInt8](repeating: 1, count: 31)))\n\(line)",
            "checkpoint_root"
        ),
        refusal(
            "root of 33 bytes",
            "root",
            "o\n1\n\(StrictBase64.encode([UInt8](repeating: 1, count: 33)))\n\(line)",
            "checkpoint_root"
        ),
        refusal("root without padding", "root", "o\n1\n\(root.dropLast())\n\(line)", "checkpoint_root"),
        refusal("root with trailing bits", "root", "o\n1\n\(root.dropLast(2))n=\n\(line)", "checkpoint_root"),
        refusal("root with space", "root", "o\n1\n\(root) \n\(line)", "checkpoint_root"),
        refusal("size 0 with a root", "root", "o\n0\n\(root)\n\(line)", "checkpoint_root"),
        refusal("no signature", "note", "o\n1\n\(root)\n", "note_no_signature"),
        signature("another key", "note_unverified", key: Fixtures.newLogKey.publicKey),
        VectorCase("signature of another checkpoint", ["signature"], expect: "note_bad_signature").input(forged)
            .with("log_key", Fixtures.log.publicKey.encoded),
        VectorCase("key name is not the origin", ["signature"], expect: "note_unverified").input(otherName)
            .with("log_key", Fixtures.log.publicKey.encoded),
    ]
}

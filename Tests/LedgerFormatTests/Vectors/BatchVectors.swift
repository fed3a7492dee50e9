import LedgerCrypto
import LedgerFormat
import LedgerModel

enum BatchVectors {
    static let file = VectorFile(
        name: "batches.json",
        source: "spec 02 §3, §5, 04 §2. hex is a body of 181 bytes; a message case gives the bytes that are signed. "
            + Fixtures.seeds,
        cases: valid + refused + messages,
        run: run
    )

    @Sendable private static func run(_ vector: JSONValue) throws -> String {
        if vector.has("message") { return try runMessage(vector) }
        return try outcome {
            let batch = try vector.input.withUnsafeBytes { bytes throws(FormatError) in try Batch.parse(bytes) }
            guard batch.bytes == vector.input else { throw VectorMismatch() }
            guard let key = PublicKey(vector.hex("public_key")) else { throw VectorMismatch() }
            let leaf = vector.digest("genesis_leaf")
            guard batch.verify(with: key, genesisLeaf: leaf) == (vector["verifies"] == .bool(true)),
                batch.signedMessage(genesisLeaf: leaf) == vector.hex("message"),
                batch.digest == vector.digest("digest"), batch.authorKey == vector.digest("author_key"),
                batch.firstSequence == vector.number("first_seq"), UInt64(batch.count) == vector.number("count"),
                batch.previousBatch == vector.digest("prev_batch"),
                batch.statementsRoot == vector.digest("statements_root"),
                batch.authorTimeMilliseconds == vector.number("author_time_ms")
            else { throw VectorMismatch() }
        }
    }

    private static func runMessage(_ vector: JSONValue) throws -> String {
        guard let key = PublicKey(vector.hex("public_key")) else { throw VectorMismatch() }
        let leaf = vector.digest("genesis_leaf")
        let message: [UInt8]
        switch vector.text("kind") {
        case "author_key": return AuthorKey.name(publicKey: key) == vector.digest("author_key") ? "ok" : "differs"
        case "enrolment":
            guard let organisation = OrganisationID(hex: vector.text("organisation")) else { throw VectorMismatch() }
            message = Enrolment.message(genesisLeaf: leaf, organisation: organisation, publicKey: key)
        default: message = LogKeyRotation.message(genesisLeaf: leaf, logKey: key)
        }
        guard let proof = Signature(vector.hex("proof")), message == vector.hex("message") else {
            throw VectorMismatch()
        }
        return key.verifies(proof, message: message) ? "ok" : "differs"
    }

    private static func batchCase(
        _ name: String,
        _ flags: [String],
        _ batch: Batch,
        key: SecretKey = Fixtures.author,
        leaf: Digest = Fixtures.genesisLeaf
    ) -> VectorCase {
        VectorCase(name, flags).with("hex", hex: batch.bytes).with("public_key", key.publicKey.encoded)
            .with("genesis_leaf", leaf).with("verifies", .bool(flags == ["valid"]))
            .with("message", hex: batch.signedMessage(genesisLeaf: leaf)).with("digest", batch.digest)
            .with("author_key", batch.authorKey).with("first_seq", batch.firstSequence)
            .with("count", UInt64(batch.count)).with("prev_batch", batch.previousBatch)
            .with("statements_root", batch.statementsRoot).with("author_time_ms", batch.authorTimeMilliseconds)
    }

    private static func altered(_ offset: Int) -> Batch {
        var bytes = Fixtures.batch.bytes
        bytes[offset] ^= 1
        do {
            return try bytes.withUnsafeBytes { bytes throws(FormatError) in try Batch.parse(bytes) }
        } catch { preconditionFailure("\(error)") }
    }

    private static let valid: [VectorCase] = [
        batchCase("first batch", ["valid"], Fixtures.batch),
        batchCase("second batch", ["valid"], Fixtures.nextBatch),
        batchCase("key of somebody else", ["signature"], Fixtures.batch, key: Fixtures.otherAuthor),
        batchCase("replayed into another log", ["signature"], Fixtures.batch, leaf: .zero),
        batchCase("author key altered", ["signature"], altered(0)),
        batchCase("count altered", ["signature"], altered(43)),
        batchCase("statements root altered", ["signature"], altered(76)),
        batchCase("author time altered", ["signature"], altered(115)),
        batchCase("R altered", ["signature"], altered(117)),
        batchCase("S altered", ["signature"], altered(149)),
    ]

    private static func refusal(_ name: String, _ code: String, _ edit: (inout [UInt8]) -> Void) -> VectorCase {
        var bytes = Fixtures.nextBatch.bytes
        edit(&bytes)
        return VectorCase(name, ["layout"], expect: code).with("hex", hex: bytes)
    }

    private static let refused: [VectorCase] = [
        refusal("empty body", "batch_length") { $0 = [] },
        refusal("180 bytes", "batch_length") { $0.removeLast() },
        refusal("182 bytes", "batch_length") { $0.append(0) },
        refusal("count 0", "batch_count") { $0[43] = 0 },
        refusal("count 16,385", "batch_count") { $0.replaceSubrange(40..<44, with: [0, 0, 0x40, 1]) },
        refusal("count 2^31", "batch_count") { $0[40] = 0x80 },
        refusal("first_seq 2^63", "batch_sequence") { $0[32] = 0x80 },
        refusal("first_seq + count is 2^63", "batch_sequence") {
            $0.replaceSubrange(32..<40, with: [0x7F] + [UInt8](repeating: 0xFF, count: 7))
        },
        refusal("later batch without predecessor", "batch_previous") {
            $0.replaceSubrange(44..<76, with: [UInt8](repeating: 0, count: 32))
        },
        refusal("first batch with predecessor", "batch_previous") {
            $0.replaceSubrange(32..<40, with: [UInt8](repeating: 0, count: 8))
        },
        refusal("author time 2^63", "batch_time") { $0[108] = 0x80 },
        refusal("algorithm 0", "batch_algorithm") { $0[116] = 0 },
        refusal("algorithm 2", "batch_algorithm") { $0[116] = 2 },
    ]

    private static func message(_ name: String, _ kind: String, _ key: SecretKey) -> VectorCase {
        VectorCase(name, ["message"]).with("kind", kind).with("public_key", key.publicKey.encoded)
            .with("genesis_leaf", Fixtures.genesisLeaf)
    }

    private static let messages: [VectorCase] = {
        let organisation: OrganisationID = Fixtures.identifier(0x11)
        let key = Fixtures.otherAuthor
        let enrolment = Enrolment.message(
            genesisLeaf: Fixtures.genesisLeaf,
            organisation: organisation,
            publicKey: key.publicKey
        )
        let rotation = LogKeyRotation.message(
            genesisLeaf: Fixtures.genesisLeaf,
            logKey: Fixtures.newLogKey.publicKey
        )
        return [
            message("name of an author key", "author_key", Fixtures.author)
                .with("author_key", AuthorKey.name(publicKey: Fixtures.author.publicKey)),
            message("proof of an enrolment", "enrolment", key).with("organisation", organisation.description)
                .with("message", hex: enrolment).with("proof", hex: key.sign(enrolment).bytes),
            message("proof of a new log key", "log_key", Fixtures.newLogKey)
                .with("message", hex: rotation).with("proof", hex: Fixtures.newLogKey.sign(rotation).bytes),
        ]
    }()
}

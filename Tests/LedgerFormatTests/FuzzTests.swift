import LedgerCrypto
import LedgerFormat
import LedgerModel
import Testing

/// Each reader, on bytes near to golden ones: it never traps, and what it accepts it writes back byte for byte.
@Suite struct FuzzTests {
    /// A reader that gives back what it would write, or throws FormatError.
    struct Reader: Sendable, CustomTestStringConvertible {
        let name: String
        let golden: [[UInt8]]
        let rewrite: @Sendable ([UInt8]) throws -> [UInt8]
        var testDescription: String { name }
    }

    static let json = Reader(
        name: "JSON value",
        golden: [
            Array(#"{"a":[1,-20,{"b":"é\"\\志","c":true}],"d":{"e":null},"f":9007199254740991}"#.utf8),
            Fixtures.genesis.canonicalBytes,
        ],
        rewrite: { try JSONValue.parse($0).canonicalBytes }
    )

    static let entry = Reader(
        name: "entry",
        golden: Fixtures.entries,
        rewrite: { bytes in
            try bytes.withUnsafeBytes { raw in
                let view = try EntryView(raw)
                return EntryBuilder.entry(view.header, body: Array(view.body))
            }
        }
    )

    static let genesis = Reader(
        name: "genesis",
        golden: [Fixtures.genesis.canonicalBytes],
        rewrite: { bytes in try bytes.withUnsafeBytes { try Genesis.parse($0).canonicalBytes } }
    )

    static let log = Reader(
        name: "log act",
        golden: [
            LogAct.federationAnchored(origin: "example.org/o", size: 7, root: .zero),
            .successorNamed(origin: "example.org/o", genesis: .zero, reason: "r"),
            .logKeyRotated(logKey: Fixtures.log.publicKey, proof: .zero),
            .projectionsDigested(size: 1, digests: [.init(name: "a", digest: .zero), .init(name: "b", digest: .zero)]),
        ].map(\.canonicalBytes),
        rewrite: { bytes in try bytes.withUnsafeBytes { try LogAct.parse($0).canonicalBytes } }
    )

    static let batch = Reader(
        name: "batch",
        golden: [Fixtures.batch.bytes, Fixtures.nextBatch.bytes],
        rewrite: { bytes in try bytes.withUnsafeBytes { try Batch.parse($0).bytes } }
    )

    static let checkpoint = Reader(
        name: "checkpoint",
        golden: [Fixtures.signedCheckpoint(witnesses: 3).bytes],
        rewrite: { bytes in
            let signed = try SignedCheckpoint.parse(bytes)
            #expect(signed.checkpoint.text == signed.note.text)
            return signed.bytes
        }
    )

    static let verifierKey = Reader(
        name: "vkey",
        golden: [Array(Fixtures.logKey.text.utf8)],
        rewrite: { Array(try VerifierKey.parse($0).text.utf8) }
    )

    static let proof = Reader(
        name: "tlog-proof",
        golden: [
            TlogProof(
                extra: Fixtures.entries[1],
                index: 1,
                path: [.zero, .zero, .zero],
                checkpoint: Fixtures.signedCheckpoint(witnesses: 1)
            ).bytes
        ],
        rewrite: { bytes in
            let proof = try TlogProof.parse(bytes)
            do { try proof.verify(leaf: .zero) } catch {}
            return proof.bytes
        }
    )

    static let tilePath = Reader(
        name: "tile path",
        golden: ["tile/0/x001/x234/067", "tile/entries/x001/000.p/17", "tile/7/000.p/255"].map { Array($0.utf8) },
        rewrite: { bytes in
            guard let text = String(validating: bytes, as: UTF8.self) else { throw FormatError(.tilePath) }
            return Array(try TilePath.parse(text).text.utf8)
        }
    )

    static let bundle = Reader(
        name: "entry bundle",
        golden: [[0, 1, 5, 0, 3, 1, 2, 3, 0, 2, 9, 9]],
        rewrite: { bytes in
            try bytes.withUnsafeBytes { raw in
                var written: [UInt8] = []
                for entry in try EntryBundle(raw, count: 3) { EntryBundle.append(entry, to: &written) }
                return written
            }
        }
    )

    static let base64 = Reader(
        name: "base64",
        golden: [Array("AAECAwQ=".utf8), Array("/+8=".utf8), Array("AAEC".utf8)],
        rewrite: { bytes in
            guard let decoded = StrictBase64.decode(bytes) else { throw FormatError(.noteBase64) }
            return Array(StrictBase64.encode(decoded).utf8)
        }
    )

    @Test(arguments: [
        json, entry, genesis, log, batch, checkpoint, verifierKey, proof, tilePath, bundle, base64,
    ]) func whatIsAcceptedIsWrittenBack(reader: Reader) throws {
        for seed: UInt64 in 1...4000 {
            var generator = SeededGenerator(seed: seed)
            let golden = reader.golden[Int(seed) % reader.golden.count]
            let bytes = Mutation.mutate(golden, with: &generator)
            do {
                let written = try reader.rewrite(bytes)
                #expect(written == bytes, "\(reader.name), seed \(seed)")
            } catch is FormatError {
                continue
            }
        }
        for golden in reader.golden { #expect(try reader.rewrite(golden) == golden) }
    }

    /// The scanner, the plain check and the tree reader accept the same texts; elements are found where the tree has them.
    @Test func readersOfTheProfileAgree() throws {
        var scanner = FieldScanner()
        for seed: UInt64 in 1...20_000 {
            var generator = SeededGenerator(seed: seed)
            let golden = FuzzTests.json.golden[Int(seed) % FuzzTests.json.golden.count]
            let bytes = Mutation.mutate(golden, with: &generator)
            let checked = try outcome { try JSONProfile.check(bytes) }
            let parsed = try outcome { _ = try JSONValue.parse(bytes) }
            let scanned = try outcome { try bytes.withUnsafeBytes { try scanner.scan($0) } }
            #expect(checked == parsed && checked == scanned, "seed \(seed)")
            if checked != "ok" { #expect(scanner.count == 0) }
        }
    }

    /// A policy is read or refused; what is read evaluates for every set of witnesses.
    @Test func policiesNeverTrap() {
        let witnesses = Fixtures.witnesses.enumerated().map { "witness w\($0) \($1.text)\n" }.joined()
        let golden = Array(
            "log \(Fixtures.logKey.text)\n\(witnesses)group a 2 w0 w1\ngroup b any a w2\nquorum b\n".utf8
        )
        for seed: UInt64 in 1...4000 {
            var generator = SeededGenerator(seed: seed)
            guard let policy = try? TrustPolicy.parse(Mutation.mutate(golden, with: &generator)) else { continue }
            #expect(policy.isSatisfied(by: Set(policy.witnesses.map(\.name))))
            #expect(policy.isSatisfied(by: []) == (policy.quorum == nil))
        }
    }
}

import LedgerCrypto
import LedgerFormat
import LedgerModel

enum EntryVectors {
    static let file = VectorFile(
        name: "entries.json",
        source: "spec 02 §1, §2, §5, §7. reader: entry (header), genesis or log (body alone). " + Fixtures.seeds,
        cases: entries + genesis + log,
        run: run
    )

    @Sendable private static func run(_ vector: JSONValue) throws -> String {
        try outcome {
            try vector.input.withUnsafeBytes { input in
                switch vector.text("reader") {
                case "entry": try check(EntryView(input), vector)
                case "genesis":
                    let genesis = try Genesis.parse(input)
                    guard genesis.canonicalBytes == vector.input,
                        Genesis.previous(origin: genesis.origin) == vector.digest("prev")
                    else { throw VectorMismatch() }
                default:
                    guard try LogAct.parse(input).canonicalBytes == vector.input else { throw VectorMismatch() }
                }
            }
        }
    }

    private static func check(_ entry: EntryView, _ vector: JSONValue) throws {
        guard UInt64(entry.kind.rawValue) == vector.number("kind"), entry.index == vector.number("index"),
            entry.logTimeMilliseconds == vector.number("log_time_ms"), entry.previous == vector.digest("prev"),
            entry.leafHash == vector.digest("leaf"), Array(entry.body) == vector.hex("body"),
            EntryBuilder.entry(entry.header, body: Array(entry.body)) == vector.input
        else { throw VectorMismatch() }
    }

    private static let entries: [VectorCase] = {
        var cases = Fixtures.entries.map { entry in
            entry.withUnsafeBytes { bytes -> VectorCase in
                guard let view = try? EntryView(bytes) else { preconditionFailure() }
                return VectorCase("log of the vectors, entry \(view.index)", ["layout", "\(view.kind)"])
                    .with("reader", "entry").with("hex", hex: entry).with("kind", UInt64(view.kind.rawValue))
                    .with("index", view.index).with("log_time_ms", view.logTimeMilliseconds)
                    .with("prev", view.previous).with("leaf", view.leafHash).with("body", hex: Array(view.body))
            }
        }
        let golden = Fixtures.entries[5]
        func changed(_ name: String, _ offset: Int, _ byte: UInt8, _ code: String) -> VectorCase {
            var bytes = golden
            bytes[offset] = byte
            return VectorCase(name, ["layout"], expect: code).with("reader", "entry").with("hex", hex: bytes)
        }
        cases += [
            changed("version 0", 0, 0, "entry_version"), changed("version 2", 0, 2, "entry_version"),
            changed("kind 4", 1, 4, "entry_kind"), changed("kind 255", 1, 255, "entry_kind"),
            changed("index 2^63 and more", 2, 0x80, "entry_range"),
            changed("log time 2^63 and more", 10, 0x80, "entry_range"),
            VectorCase("no bytes", ["length"], expect: "entry_length").with("reader", "entry").with("hex", ""),
            VectorCase("49 bytes", ["length"], expect: "entry_length").with("reader", "entry")
                .with("hex", hex: Array(golden[..<49])),
        ]
        return cases
    }()

    private static let genesisText = String(decoding: Fixtures.genesis.canonicalBytes, as: UTF8.self)

    /// The golden body with one piece of text replaced.
    private static func genesisCase(_ name: String, _ old: String, _ new: String, _ code: String) -> VectorCase {
        let vector = VectorCase(name, ["genesis"], expect: code).with("reader", "genesis")
        guard let start = genesisText.utf8Offset(of: old) else { preconditionFailure("\(old) is not in the body") }
        var bytes = Array(genesisText.utf8)
        bytes.replaceSubrange(start..<start + old.utf8.count, with: Array(new.utf8))
        return vector.input(bytes)
    }

    private static let genesis = [
        VectorCase("genesis of the log of the vectors", ["genesis"]).with("reader", "genesis").input(genesisText)
            .with("prev", Genesis.previous(origin: Fixtures.origin)),
        genesisCase("key missing", #""created":1795000000,"#, "", "genesis_keys"),
        genesisCase("key unknown", #""v":1"#, #""v":1,"w":1"#, "genesis_keys"),
        genesisCase("created before 1992", "1795000000", "694195199", "genesis_value"),
        genesisCase("created after 9999", "1795000000", "253402272000", "genesis_value"),
        genesisCase("created as text", "1795000000", #""1795000000""#, "genesis_value"),
        genesisCase("another hash", "sha-256", "sha-512", "genesis_value"),
        genesisCase("another signature", #""ed25519""#, #""ed448""#, "genesis_value"),
        genesisCase("another type", #""genesis""#, #""Genesis""#, "genesis_value"),
        genesisCase("version 2 in genesis", #""v":1"#, #""v":2"#, "genesis_value"),
        genesisCase("origin empty", Fixtures.origin, "", "genesis_value"),
        genesisCase("origin with a space", Fixtures.origin, "example org", "genesis_value"),
        genesisCase("origin with U+3000", Fixtures.origin, "example\u{3000}org", "genesis_value"),
        genesisCase("origin with a plus", Fixtures.origin, "example+org", "genesis_value"),
        genesisCase("origin of 256 bytes", Fixtures.origin, String(repeating: "o", count: 256), "genesis_value"),
        genesisCase("retention empty", Fixtures.genesis.terms.retention, "", "genesis_value"),
        genesisCase(
            "retention of 501 bytes",
            Fixtures.genesis.terms.retention,
            String(repeating: "志", count: 167),
            "genesis_value"
        ),
        genesisCase("nonce too short", "4444", "44", "genesis_value"),
        genesisCase("nonce not hexadecimal", "4444", "444g", "genesis_value"),
        genesisCase("policy too long", "3333", "33333", "genesis_value"),
        genesisCase("organisation in upper case", "1111", "AAAA", "genesis_value"),
        genesisCase("white space", #""v":1"#, #""v": 1"#, "json_whitespace"),
    ]

    private static func logCase(_ name: String, _ text: String, _ code: String = "ok") -> VectorCase {
        VectorCase(name, ["log"], expect: code).with("reader", "log").input(text)
    }

    private static func anchor(_ root: String, _ end: String, size: Int = 1) -> String {
        #"{"origin":"a","root":"\#(root)","size":\#(size),"type":"federation_anchored"\#(end)}"#
    }

    private static let log: [VectorCase] = {
        let message = LogKeyRotation.message(genesisLeaf: Fixtures.genesisLeaf, logKey: Fixtures.newLogKey.publicKey)
        let proof = Fixtures.newLogKey.sign(message)
        let acts: [LogAct] = [
            .logKeyRotated(logKey: Fixtures.newLogKey.publicKey, proof: proof),
            .projectionsDigested(
                size: 100_000,
                digests: [
                    .init(name: "credits", digest: Fixtures.digest(1)),
                    .init(name: "hours", digest: Fixtures.digest(2)),
                ]
            ),
            .federationAnchored(origin: "example.org/other", size: 9_007_199_254_740_991, root: Fixtures.digest(3)),
            .successorNamed(origin: "example.org/next", genesis: Fixtures.digest(4), reason: "迁移 \"migration\""),
        ]
        let golden = acts.map { act in
            logCase("act \(act.type)", String(decoding: act.canonicalBytes, as: UTF8.self))
        }
        let digest = Fixtures.digest(5).description
        return golden + [
            logCase("no type", #"{"v":1}"#, "log_type"),
            logCase("unknown type", #"{"type":"log_ended","v":1}"#, "log_type"),
            logCase("type is a number", #"{"type":1,"v":1}"#, "log_type"),
            logCase(
                "a clock is accepted by a person",
                #"{"from_ms":1,"to_ms":2,"type":"clock_accepted","v":1}"#,
                "log_type"
            ),
            logCase("no version", anchor(digest, ""), "log_keys"),
            logCase("key missing in act", #"{"origin":"a","size":1,"type":"federation_anchored","v":1}"#, "log_keys"),
            logCase("key unknown in act", anchor(digest, #","v":1,"w":1"#), "log_keys"),
            logCase("version 2 of an act", anchor(digest, #","v":2"#), "log_value"),
            logCase("negative size", anchor(digest, #","v":1"#, size: -1), "log_value"),
            logCase("no digests", #"{"digests":{},"size":1,"type":"projections_digested","v":1}"#, "log_value"),
            logCase("digests as array", #"{"digests":[],"size":1,"type":"projections_digested","v":1}"#, "log_value"),
            logCase(
                "digest too short",
                #"{"digests":{"a":"00"},"size":1,"type":"projections_digested","v":1}"#,
                "log_value"
            ),
            logCase(
                "origin with a space in an anchor",
                #"{"origin":"a b","root":"\#(digest)","size":1,"type":"federation_anchored","v":1}"#,
                "log_value"
            ),
            logCase(
                "reason empty",
                #"{"genesis":"\#(digest)","origin":"a","reason":"","type":"successor_named","v":1}"#,
                "log_value"
            ),
            logCase(
                "proof too short",
                #"{"log_key":"\#(digest)","proof":"00","type":"log_key_rotated","v":1}"#,
                "log_value"
            ),
            logCase("not an object", "[]", "json_not_object"),
        ]
    }()
}

/// A reader accepted the input and read something else than the vector says.
struct VectorMismatch: Error {}

extension String {
    /// The offset of the first occurrence in the UTF-8, compared by bytes.
    func utf8Offset(of part: String) -> Int? {
        let (whole, part) = (Array(utf8), Array(part.utf8))
        return (0...max(0, whole.count - part.count)).first { whole[$0...].starts(with: part) }
    }
}

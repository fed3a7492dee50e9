import LedgerFormat
import LedgerModel

enum PolicyVectors {
    static let file = VectorFile(
        name: "tlog_policy.json",
        source:
            "spec 03 §5, c2sp.org/tlog-policy. An accepted policy is asked whether the witnesses named in cosigners are "
            + "enough (met). " + Fixtures.seeds,
        cases: quorums + refused,
        run: { vector in
            try outcome {
                let policy = try TrustPolicy.parse(vector.input)
                let cosigners = Set(vector.texts("cosigners").map { TrustPolicy.Name($0.utf8) })
                guard policy.isSatisfied(by: cosigners) == (vector["met"] == .bool(true)) else {
                    throw VectorMismatch()
                }
            }
        }
    )

    private static let log = "log \(Fixtures.logKey.text)\n"
    private static let three = Fixtures.witnesses.enumerated().map { "witness w\($0 + 1) \($1.text)\n" }.joined()

    private static func quorum(
        _ name: String,
        _ text: String,
        by cosigners: [String] = [],
        met: Bool
    ) -> VectorCase {
        VectorCase(name, ["quorum"]).input(text).with("cosigners", cosigners).with("met", .bool(met))
    }

    private static let two = log + three + "group g 2 w1 w2 w3\nquorum g\n"
    private static let nested = three + "group a all w1 w2\ngroup b any a w3\nquorum b\n"

    private static let quorums = [
        quorum("quorum none", log + "quorum none\n", met: true),
        quorum("nothing but a quorum line", "quorum none\n", met: true),
        quorum("one witness, cosigned", log + three + "quorum w1\n", by: ["w1"], met: true),
        quorum("one witness, another cosigned", log + three + "quorum w1\n", by: ["w2"], met: false),
        quorum("two of three: none", two, met: false),
        quorum("two of three: one", two, by: ["w2"], met: false),
        quorum("two of three: two", two, by: ["w1", "w3"], met: true),
        quorum("two of three: three", two, by: ["w1", "w2", "w3"], met: true),
        quorum("a group's name is no cosigner", two, by: ["g"], met: false),
        quorum("unknown cosigners do not count", two, by: ["w1", "w9"], met: false),
        quorum("nested: the all-group", nested, by: ["w1", "w2"], met: true),
        quorum("nested: half of it", nested, by: ["w1"], met: false),
        quorum("nested: the other witness", nested, by: ["w3"], met: true),
        quorum(
            "comments, tabs, empty lines, urls, CJK names",
            "# 政策\n\n \t# x\n\tlog \(Fixtures.logKey.text)\t https://log.example/ \n"
                + "witness 旗见证 \(Fixtures.witnesses[0].text) https://w\n \nquorum\t旗见证\n",
            by: ["旗见证"],
            met: true
        ),
    ]

    private static func refusal(_ name: String, _ code: String, _ text: String) -> VectorCase {
        VectorCase(name, ["refused"], expect: code).input(text)
    }

    private static let logKey = Fixtures.logKey.text
    private static let witnessKey = Fixtures.witnesses[0].text

    private static let refused = [
        refusal("carriage return", "policy_character", "quorum none\r\n"),
        refusal("byte 7F", "policy_character", "# \u{7F}\nquorum none\n"),
        refusal("zero byte", "policy_character", "\0quorum none\n"),
        refusal("last line without newline", "policy_line", "quorum none"),
        refusal("unknown keyword", "policy_line", "logs \(logKey)\nquorum none\n"),
        refusal("keyword in upper case", "policy_line", "QUORUM none\n"),
        refusal("log without key", "policy_line", "log\nquorum none\n"),
        refusal("log with too many items", "policy_line", "log \(logKey) u x\nquorum none\n"),
        refusal("witness without key", "policy_line", "witness w\nquorum none\n"),
        refusal("group without members", "policy_line", three + "group g any\nquorum g\n"),
        refusal("quorum of two", "policy_line", three + "quorum w1 w2\n"),
        refusal("log with a witness key", "policy_key", "log \(witnessKey)\nquorum none\n"),
        refusal("witness with a log key", "policy_key", "witness w \(logKey)\nquorum none\n"),
        refusal("key malformed", "policy_key", "log x+y+z\nquorum none\n"),
        refusal("log repeated", "policy_key", "log \(logKey)\nlog \(logKey)\nquorum none\n"),
        refusal("witness repeated", "policy_key", "witness a \(witnessKey)\nwitness b \(witnessKey)\nquorum none\n"),
        refusal("witness called none", "policy_name", "witness none \(witnessKey)\nquorum none\n"),
        refusal("group called none", "policy_name", three + "group none any w1\nquorum none\n"),
        refusal("group called as a witness", "policy_name", three + "group w1 any w2\nquorum w1\n"),
        refusal("group of itself", "policy_name", three + "group g any g\nquorum g\n"),
        refusal("group of none", "policy_name", three + "group g any none\nquorum g\n"),
        refusal("group of what comes later", "policy_name", "group g any w1\n" + three + "quorum g\n"),
        refusal("quorum undefined", "policy_name", "quorum g\n"),
        refusal("quorum before its witness", "policy_name", "quorum w1\n" + three),
        refusal("member twice", "policy_member", three + "group g 2 w1 w1\nquorum g\n"),
        refusal("member of two groups", "policy_member", three + "group g any w1\ngroup h any w1 g\nquorum h\n"),
        refusal("threshold 0", "policy_threshold", three + "group g 0 w1\nquorum g\n"),
        refusal("threshold above the members", "policy_threshold", three + "group g 3 w1 w2\nquorum g\n"),
        refusal("threshold with leading zero", "policy_threshold", three + "group g 01 w1\nquorum g\n"),
        refusal("threshold in words", "policy_threshold", three + "group g most w1\nquorum g\n"),
        refusal("no quorum", "policy_quorum", log),
        refusal("two quorum lines", "policy_quorum", "quorum none\nquorum none\n"),
        refusal("empty file", "policy_quorum", ""),
        refusal("65 witnesses", "policy_limit", manyWitnesses + "quorum none\n"),
    ]

    private static let manyWitnesses = (0..<65).map { number -> String in
        let key = Fixtures.vkey("w.example", .cosignature, Fixtures.key(UInt8(0x10 + number)))
        return "witness m\(number) \(key.text)\n"
    }.joined()
}

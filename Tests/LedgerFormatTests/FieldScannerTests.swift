import LedgerCrypto
import LedgerFormat
import LedgerModel
import Testing

@Suite struct FieldScannerTests {
    private let text = Array(
        #"{"array":[1,"b",[],"\"x"],"digest":"\#(Fixtures.digest(7))","empty":[],"id":"\#(String(repeating: "ab", count: 16))","no":false,"none":null,"number":-12,"text":"a\\b志","type":"kind","yes":true}"#
            .utf8
    )

    @Test func givesEachFieldByItsKind() throws {
        var fields = FieldScanner()
        try text.withUnsafeBytes { bytes in
            try fields.scan(bytes)
            #expect(fields.count == 10)
            #expect((0..<fields.count).map { fields.key(at: $0) }.first == "array")
            #expect(fields.integer("number") == -12)
            #expect(fields.natural("number") == nil)
            #expect(fields.bool("yes") == true)
            #expect(fields.bool("no") == false)
            #expect(fields.isNull("none") == true)
            #expect(fields.isNull("missing") == false)
            #expect(fields.string("text") == #"a\b志"#)
            #expect(fields.plainBytes("text") == nil)
            #expect(fields.equals("type", "kind") == true)
            #expect(fields.equals("type", "kinds") == false)
            #expect(fields.digest("digest") == Fixtures.digest(7))
            #expect(fields.publicKey("digest")?.encoded == Fixtures.digest(7))
            #expect(fields.digest(at: 1) == Fixtures.digest(7))
            let identifier: SubjectID? = fields.identifier("id")
            #expect(identifier == Fixtures.identifier(0xAB))
            #expect(fields.raw("number").map { String(decoding: $0, as: UTF8.self) } == "-12")
        }
    }

    @Test func givesTheElementsOfArrays() throws {
        var fields = FieldScanner()
        try text.withUnsafeBytes { bytes in
            try fields.scan(bytes)
            let found = fields.elements("array")
            let elements = try #require(found)
            let kinds = Array(elements).map(\.kind)
            #expect(kinds == [.integer, .string, .array, .escapedString])
            #expect(Array(elements).map(\.integer) == [1, nil, nil, nil])
            #expect(Array(elements).map(\.string) == [nil, "b", nil, "\"x"])
            #expect(fields.elements("empty").map { Array($0).count } == 0)
            #expect(fields.elements("type") == nil)
        }
    }

    @Test func othersKindsAndMissingKeysAreNil() throws {
        var fields = FieldScanner()
        try text.withUnsafeBytes { bytes in
            try fields.scan(bytes)
            #expect(fields.integer("text") == nil)
            #expect(fields.string("number") == nil)
            #expect(fields.digest("type") == nil)
            #expect(fields.signature("digest") == nil)
            #expect(fields.bool("missing") == nil)
            let identifier: SubjectID? = fields.identifier("digest")
            #expect(identifier == nil)
        }
    }

    @Test func knowsWhetherKeysAreExactlyThose() throws {
        var fields = FieldScanner()
        try Array(#"{"a":1,"b":2}"#.utf8).withUnsafeBytes { bytes in
            try fields.scan(bytes)
            #expect(fields.hasExactly(["a", "b"]) == true)
            #expect(fields.hasExactly(["a"]) == false)
            #expect(fields.hasExactly(["a", "c"]) == false)
            #expect(fields.hasExactly(["a", "b", "c"]) == false)
        }
    }

    @Test func takesMoreFieldsThanItHasRoomFor() throws {
        let keys = (0..<1000).map { "k" + String($0 + 1000) }
        let text = "{" + keys.map { "\"\($0)\":1" }.joined(separator: ",") + "}"
        var fields = FieldScanner()
        try Array(text.utf8).withUnsafeBytes { try fields.scan($0) }
        #expect(fields.count == 1000)
    }

    @Test func forgetsTheFieldsOfATextItRefused() throws {
        var fields = FieldScanner()
        try Array(#"{"a":1}"#.utf8).withUnsafeBytes { try fields.scan($0) }
        #expect(throws: FormatError(.jsonTrailing, at: 13)) {
            try Array(#"{"a":1,"b":2} "#.utf8).withUnsafeBytes { try fields.scan($0) }
        }
        #expect(fields.count == 0)
    }
}

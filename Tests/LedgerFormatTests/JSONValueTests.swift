import LedgerFormat
import Testing

@Suite struct JSONValueTests {
    @Test func readsATree() throws {
        let value = try JSONValue.parse(Array(#"{"a":[1,"\"",[],{}],"b":{"c":null,"d":false}}"#.utf8))
        #expect(value["a"]?.elements?.first?.integer == 1)
        #expect(value["a"]?.elements?[1].string == "\"")
        #expect(value["b"]?["d"] == .bool(false))
        #expect(value["b"]?["c"] == .null)
        #expect(value["x"] == nil)
        #expect(value["a"]?["x"] == nil)
    }

    @Test func sortsMembersByBytes() {
        let value = JSONValue.sorted([.init("b", .integer(1)), .init("_", .integer(2)), .init("a0", .integer(3))])
        #expect(String(decoding: value.canonicalBytes, as: UTF8.self) == #"{"_":2,"a0":3,"b":1}"#)
    }

    @Test func textsEqualOnlyByBytes() {
        #expect(JSONValue.string("\u{E9}") != JSONValue.string("e\u{301}"))
        #expect(JSONValue.string("e") == JSONValue.string("e"))
    }
}

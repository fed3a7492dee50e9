import LedgerFormat
import Testing

@testable import xinshi

@Suite struct PolicyFileTests {
    private func read(_ text: String) throws(PolicyFile.Fault) -> String {
        String(decoding: try PolicyFile.read(Array(text.utf8)).canonicalBytes, as: UTF8.self)
    }

    @Test func indentationOrderAndEscapesDoNotMatter() throws {
        let canonical = #"{"a":[1,true,null],"name":"中\"\\/","z":{}}"#
        #expect(try read(canonical) == canonical)
        #expect(
            try read("\u{FEFF}{\r\n  \"z\" : { },\n\t\"name\": \"\\u4e2d\\\"\\\\\\/\",\n \"a\":[1 , true,null]\n}\n")
                == canonical
        )
        #expect(try read(#"{"a":"\ud83d\ude00"}"#) == #"{"a":"😀"}"#)
    }

    @Test(arguments: [
        (#"{"a":1"#, PolicyFile.Fault.Kind.syntax, 1), ("{\n\"a\":x}", .syntax, 2), (#"{"a":1} 2"#, .syntax, 1),
        ("{\n\n\"a\":1,\"a\":2}", .repeatedKey, 3), (#"{"a":1.5}"#, .number, 1),
        (#"{"a":9007199254740992}"#, .number, 1),
        (#"{"a":-9223372036854775808}"#, .number, 1), (#"{"a":01}"#, .number, 1),
        (#"{"A":1}"#, .profile("json_key"), 1),
        (#"{"a":"\n"}"#, .profile("json_control_character"), 1), (#"{"a":"\ud83d"}"#, .syntax, 1),
        ("[1]", .profile("json_not_object"), 1),
        (#"{"a":[[[[[[]]]]]]}"#, .profile("json_depth"), 1),
    ])
    func whatTheProfileCannotSayIsRefused(text: String, kind: PolicyFile.Fault.Kind, line: Int) throws {
        #expect(throws: PolicyFile.Fault(kind: kind, line: line)) { try read(text) }
    }
}

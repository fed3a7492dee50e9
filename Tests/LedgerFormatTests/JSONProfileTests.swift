import LedgerFormat
import Testing

@Suite struct JSONProfileTests {
    @Test(arguments: [
        "{}", #"{"a":1}"#, #"{"a":[],"b":{"c":[true,false,null,-7,"é\"\\"]}}"#, #"{"a":9007199254740991}"#,
    ])
    func acceptsTextsOfTheProfile(text: String) throws {
        try JSONProfile.check(Array(text.utf8))
    }

    @Test func allowsWhatStringsMayHold() {
        #expect(JSONProfile.allows("志愿者 \"é\" \\"))
        #expect(!JSONProfile.allows("a\u{9F}"))
        #expect(!JSONProfile.allows("\u{7F}"))
        #expect(!JSONProfile.allows("a\nb"))
    }

    @Test func namesTheOffendingByte() {
        #expect(throws: FormatError(.jsonNumber, at: 7)) { try JSONProfile.check(Array(#"{"a":12.0}"#.utf8)) }
        #expect(throws: FormatError(.jsonKeyOrder, at: 8)) { try JSONProfile.check(Array(#"{"b":1,"a":2}"#.utf8)) }
    }
}

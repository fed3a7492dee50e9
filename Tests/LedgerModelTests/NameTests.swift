import LedgerModel
import Testing

@Suite struct NameTests {
    @Test func oneToTwoHundredBytesWithoutControlCharacters() {
        #expect(Name("巴彦社区") != nil)
        #expect(Name(String(repeating: "é", count: 100)) != nil)
        #expect(Name(String(repeating: "é", count: 101)) == nil)
        #expect(["", "a\u{9F}", "a\u{1F}", "a\nb", "\u{7F}"].allSatisfy { Name($0) == nil })
    }

    @Test func namesAreComparedByBytes() throws {
        let composed = try #require(Name("\u{E9}"))
        let decomposed = try #require(Name("e\u{301}"))
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed]).count == 2)
    }
}

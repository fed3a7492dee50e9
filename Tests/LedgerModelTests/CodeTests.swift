import LedgerModel
import Testing

@Suite struct CodeTests {
    @Test(arguments: ["a", "0", "_", "back_office", String(repeating: "z", count: 40)])
    func wordsAreCodes(text: String) {
        #expect(Code(text)?.text == text)
    }

    @Test(arguments: ["", "A", "a-b", "a b", "é", "a\n", String(repeating: "z", count: 41)])
    func otherTextsAreNot(text: String) {
        #expect(Code(text) == nil)
    }

    @Test func codesAreOrderedByBytes() throws {
        let texts = ["z", "_a", "a", "a0", "aa", "0"]
        #expect(try texts.map { try #require(Code($0)) }.sorted().map(\.text) == ["0", "_a", "a", "a0", "aa", "z"])
    }
}

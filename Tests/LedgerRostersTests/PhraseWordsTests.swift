import Testing

@testable import LedgerRosters

@Suite struct PhraseWordsTests {
    private let words = PhraseWords([
        (["认真", "和"], []), (["理发"], [.deed, .giver]), (["给"], .giver), (["老人"], [.object, .person]), (["剪刀"], .object),
    ])

    @Test(arguments: ["认真", "理发", "给老人理发", "剪刀理发", "理发和认真", ""])
    func makesSense(phrase: String) {
        #expect(words.makes(phrase))
    }

    @Test(arguments: ["老人", "老人理发", "给老人", "剪刀", "认真老人", "理发馆"])
    func makesNone(phrase: String) {
        #expect(!words.makes(phrase))
    }

    @Test func mayHaveToHoldAPart() {
        #expect(words.makes("理发", needing: .deed))
        #expect(!words.makes("认真", needing: .deed))
        #expect(!words.makes(String(repeating: "认真", count: 31)))
    }
}

import Testing

@testable import LedgerRosters

@Suite struct AnswerWordsTests {
    @Test func marksAndKnownWaysAreHarmless() {
        for text in ["扫码", "微信小程序", "5星", "95分", "★★★★★", "A", "满意"] { #expect(AnswerWords.isHarmless(text)) }
        for text in ["电话告知", "1星", "30分", "★", "D", "空岗", "5星差"] { #expect(!AnswerWords.isHarmless(text)) }
    }
}

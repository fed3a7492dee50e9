import Testing

@testable import LedgerRosters

@Suite struct ChineseNumberTests {
    @Test(arguments: [
        ("三", 3), ("十", 10), ("十五", 15), ("二十", 20), ("三十一", 31), ("一百五十", 150), ("一百零五", 105), ("二〇二一", 2021),
        ("二零二一", 2021), ("两", 2),
    ])
    func readsNumbers(text: String, value: Int) {
        #expect(ChineseNumber.value(of: Array(text.unicodeScalars)) == value)
    }

    @Test(arguments: ["", "二三", "十十", "百", "两十", "十两", "一百五", "二〇二", "一二三四五", "零十", "一百一百"])
    func refusesWhatIsNoNumber(text: String) {
        #expect(ChineseNumber.value(of: Array(text.unicodeScalars)) == nil)
    }
}

import Testing

@testable import LedgerRosters

@Suite struct LooseTextTests {
    @Test(arguments: [
        ("&C第 &P 页 共 &N 页", false), ("Page &P of &N", false), ("&L&\"宋体,常规\"&12&K000000&A", false), ("", false),
        ("&C草稿 作废", true), ("&R仅供参考 &P", true),
    ])
    func speaksWhenItIsMoreThanAPageNumber(text: String, speaks: Bool) {
        var loose = LooseText()
        loose.begin("oddHeader")
        Array(text.utf8).withUnsafeBufferPointer { loose.characters($0) }
        loose.end("oddHeader")
        #expect(loose.speaks == speaks)
    }
}

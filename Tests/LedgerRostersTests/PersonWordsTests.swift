import Testing

@testable import LedgerRosters

@Suite struct PersonWordsTests {
    @Test(arguments: ["陈素芬", "王芳", "欧阳娜", "乌云其其格", "王主任", "阿拉坦·巴特尔"])
    func isAName(text: String) {
        #expect(PersonWords.isName(text))
    }

    @Test(arguments: ["打回", "暂缓", "虚报", "挂名", "查无此人", "有出入", "重填", "需核", "再议", "空岗", "王芳代签", "存档", "时间统一"])
    func isNoName(text: String) {
        #expect(!PersonWords.isName(text))
    }
}

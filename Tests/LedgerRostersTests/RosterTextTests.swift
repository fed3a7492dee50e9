import Testing

@testable import LedgerRosters

@Suite struct RosterTextTests {
    @Test(arguments: [
        ("２．５　小时", "2.5 小时"), ("  a  b ", "a b"), ("08：30～11：00", "08:30-11:00"), ("阿•其", "阿·其"), ("a\r\nb", "a\nb"),
        ("（周六）", "(周六)"),
        ("\u{200B}张三\u{FEFF}", "张三"), ("8:30—11:00", "8:30-11:00"), ("plain", "plain"), ("", ""),
    ])
    func foldsVariants(raw: String, folded: String) {
        #expect(RosterText.same(RosterText.folded(raw), folded))
    }

    @Test func comparesBytes() {
        #expect(!RosterText.same("é", "e\u{301}"))
        #expect(RosterText.contains("志愿服务时长", "时长"))
        #expect(!RosterText.contains("时", "时长"))
        #expect(RosterText.ends("张三小计", with: "小计"))
        #expect(RosterText.squeezed("张 三\n") == "张三")
    }

    @Test func takesWorkbookEscapesBack() {
        #expect(RosterText.escaped("a_x000D_b") == "a\rb")
        #expect(RosterText.escaped("a_xZZZZ_b") == "a_xZZZZ_b")
        #expect(RosterText.escaped("_x00") == "_x00")
        #expect(RosterText.escaped("_xD800_") == "_xD800_")
    }
}

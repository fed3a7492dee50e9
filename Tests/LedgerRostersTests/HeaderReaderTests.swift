import Testing

@testable import LedgerRosters

@Suite struct HeaderReaderTests {
    @Test(arguments: [
        ("姓 名", ColumnRole.name), ("志愿者姓名*", .name), ("服务时长（小时）", .duration(.hours)), ("时长/分钟", .duration(.minutes)),
        ("工时", .duration(.hours)),
        ("时长", .duration(nil)), ("签到\n时间", .start), ("服务时间", .moment), ("服务时间(h)", .duration(.hours)),
        ("休息（分钟）", .rest(.minutes)), ("累计时长", .total),
        ("计划时长", .other), ("出生日期", .other), ("实际时长", .duration(nil)), ("时长（天）", .other), ("错误", .other),
        ("人数", .multiplicity),
    ])
    func knowsHeaders(text: String, role: ColumnRole) {
        #expect(HeaderReader.role(RosterText.folded(text)) == role)
    }

    @Test(arguments: ["", "张三", "2小时", "说不清的列", "8:30"])
    func whatIsNoHeaderHasNoRole(text: String) {
        #expect(HeaderReader.role(text) == nil)
        #expect(!HeaderReader.isName(text))
    }
}

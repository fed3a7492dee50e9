import Testing

@testable import LedgerRosters

@Suite struct SigningLineTests {
    @Test(arguments: [
        "负责人:陈素芬", "负责人:陈素芬联系电话:13800138001", "制表人:王主任2021年8月8日", "审核人:乌云其其格", "单位(盖章):", "第1页共2页",
        "负责人签字:", "日期:2021年7月3日",
    ])
    func signs(text: String) {
        #expect(SigningLine.isOne(text))
    }

    @Test(arguments: ["负责人说这三个人都没干活", "经办人:时间统一写成三小时", "签退时间统一填写", "单位说人走了", "审核:打回", "张三"])
    func saysSomethingBesides(text: String) {
        #expect(!SigningLine.isOne(text))
    }
}

import Testing

@testable import LedgerRosters

@Suite struct InstructionsTests {
    @Test(arguments: ["请如实填写", "请本人签到,不得代签", "如有代签,一律作废", "签到须知:1.请按时到场;2.严禁代签。", "请假须向队长说明原因"])
    func whatOnlyInstructsReportsNothing(text: String) {
        #expect(Instructions.isOnly(text))
        #expect(Instructions.reported(text).isEmpty)
    }

    @Test(arguments: ["请按一半计时", "请财务按此发劳务费", "要求重新核对", "请只录前一行", "如有作废以新表为准", "请代签", "请如实填写一半", "作废"])
    func anotherWordMakesItAReport(text: String) {
        #expect(!Instructions.isOnly(text))
        #expect(Instructions.reported(text) == text)
    }

    @Test func theRestOfATitleIsStillJudged() {
        #expect(Instructions.reported("红山社区志愿服务签到表 请本人签到") == "红山社区志愿服务签到表")
        #expect(Instructions.reported("请本人签到 一律作废") == "一律作废")
    }

    @Test(arguments: [
        ("志愿服务签到表 请按一半计时", "", "reject remark_needs_person"), ("请按一半计时志愿服务签到表", "", "reject remark_needs_person"),
        ("志愿服务签到表", "请财务按此发劳务费", "reject remark_needs_person"), ("志愿服务签到表 请本人签到", "请如实填写", "accept 150"),
    ])
    func rowsBelowADemandNeedAPerson(title: String, note: String, verdict: String) throws {
        let reading = try Roster.read("\(title)\n姓名,日期,签到,签退\n张三,2021-07-03,8:30,11:00\n\(note)\n")
        #expect(Roster.verdicts(reading).first == verdict)
    }
}

import Testing

@testable import LedgerRosters

@Suite struct TitleJudgeTests {
    @Test(arguments: [
        "志愿者请假登记表", "红山社区员工考勤表", "街道办工作人员7月考勤记录", "防疫物资领取登记表", "志愿者积分兑换登记表", "志愿者岗前培训签到表", "志愿服务时长记录(草稿)",
        "爱心义诊活动服务对象登记表", "健康讲座听课居民签到表", "敬老活动受益老人签到表", "居民", "社区工作人员", "志愿服务受益居民名单", "培训中心培训签到表",
    ])
    func listsOfSomethingElseAreNoAttendance(title: String) {
        #expect(TitleJudge.isOfSomethingElse(title))
    }

    @Test(arguments: [
        "红山社区会议室清洁志愿服务签到表", "职工培训中心环境整治志愿服务签到表", "防疫物资发放志愿服务签到表", "旅游景区文明引导志愿服务签到表", "学习雷锋志愿服务活动签到表",
        "2021年7月志愿者考勤表", "关爱独居老人志愿服务签到表", "慰问老人签到表", "居民核酸检测秩序维护志愿者签到表", "积分超市值守志愿服务签到表", "服务对象: 独居老人",
        "服务对象 社区居民", "请假须提前说明", "红山居民委员会签到表",
    ])
    func aWordInsideAnotherNameSaysNothing(title: String) {
        #expect(!TitleJudge.isOfSomethingElse(title))
    }

    @Test(arguments: [("7月值班安排", true), ("志愿者报名登记表", true), ("排班表", true), ("计划生育宣传", false), ("签到表", false)])
    func plansAreTold(title: String, isPlan: Bool) {
        #expect(TitleJudge.isPlan(title) == isPlan)
    }

    @Test(arguments: [
        ("线上培训", true), ("腾讯会议", true), ("社区会议室", false), ("培训中心门口", false), ("清洁(取消)", true), ("东街", false),
    ])
    func placesAreNoTrainings(text: String, isNoService: Bool) {
        #expect(TitleJudge.namesNoService(text) == isNoService)
    }

    @Test(arguments: [
        ("值班表", "签到,签退", "accept 150"), ("值班表", "开始时间,结束时间", "reject not_service"),
        ("值班安排", "签到,签退", "reject not_service"),
        ("活动因雨10点提前结束", "签到,签退", "reject remark_needs_person"), ("迟到者请说明", "签到,签退", "accept 150"),
        ("1次计2小时", "签到,签退", "reject remark_needs_person"), ("服务时间：8:30-11:30", "签到,签退", "accept 150"),
        ("实际时间9:00-10:00", "签到,签退", "reject duration_disagrees"), ("活动时间：9:00-11:00", "签到,签退", "accept 150"),
        ("上午8:30-10:00，下午2:00-4:00", "签到,签退", "accept 150"),
    ])
    func titlesAreHeldAgainstTheRows(title: String, columns: String, verdict: String) throws {
        #expect(try Roster.verdict("姓名,日期," + columns, "张三,2021-07-03,8:30,11:00", title: title) == verdict)
    }

    @Test func aSignedPlanNeedsColumnsOfSigning() throws {
        let row = "张三,2021-07-03,8:30,11:00"
        let title = "志愿者排班及签到表"
        #expect(try Roster.verdict("姓名,日期,签到,签退", row, title: title) == "accept 150")
        #expect(try Roster.verdict("姓名,日期,开始时间,结束时间", row, title: title) == "reject not_service")
        #expect(try Roster.verdict("姓名,日期,签到,签退", row, title: "志愿者排班表") == "reject not_service")
    }

    @Test(arguments: [
        ("/作废/名册.xlsx", false), ("作废-名册.xlsx", true), ("a/培训签到.csv", true), ("培训中心志愿服务.csv", false), ("报名.csv", true),
    ])
    func theNameOfAFileMayRuleItOut(name: String, isNoService: Bool) {
        #expect(TitleJudge.isNoService(fileName: name) == isNoService)
    }
}

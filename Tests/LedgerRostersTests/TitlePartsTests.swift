import Testing

@testable import LedgerRosters

/// Titles whose words are all known, and titles in which one is not.
@Suite struct TitlePartsTests {
    @Test(arguments: [
        "红山社区2021年7月志愿服务签到表", "“萤火虫”志愿服务活动签到表", "草原那达慕大会志愿服务签到表", "2021年7月签到表", "社区大扫除签到表", "走访慰问困难群众登记表",
        "河道清理活动考勤表", "附件2：志愿服务登记表", "志愿服务签到表（第一组）", "活动地点：应急演练场", "Sheet1", "巾帼志愿者服务队8月服务记录",
    ])
    func understands(title: String) {
        #expect(TitleParts.isUnderstood(title))
    }

    @Test(arguments: [
        "应急演练签到表", "参观学习签到表", "志愿者露营签到表", "志愿服务签到表（复印件）", "标红的为未到人员", "志愿者集合时间表", "广场舞队签到表", "日间照料中心老人签到表",
        "游客登记表", "志愿服务签到表 未审核", "应到人员名单", "红歌比赛签到表", "单位职工学习签到表", "8:30-10:30应急演练签到表", "志愿服务签到表：应急演练", "参加对象：社区居民",
    ])
    func leavesToAPerson(title: String) {
        #expect(!TitleParts.isUnderstood(title))
    }

    @Test(arguments: [
        "非志愿者签到表", "五年级三班考勤表", "市容环境卫生大队出勤统计表", "乡镇卫生院值班表", "岗贝社区服务中心11月考勤表", "外包保洁公司志愿服务签到表", "志愿者观看升旗签到表",
    ])
    func listsOfPupilsStaffAndGuestsAreNoService(title: String) throws {
        let verdict = try Roster.verdict("姓名,日期,签到,签退", "张三,2021-07-03,8:30,11:00", title: title)
        #expect(verdict.hasPrefix("reject"))
    }

    @Test(arguments: [
        ("Sheet1", true), ("7月", true), ("考勤", true), ("签到表", true), ("工作表1", true), ("Sheet1 (2)", false),
        ("一半计", false),
    ])
    func theNameOfASheetIsATitle(name: String, isUnderstood: Bool) {
        #expect(TitleParts.isUnderstood(sheetName: name) == isUnderstood)
    }

    @Test(arguments: ["义务劳动签到表", "党员活动签到表", "班级活动签到表", "青年活动签到表", "八年级2班学生签到表", "东街社区党支部活动登记表"])
    func aGroupThatMetMayHaveDoneAnything(title: String) throws {
        let row = "张三,2021-07-03,8:30,11:00"
        #expect(try Roster.verdict("姓名,日期,签到,签退", row, title: title).hasPrefix("reject"))
        let told = try Roster.verdict("姓名,日期,签到,签退,服务内容", row + ",清扫街道", title: title)
        #expect(told.hasPrefix("accept") == (title != "义务劳动签到表"))
    }

    @Test(arguments: ["党员清扫街道活动签到表", "党员先锋岗签到表", "团员志愿服务签到表", "青年突击队抗疫值守签到表"])
    func aTitleThatNamesTheServiceIsOne(title: String) throws {
        let verdict = try Roster.verdict("姓名,日期,签到,签退", "张三,2021-07-03,8:30,11:00", title: title)
        #expect(verdict.hasPrefix("accept"))
    }

    @Test(arguments: ["志愿者名单", "红山社区志愿者花名册", "志愿者信息登记表", "红马甲服务队队员名单"])
    func aListOfPeopleNeedsTimesOrSignatures(title: String) throws {
        #expect(try Roster.verdict("姓名,日期,时长(小时)", "张三,2021-07-03,2", title: title).hasPrefix("reject"))
        let signed = try Roster.verdict("姓名,日期,签到,签退", "张三,2021-07-03,8:30,11:00", title: title)
        #expect(signed.hasPrefix("accept"))
        let signature = try Roster.verdict("姓名,日期,时长(小时),签名", "张三,2021-07-03,2,张三", title: title)
        #expect(signature.hasPrefix("accept"))
    }

    @Test(arguments: ["志愿服务时长名单", "参加清扫的志愿者名单", "志愿者签到名册"])
    func aListOfThoseWhoCameIsAttendance(title: String) throws {
        #expect(try Roster.verdict("姓名,日期,时长(小时)", "张三,2021-07-03,2", title: title).hasPrefix("accept"))
    }

    @Test(arguments: [
        ("地点", "线上", false), ("地点", "人民医院住院部", false), ("地点", "人民医院门口", true), ("备注", "医生", false),
        ("备注", "教师", false), ("备注", "社工，已到", false), ("备注", "退休教师", true), ("职业", "教师", true), ("类别", "家属", false),
    ])
    func placesApartAndPeopleAtWorkNeedAPerson(header: String, entry: String, isTaken: Bool) throws {
        let row = "张三,2021-07-03,8:30,11:00,\(entry)"
        let verdict = try Roster.verdict("姓名,日期,签到,签退," + header, row, title: "社区环境整治签到表")
        #expect(verdict.hasPrefix("accept") == isTaken)
    }
}

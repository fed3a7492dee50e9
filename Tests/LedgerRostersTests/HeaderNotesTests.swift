import Testing

@testable import LedgerRosters

@Suite struct HeaderNotesTests {
    @Test(arguments: [
        "时长(计划)", "时长（预计小时）", "时长（小时，双倍）", "时长（含培训，小时）", "时长（每人每小时）",
    ])
    func aLengthWithAStrangeNoteIsNone(header: String) throws {
        #expect(try Roster.verdict("姓名,日期,\(header)", "张三,2021-07-03,2小时").hasPrefix("reject"))
    }

    @Test(arguments: [
        ("姓名", "日期", "签到（计划）"), ("姓名", "日期", "签到（代签）"), ("姓名", "日期（填表）", "签到"), ("姓名", "录入日期", "签到"),
        ("姓名", "签订日期", "签到"),
        ("姓名（服务对象）", "日期", "签到"), ("姓名(领取人)", "日期", "签到"),
    ])
    func aColumnWithAStrangeNoteLosesItsRole(name: String, date: String, start: String) throws {
        #expect(
            try Roster.verdict("\(name),\(date),\(start),签退", "张三,2021-07-03,8:30,11:00").hasPrefix("reject")
        )
    }

    @Test(arguments: ["时长（小时）", "时长(单位：小时)", "服务时长（小时，精确到0.5）", "时长（必填）"])
    func harmlessNotesPass(header: String) throws {
        #expect(try Roster.verdict("姓名（必填）,日期（年月日）,\(header)", "张三,2021-07-03,2小时") == "accept 120")
    }
}

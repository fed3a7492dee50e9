import Testing

@testable import LedgerRosters

@Suite struct WeekdayMentionTests {
    @Test(arguments: [
        ("六", [6]), ("周六", [6]), ("星期天", [7]), ("礼拜日", [7]), ("3", [3]), ("周末", [6, 7]), ("周六、周日", [6, 7]),
        ("星期 三", [3]),
    ])
    func readsACell(text: String, days: [Int]) {
        #expect(WeekdayMention.ofCell(RosterText.squeezed(text)) == Set(days))
    }

    @Test(arguments: ["", "8", "十", "上午", "末"])
    func readsNothingElse(text: String) {
        #expect(WeekdayMention.ofCell(text) == nil)
    }

    @Test(arguments: [("周六清洁家园", [6]), ("每周三巡逻", [3]), ("一周三次", []), ("2周一次", []), ("周围清扫", []), ("清洁家园", [])])
    func findsWeekdaysInAText(text: String, days: [Int]) {
        #expect(WeekdayMention.within(text) == Set(days))
    }

    @Test(arguments: [
        ("六", "清洁", "accept 120"), ("日", "清洁", "reject weekday_disagrees"), ("?", "清洁", "reject weekday_disagrees"),
        ("", "周日清洁", "reject weekday_disagrees"),
        ("", "7月4日清洁", "reject date_disagrees"), ("", "7月3日清洁", "accept 120"), ("", "3、4月清洁", "accept 120"),
    ])
    func theDayHasToBeTheOneNamed(weekday: String, activity: String, verdict: String) throws {
        let row = "张三,2021-07-03,\(weekday),\(activity),2小时"
        #expect(try Roster.verdict("姓名,日期,星期,服务内容,时长", row) == verdict)
    }
}

import LedgerRosters
import Testing

@Suite struct GridJudgeTests {
    private func verdicts(_ title: String, _ header: String, _ row: String, period: String? = nil) throws -> [String] {
        Roster.verdicts(try Roster.read(title + "\n" + header + "\n" + row + "\n", period: period))
    }

    @Test func readsDatesAcross() throws {
        #expect(try verdicts("2021年", "姓名,7月1日,7月2日", "张三,2小时,8:30-11:00") == ["accept 120", "accept 150"])
        #expect(try verdicts("2021年", "姓名,7.1,7.2", "张三,2小时,半小时") == ["accept 120", "accept 30"])
        #expect(try verdicts("单位：小时", "姓名,2021-07-01,2021/7/2", "张三,2,2:30") == ["accept 120", "accept 150"])
    }

    @Test func bareNumbersNeedAMonth() throws {
        #expect(try verdicts("时长（小时）", "姓名,1日,2日", "张三,2,2") == ["reject ambiguous_date", "reject ambiguous_date"])
        #expect(try verdicts("时长（小时）", "姓名,1日,2日", "张三,2,2", period: "2021-07") == ["accept 120", "accept 120"])
    }

    @Test func bareNumbersMayBeWeeks() throws {
        #expect(
            try verdicts("2021年7月（小时）", "姓名,1,2,3,4", "张三,2,2,,") == ["reject ambiguous_date", "reject ambiguous_date"]
        )
    }

    @Test func daysOfTwoMonthsAreNotOfOne() throws {
        let verdicts = try verdicts("2021年7月（小时）", "姓名,26日,27日,1日,2日", "张三,2,2,2,2")
        #expect(verdicts == Array(repeating: "reject ambiguous_date", count: 4))
        #expect(
            try self.verdicts("2021年（小时）", "姓名,7.1,7.1", "张三,2,2") == [
                "reject ambiguous_date", "reject ambiguous_date",
            ]
        )
    }

    @Test(arguments: [
        ("2", "reject ambiguous_number"), ("2小时", "accept 120"), ("√", "reject no_duration"),
        ("2:30", "reject ambiguous_time"),
        ("请假", "ignored absent"), ("×", "ignored absent"), ("0", "ignored absent"), ("同上", "reject ditto_unresolved"),
        ("=1+1", "reject formula_cell"), ("上午", "reject unreadable_duration"),
    ])
    func readsCells(cell: String, verdict: String) throws {
        #expect(try verdicts("2021年", "姓名,7月1日,7月2日", "张三,\(cell),") == [verdict])
    }

    @Test func weekdaysBelowTheDaysHaveToAgree() throws {
        let rows = "2021年7月（小时）\n姓名,1日,2日\n,四,六\n张三,2,2\n"
        #expect(Roster.verdicts(try Roster.read(rows)) == ["accept 120", "reject weekday_disagrees"])
    }

    @Test func impossibleDaysAreRefused() throws {
        #expect(
            try verdicts("2021年6月（小时）", "姓名,29日,30日,31日", "张三,2,2,2") == [
                "accept 120", "accept 120", "reject no_such_day",
            ]
        )
    }
}

import LedgerRosters
import Testing

@Suite struct ClockHabitsTests {
    @Test(arguments: [
        ("2:00", "4:30", "reject ambiguous_time"), ("1:30", "11:00", "reject ambiguous_time"),
        ("0:00", "11:00", "reject ambiguous_time"), ("0:00", "23:59", "reject ambiguous_time"),
        ("8:00", "23:59", "reject ambiguous_time"), ("0:00", "24:00", "reject ambiguous_time"),
        ("8:30", "5:30", "reject end_before_start"), ("11:00", "1:00", "reject end_before_start"),
        ("5:59", "8:00", "reject ambiguous_time"), ("6:00", "8:00", "accept 120"), ("14:00", "16:30", "accept 150"),
        ("2:00 PM", "4:30 PM", "accept 150"), ("下午2:00", "下午4:30", "accept 150"), ("凌晨2:00", "凌晨4:00", "accept 120"),
        ("12:00 AM", "11:00 AM", "reject ambiguous_time"), ("5:30 AM", "8:00 AM", "accept 150"),
        ("早上5:30", "7:00", "accept 90"), ("22:00", "次日2:00", "accept 240"), ("8:00", "次日8:00", "reject ambiguous_time"),
    ])
    func anHourOfEitherHalfOfTheDayIsRefused(start: String, end: String, verdict: String) throws {
        #expect(try Roster.verdict("姓名,日期,签到,签退", "张三,2021-07-03,\(start),\(end)") == verdict)
    }

    @Test func oneCellIsJudgedAlike() throws {
        #expect(try Roster.verdict("姓名,日期,时间", "张三,2021-07-03,2:00-4:30") == "reject ambiguous_time")
        #expect(try Roster.verdict("姓名,日期,时间", "张三,2021-07-03,下午2点-4点半") == "accept 150")
        #expect(
            Roster.verdicts(try Roster.read("2021年\n姓名,7月1日,7月2日\n张三,2:00-4:30,14:00-16:30\n")) == [
                "reject ambiguous_time", "accept 150",
            ]
        )
    }

    @Test func aNightWithA24HourClockHasSmallHours() throws {
        let rows = "姓名,日期,签到,签退\n张三,2021-07-03,22:00,24:00\n李四,2021-07-04,2:00,4:00\n"
        #expect(Roster.verdicts(try Roster.read(rows)) == ["accept 120", "reject ambiguous_time"])
        #expect(Roster.verdicts(try Roster.read("夜间巡逻\n" + rows)) == ["accept 120", "accept 120"])
        #expect(
            Roster.verdicts(try Roster.read("夜间巡逻\n姓名,日期,签到,签退\n李四,2021-07-04,2:00,4:00\n")) == [
                "reject ambiguous_time"
            ]
        )
    }

    @Test func anIntervalUntilMidnightFillsTheDay() throws {
        #expect(try Roster.verdict("姓名,日期,签到,签退", "张三,2021-07-03,8:30,24:00") == "reject ambiguous_time")
    }
}

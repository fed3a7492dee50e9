import LedgerRosters
import Testing

@Suite struct FileRulesTests {
    @Test(arguments: [
        ("13:00,15:00", "14:00,15:00", "reject overlap"), ("13:00,14:00", "14:00,15:00", "accept 60"),
        ("13:00,14:00", "13:00,14:00", "reject duplicate_row"), ("14:00,15:00", "13:00,14:30", "reject overlap"),
    ])
    func sessionsOfOnePersonDoNotOverlap(first: String, second: String, verdict: String) throws {
        let reading = try Roster.read("姓名,日期,签到,签退\n张三,2021-07-03,\(first)\n张三,2021-07-03,\(second)\n")
        #expect(Roster.verdicts(reading).last == verdict)
        #expect(Roster.verdicts(reading).first?.hasPrefix("accept") == true)
    }

    @Test func aSessionPastMidnightReachesIntoTheNextDay() throws {
        let reading = try Roster.read(
            "姓名,日期,签到,签退\n张三,2021-07-03,22:00,次日2:00\n张三,2021-07-04,凌晨1:00,凌晨3:00\n张三,2021-07-04,凌晨2:00,凌晨3:00\n"
        )
        #expect(Roster.verdicts(reading) == ["accept 240", "reject overlap", "accept 60"])
        #expect(reading.warnings.map(\.code) == [.pastMidnight])
    }

    @Test func lengthsAloneCannotTellTwoServicesApart() throws {
        let reading = try Roster.read(
            "姓名,日期,时长\n张三,2021-07-03,2小时\n张三,2021-07-03,3小时\n张三,2021-07-03,2小时\n李四,2021-07-03,2小时\n"
        )
        #expect(
            Roster.verdicts(reading) == [
                "accept 120", "reject possible_duplicate", "reject duplicate_row", "accept 120",
            ]
        )
    }

    @Test func aDayHasTwentyFourHours() throws {
        let reading = try Roster.read("姓名,日期,时长,活动\n张三,2021-07-03,15小时,甲\n张三,2021-07-03,10小时,乙\n")
        #expect(Roster.verdicts(reading) == ["accept 900", "reject day_over_24_hours"])
    }

    @Test func differentIdentityNumbersAreDifferentPeople() throws {
        let text = "姓名,身份证号,日期,时长\n张三,11010519491231002X,2021-07-03,2小时\n张三,34052419800101001X,2021-07-03,2小时\n"
        #expect(Roster.verdicts(try Roster.read(text)) == ["accept 120", "accept 120"])
    }
}

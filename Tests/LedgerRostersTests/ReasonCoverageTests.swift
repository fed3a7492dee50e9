import Testing

@testable import LedgerRosters

@Suite struct ReasonCoverageTests {
    private static let samples = [
        "某某社区\n姓名,日期,签到,签退,休息,时长,备注\n张三,2021-07-03,8:30,11:00,一会儿,,\n张三,2022-07-03,,,,2小时,\n李四,2021-07-03,,11:00,,,\n",
        "姓名,日期,时长,活动\n张三,2021-07-03,15小时,甲\n张三,2021-07-03,10小时,乙\n张三,2021-07-03,3小时,甲\n张三,2021-07-03,15小时,甲\n张三,2021-07-04,20小时,甲\n",
        "姓名,时间\n张三,2021-07-03 上午14:00-15:00\n李四,2021-07-03 9:00-9:00\n,2021-07-03 9:00-10:00\n王五,2021-07-03 9:00-11:00\n王五,2021-07-03 10:00-12:00\n",
        "姓名,日期,时长\n张三,2021-02-30,2小时\n张三,2021年7月,2小时\n张三,7月3日-5日,2小时\n,2021-07-03,2小时\n张三,,2小时\n志愿服务队,2021-07-03,1小时\n,同上,1小时\n",
        "志愿者培训签到表\n姓名,日期,时长\n张三,2021-07-03,2小时\n",
        "甲,乙\n1,2\n", "姓名,日期,时长\n张三,2021-07-03,\"2小时\n", "姓名,日期,时长,错误\n张三,2021-07-03,2小时,改\n",
        "序号,姓名,时长\n1,张三,2小时\n2,,\n合计,,2\n注：无,,\n", "姓名,日期,时长\n张三,2021-05-03,2小时\n张三,同上,x\n王五,〃,2\n",
    ]

    @Test func everyReasonIsProvoked() throws {
        var found: Set<RosterReason> = []
        for name in ExampleTests.names {
            found.formUnion(try Roster.read(Roster.file("Examples/" + name)).rows.compactMap(\.reason))
        }
        for sample in ReasonCoverageTests.samples {
            found.formUnion(try Roster.read(sample, period: "2021-07").rows.compactMap(\.reason))
        }
        found.formUnion(try Roster.read("姓名,日期,时长\n张三,7月3日（周日）,2小时\n", period: "2021-07").rows.compactMap(\.reason))
        found.formUnion(try Roster.read("姓名,日期,时长\n\n张三,同上,2小时\n").rows.compactMap(\.reason))
        let register = "姓名,手机\n张三,13800000001\n李四,13800000002\n李四,13800000003\n"
        let people = "姓名,手机,日期,时长\n王五,,2021-07-03,2h\n李四,,2021-07-03,2h\n张三,9999,2021-07-03,2h\n"
        found.formUnion(try Roster.read(people, register: register).rows.compactMap(\.reason))
        let missing = Set(RosterReason.allCases).subtracting(found).map(\.rawValue).sorted()
        #expect(missing == [])
    }

    @Test func aReasonGoesWithItsVerdict() throws {
        for name in ExampleTests.names {
            for row in try Roster.read(Roster.file("Examples/" + name)).rows {
                #expect(row.reason.map(\.verdict) ?? .accept == row.verdict)
            }
        }
    }
}

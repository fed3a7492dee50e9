import LedgerRosters
import Testing

@Suite struct RowTotalsTests {
    private func verdicts(_ text: String) throws -> [String] {
        Roster.verdicts(try Roster.read(text))
    }

    @Test(arguments: [
        ("合计", "2", "accept 120"), ("合计", "2小时", "accept 120"), ("合计", "120", "accept 120"), ("合计", "", "accept 120"),
        ("合计", "3", "reject duration_disagrees"), ("小计", "1.5小时", "reject duration_disagrees"),
        ("总时长", "30", "reject duration_disagrees"), ("累计时长", "30", "accept 120"),
        ("累计时长(小时)", "1", "reject duration_disagrees"), ("合计", "见附页", "accept 120"),
    ])
    func aRowThatContradictsItsOwnTotalIsRefused(header: String, total: String, verdict: String) throws {
        #expect(try verdicts("姓名,日期,时长(小时),\(header)\n张三,2021-07-03,2,\(total)\n") == [verdict])
    }

    @Test func aTotalMayCoverTheRowsOfOnePerson() throws {
        let rows = "姓名,日期,时长(小时),合计\n张三,2021-07-03,2,\n张三,2021-07-04,3,"
        #expect(try verdicts(rows + "5\n李四,2021-07-04,1,1\n") == ["accept 120", "accept 180", "accept 60"])
        #expect(
            try verdicts(rows + "6\n李四,2021-07-04,1,1\n") == [
                "reject duration_disagrees", "reject duration_disagrees", "accept 60",
            ]
        )
    }

    @Test func aGridRowHasToAddUp() throws {
        let header = "2021年（小时）\n姓名,7月1日,7月2日,合计\n"
        #expect(try verdicts(header + "张三,2,3,5\n") == ["accept 120", "accept 180"])
        #expect(
            try verdicts(header + "张三,2,3,6\n") == ["reject duration_disagrees", "reject duration_disagrees"]
        )
        // A tick cannot be read and may be the rest.
        #expect(try verdicts(header + "张三,2,√,6\n") == ["accept 120", "reject no_duration"])
        #expect(try verdicts(header + "张三,2,√,1\n") == ["reject duration_disagrees", "reject no_duration"])
    }
}

import LedgerRosters
import Testing

@Suite struct TotalLinesTests {
    private func warnings(_ text: String) throws -> [String] {
        try Roster.read(text).warnings.filter { $0.code == .totalDisagrees }.map(\.at)
    }

    @Test func aWrongTotalIsWarnedOf() throws {
        let rows = "姓名,日期,时长(小时)\n张三,2021-07-03,2\n李四,2021-07-03,3\n"
        #expect(try warnings(rows + "合计,,5\n").isEmpty)
        #expect(try warnings(rows + "合计,,6\n") == ["line 4"])
        #expect(try warnings(rows + "合计,,5小时\n").isEmpty)
    }

    @Test func subtotalsCoverTheirOwnRows() throws {
        let text = "姓名,日期,时长(小时)\n张三,2021-07-03,2\n张三小计,2021-07-03,2\n李四,2021-07-03,3\n小计,,3\n总计,,5\n"
        #expect(try warnings(text).isEmpty)
        #expect(Roster.verdicts(try Roster.read(text)) == ["accept 120", "accept 180"])
    }

    @Test func totalsBesideAGridAreCompared() throws {
        let text = "2021年（小时）\n姓名,7月1日,7月2日,合计\n张三,2,2,4\n李四,2,2,5\n"
        #expect(try warnings(text) == ["line 4"])
    }

    @Test(arguments: [("合计：2.5小时", true), ("合计,,,2.5", true), ("总时长：5小时", false), ("合计,,,5", false), ("合计,,,2", false)])
    func aTotalIsComparedWithoutAColumnOfLengths(total: String, isWrong: Bool) throws {
        let rows = "姓名,日期,签到,签退\n张三,2021-07-03,8:30,11:00\n李四,2021-07-03,8:30,11:00\n"
        #expect(try warnings(rows + total + "\n") == (isWrong ? ["line 4"] : []))
    }

    @Test func timesBelowTheTableAreHeldAgainstItsRows() throws {
        let rows = "姓名,日期,签到,签退\n张三,2021-07-03,8:30,11:00\n"
        #expect(Roster.verdicts(try Roster.read(rows + "时间：9:00-10:00\n")) == ["reject duration_disagrees"])
        #expect(Roster.verdicts(try Roster.read(rows + "时间：8:30-11:00\n")) == ["accept 150"])
    }
}

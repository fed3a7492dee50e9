import LedgerRosters
import Testing

/// A row beside a refused one of the same person and day: where both may be of one service, nobody knows which is true.
@Suite struct RefusedRowTests {
    private func verdicts(_ rows: String) throws -> [String] {
        Roster.verdicts(try Roster.read("姓名,日期,签到,签退,时长\n" + rows))
    }

    @Test func aRowThatMeetsARefusedOneIsHeldBack() throws {
        let wrong = "张三,2021-07-03,8:30,11:30,2小时\n"
        let good = "张三,2021-07-03,9:00,11:00,2小时\n"
        #expect(try verdicts(wrong + good) == ["reject duration_disagrees", "reject overlap"])
        #expect(try verdicts(good + wrong) == ["reject overlap", "reject duration_disagrees"])
    }

    @Test func anotherTimeOrPersonOrDayIsNot() throws {
        let rows = """
            张三,2021-07-03,8:30,11:30,2小时
            张三,2021-07-03,13:00,15:00,2小时
            李四,2021-07-03,9:00,11:00,2小时
            张三,2021-07-04,9:00,11:00,2小时

            """
        let expected = ["reject duration_disagrees", "accept 120", "accept 120", "accept 120"]
        #expect(try verdicts(rows) == expected)
    }

    @Test func aLengthAloneCannotBeToldFromARefusedRow() throws {
        let rows = "张三,2021-07-03,,,两小时多\n张三,2021-07-03,,,2小时\n"
        let said = try verdicts(rows)
        #expect(said.first?.hasPrefix("reject ") == true && said.last == "reject possible_duplicate")
    }
}

import Testing

@testable import LedgerRosters

@Suite struct PointDatesTests {
    private func open(_ texts: [String], isNumber: Bool = false) -> [Int] {
        var dates = PointDates()
        for (place, text) in texts.enumerated() {
            let value: RosterCell.Value = isNumber ? .number(Double(text) ?? 0, .plain) : .text
            dates.note(RosterCell(raw: text, text: text, value: value, marks: []), at: place)
        }
        return dates.open.sorted()
    }

    @Test func aStepBackThatAZeroWouldMendIsOpen() {
        #expect(open(["11.8", "11.9", "11.1", "11.11"]) == [2])
        #expect(open(["11.1", "11.11"]) == [0])
        #expect(open(["11.8", "11.1"]) == [1])
        #expect(open(["7.03", "7.1"]) == [1])
    }

    @Test func theOrderOrAKeptZeroCloses() {
        #expect(open(["7.1", "7.3", "7.8", "7.15"]) == [])
        #expect(open(["7.1", "7.10", "7.15"]) == [])
        #expect(open(["7.3", "7.3", "7.3"]) == [])
        #expect(open(["7.3", "2021-07-11", "8:30", "2.5小时"]) == [])
        #expect(open(["7.4", "7.15", "7.5"]) == [])
    }

    @Test func numbersKeepNoZero() {
        #expect(open(["7.1", "7.2", "7.3"], isNumber: true) == [0, 1, 2])
        #expect(open(["7.1", "7.5"], isNumber: true) == [])
        #expect(open(["7.2", "7.15"], isNumber: true) == [])
        #expect(open(["7.1", "7.15"], isNumber: true) == [0])
    }

    @Test func aWeekdayTellsThemApart() throws {
        let rows = "张三,7.9,五,2小时\n张三,7.1,四,2小时\n张三,7.11,日,2小时\n张三,7.1,六,2小时\n"
        let reading = try Roster.read("2021年服务记录\n姓名,日期,星期,时长\n" + rows)
        #expect(Roster.verdicts(reading) == ["accept 120", "accept 120", "accept 120", "reject weekday_disagrees"])
    }

    @Test func aGridsDaysAreJudgedAlike() throws {
        let reading = try Roster.read("2021年(单位:小时)\n姓名,7.8,7.9,7.1,7.11\n张三,2,2,2,2\n")
        #expect(Roster.verdicts(reading) == ["accept 120", "accept 120", "reject ambiguous_date", "accept 120"])
    }
}

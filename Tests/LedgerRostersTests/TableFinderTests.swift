import LedgerModel
import LedgerRosters
import Testing

@Suite struct TableFinderTests {
    @Test func aRepeatedHeaderGoesOnWithItsTable() throws {
        let text = "2021年7月3日\n姓名,时长\n张三,2小时\n姓名,时长\n李四,1小时\n"
        #expect(Roster.verdicts(try Roster.read(text)) == ["accept 120", "accept 60"])
    }

    @Test func aSecondTitleEndsTheFirstDay() throws {
        let text = "2021年7月3日\n姓名,时长\n张三,2小时\n第二组\n姓名,时长\n李四,1小时\n"
        #expect(Roster.verdicts(try Roster.read(text)) == ["accept 120", "reject no_date"])
    }

    @Test func daysAsHeadingsHoldForTheLinesBelow() throws {
        let text = "姓名,时长\n2021年7月3日\n张三,2小时\n2021年7月4日\n张三,1小时\n"
        let reading = try Roster.read(text)
        #expect(
            reading.rows.filter { $0.verdict == .accept }.map { $0.date?.description } == ["2021-07-03", "2021-07-04"]
        )
    }

    @Test func labelledLinesAboveAreNoRows() throws {
        let text = "活动名称,草原清洁\n活动日期,2021-07-03\n序号,姓名,签到,签退,签名\n1,张三,8:30,11:30,\n负责人签字：王五,日期：2021年7月5日\n"
        #expect(Roster.verdicts(try Roster.read(text)) == ["accept 180"])
    }

    @Test func morningAndAfternoonOnOneLineAreTwoIntervals() throws {
        let text = "2021年7月3日\n姓名,上午,,下午,\n,签到,签退,签到,签退\n张三,8:30,11:30,14:00,17:00\n李四,8:30,11:30,,\n"
        #expect(Roster.verdicts(try Roster.read(text)) == ["reject multiple_intervals", "accept 180"])
    }

    @Test func aRowThatSpeaksOfVolunteersIsNoHeader() throws {
        let text = "序号,姓名,日期,时长,身份\n1,张三,2021-07-03,2小时,志愿者\n2,李四,2021-07-03,2小时,队员\n3,王五,2021-07-04,1小时,居民\n"
        #expect(Roster.verdicts(try Roster.read(text)) == ["accept 120", "accept 120", "reject remark_needs_person"])
    }

    @Test func aFileWithoutHeaderIsRefusedLineByLine() throws {
        let reading = try Roster.read("张三,2021-07-03,2小时\n")
        #expect(Roster.verdicts(reading) == ["reject no_header"])
        #expect(reading.warnings.map(\.code) == [.noTable])
    }
}

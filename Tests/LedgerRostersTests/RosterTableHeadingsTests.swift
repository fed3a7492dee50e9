import Testing

@testable import LedgerRosters

@Suite struct RosterTableHeadingsTests {
    private func verdicts(_ heading: String, register: String?) throws -> [Bool] {
        let rows =
            "张三,2021-07-03,8:30,11:00\n\(heading),,,\n李四,2021-07-03,8:30,11:00\n第二组,,,\n王五,2021-07-03,8:30,11:00\n"
        let reading = try Roster.read("姓名,日期,签到,签退\n" + rows, register: register)
        return [1, 3, 5].map { line in reading.rows.contains { $0.position.line == line && $0.verdict == .accept } }
    }

    @Test(arguments: ["观众", "嘉宾", "临时工", "学员", "旁听", "网格员", "外聘人员"])
    func rowsBelowAHeadingNeedAPersonUpToTheNext(heading: String) throws {
        #expect(try verdicts(heading, register: nil) == [true, false, true])
        #expect(try verdicts(heading, register: "姓名\n张三\n李四\n王五\n") == [true, false, true])
    }

    @Test(arguments: ["志愿者", "第一组", "上午"])
    func aHarmlessHeadingChangesNothing(heading: String) throws {
        #expect(try verdicts(heading, register: nil) == [true, true, true])
    }

    @Test(arguments: ["赵六", "欧阳娜娜"])
    func aNameOfTheRegisterIsNoHeading(name: String) throws {
        #expect(try verdicts(name, register: "姓名\n张三\n李四\n王五\n\(name)\n") == [true, true, true])
        #expect(try verdicts(name, register: nil) == [true, false, true])
    }
}

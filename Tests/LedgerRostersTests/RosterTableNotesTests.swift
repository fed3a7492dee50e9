import Testing

@testable import LedgerRosters

@Suite struct RosterTableNotesTests {
    private func verdicts(_ note: String) throws -> [Bool] {
        let reading = try Roster.read("姓名,日期,时长\n张三,2021-07-03,2小时\n李四,2021-07-03,2小时\n\(note)\n")
        return reading.rows.dropFirst().prefix(2).map { $0.verdict == .accept }
    }

    @Test(arguments: ["李四10点就走了", "注：李四有事先走", "注：李四误登", "核对人：王芳 李四没看到", "李四请假"])
    func aNoteThatNamesSomebodyRefusesHisRow(note: String) throws {
        #expect(try verdicts(note) == [true, false])
    }

    @Test(arguments: ["注：红色字体为培训", "带√的为有偿", "本表仅供参考", "合计：1人", "应到2人，实到1人", "审核意见：不同意", "标黄的为请假人员"])
    func aNoteThatNamesNobodyRefusesAll(note: String) throws {
        #expect(try verdicts(note) == [false, false])
    }

    @Test(arguments: ["负责人：张三", "制表：王芳", "2021年8月1日", "合计：2人", "备注：以上时间均为志愿者本人签到", "注：请本人签到，不得代签。"])
    func aHarmlessNoteRefusesNobody(note: String) throws {
        #expect(try verdicts(note) == [true, true])
    }

    @Test(arguments: ["以下为7月4日", "以下人员请假", "社区工作人员（上班）"])
    func aLineBetweenRowsRefusesThoseBelow(note: String) throws {
        let reading = try Roster.read("2021年7月3日\n姓名,签到,签退\n张三,8:30,11:00\n\(note)\n李四,8:30,11:00\n")
        let verdicts = reading.rows.filter { $0.position.line == 2 || $0.position.line == 4 }.map {
            $0.verdict == .accept
        }
        #expect(verdicts == [true, false])
    }
}

import LedgerRosters
import Testing

@Suite struct RosterRegisterTests {
    private let register =
        "姓名,手机,身份证号\n张三,13800000001,11010519491231002X\n李四,13800000002,\n李四,13800000003,\n欧阳修文,,\n张三和李四,,\n"

    @Test(arguments: [
        ("张三,,", "accept 120"), ("王五,,", "reject unknown_person"), ("李四,,", "reject ambiguous_name"),
        ("李四,0003,", "accept 120"),
        ("李四,9999,", "reject person_disagrees"), ("张三,,34052419800101001X", "reject person_disagrees"),
        ("张 三,,", "accept 120"),
        ("欧阳 修文,,", "accept 120"), ("张三和李四,,", "accept 120"), ("张三,,11010519491231002x", "accept 120"),
    ])
    func findsTheOnePersonMeant(row: String, verdict: String) throws {
        let header = "姓名,手机尾号,身份证号,日期,时长"
        #expect(try Roster.verdict(header, row + ",2021-07-03,2小时", register: register) == verdict)
    }

    @Test func refusesARegisterWithoutNames() {
        #expect(throws: RosterFailure.self) { try RosterRegister(bytes: Array("编号,手机\n1,2\n".utf8)) }
        #expect(throws: RosterFailure.self) { try RosterRegister(bytes: Array("姓名,手机\n,2\n".utf8)) }
        #expect(throws: RosterFailure.self) { try RosterRegister(bytes: []) }
    }

    @Test func countsItsPeople() throws {
        #expect(try RosterRegister(bytes: Array(register.utf8)).count == 5)
        #expect(try RosterRegister(bytes: Array("姓名\n张三\n李四\n".utf8)).count == 2)
    }

    @Test(arguments: [
        ("138****8012", "accept 150"), ("138****8013", "reject person_disagrees"),
        ("139****8012", "reject person_disagrees"),
    ])
    func aMaskedNumberIsHeldAgainstWhatItShows(phone: String, verdict: String) throws {
        let register = "姓名,电话\n张三,13800138012\n"
        let row = "张三,\(phone),2021-07-03,8:30,11:00"
        #expect(try Roster.verdict("姓名,电话,日期,签到,签退", row, register: register) == verdict)
    }
}

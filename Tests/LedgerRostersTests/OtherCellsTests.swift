import Testing

@testable import LedgerRosters

@Suite struct OtherCellsTests {
    @Test(arguments: ["是否请假", "是否迟到", "有无异常", "请假", "作废", "缺席"])
    func aHeaderThatAsksForADoubtPassesOnlyDenials(header: String) throws {
        for entry in ["是", "√", "1"] {
            let verdict = try Roster.verdict("姓名,日期,时长,\(header)", "张三,2021-07-03,2小时,\(entry)")
            #expect(verdict.hasPrefix("reject"))
        }
        for entry in ["否", "无", ""] {
            let verdict = try Roster.verdict("姓名,日期,时长,\(header)", "张三,2021-07-03,2小时,\(entry)")
            #expect(verdict == "accept 120")
        }
    }

    @Test(arguments: [
        ("服务内容", "打扫卫生（迟到1小时）"), ("服务内容", "敬老8:30-10:00"), ("评价", "中途离开"), ("审核人", "不同意"), ("职业", "因病未参加"),
        ("负责人", "代签：王芳"), ("电话", "已作废"), ("序号", "作废"), ("序号", "×"), ("年龄", "5"), ("地点", "未到"),
    ])
    func whatContradictsTheRecordIsRefusedInAnyColumn(header: String, cell: String) throws {
        #expect(
            try Roster.verdict("\(header),姓名,日期,时长", "\(cell),张三,2021-07-03,2小时") == "reject remark_needs_person"
        )
    }

    @Test(arguments: [
        ("服务内容", "打扫卫生"), ("服务内容", "交通疏导"), ("电话", "138-0000-1111"), ("序号", "三"), ("年龄", "66"), ("审核人", "王芳"),
        ("负责人", "王芳"),
        ("编号", "A01"),
    ])
    func ordinaryCellsPass(header: String, cell: String) throws {
        #expect(try Roster.verdict("\(header),姓名,日期,时长", "\(cell),张三,2021-07-03,2小时") == "accept 120")
    }

    @Test(arguments: ["是否到岗", "出勤", "是否签到", "是否有效", "签名"])
    func aQuestionDeniedOrLeftOpenIsRefused(header: String) throws {
        let rows = ["√", "无", "/", "-", ""].enumerated().map {
            "张\($0.offset + 1 == 1 ? "三" : "四"),2021-07-0\($0.offset + 1),2小时,\($0.element)"
        }
        let reading = try Roster.read("姓名,日期,时长,\(header)\n" + rows.joined(separator: "\n") + "\n")
        #expect(Roster.verdicts(reading).map { $0.hasPrefix("accept") } == [true, false, false, false, false])
    }

    @Test(arguments: [
        ("服务对象", "本人"), ("服务对象", "母亲"), ("服务对象", "张三"), ("地点", "家"), ("地点", "自己家"), ("地点", "KTV"), ("地点", "单位食堂"),
        ("单位", "临时工"), ("单位", "外包保洁公司"), ("职务", "保安"), ("类别", "来访"), ("类别", "工作人员"), ("服务内容", "打麻将"), ("服务内容", "照顾母亲"),
    ])
    func whoServesHimselfOrIsAtWorkIsNoVolunteer(header: String, text: String) throws {
        let verdict = try Roster.verdict("姓名,日期,签到,签退," + header, "张三,2021-07-03,8:30,11:00," + text)
        #expect(verdict.hasPrefix("reject"))
    }

    @Test(arguments: [("服务对象", "独居老人"), ("地点", "居民家中"), ("地点", "社区食堂"), ("单位", "物业公司"), ("服务内容", "入户照顾独居老人")])
    func othersAreServed(header: String, text: String) throws {
        let verdict = try Roster.verdict("姓名,日期,签到,签退," + header, "张三,2021-07-03,8:30,11:00," + text)
        #expect(verdict == "accept 150")
    }
}

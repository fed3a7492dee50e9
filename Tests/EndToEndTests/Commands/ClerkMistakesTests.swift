import Foundation
import Testing

/// Slips of a clerk's pen: each is told where it is and what to write instead, before anything is judged or recorded.
@Suite struct ClerkMistakesTests {
    private func roster(_ station: Station) throws -> String {
        let rows = "姓名,日期,服务时长\n陈素芬,\(Station.serviceDay),1小时\n"
        return "roster record \(try station.scratch.write(rows, to: "名册.csv")) --as clerk --activity 敬老"
    }

    @Test func aRowThatIsNotThereIsNamedWithTheForm() throws {
        let station = try Station()
        let line = try roster(station)
        let refused = try station.run(line + " --second-service 第9行", language: "zh")
        #expect(refused.code == 1)
        #expect(refused.notes.contains("--second-service 第 9 行：名册里没有这一行") && refused.notes.contains("Sheet1!A7"))
        try station.refuses(line + " --second-service 9", "row_unknown", "请照预览所示写位置")
    }

    @Test func aLateReasonThatIsNotListedIsToldAtOnceByItsOption() throws {
        let station = try Station()
        let line = try roster(station)
        try station.refuses(line + " --late-reason 忘了", "code_unlisted", "--late-reason：没有代码或名称“忘了”")
        #expect(try station.facts(line + " --late-reason oversight").first?["recorded"] as? Int == 0)
    }

    @Test func theBeginningOfAnOrganisationsNameListsCandidates() throws {
        let station = try Station()
        let asked = "hours --organisation 岗贝社区"
        try station.refuses(asked, "organisation_unknown", "没有名称正好如此的组织；相近的 2 个见上")
        let notes = try station.run(asked, language: "zh").notes
        #expect(notes.contains("\(station["station"])") && notes.contains("岗贝社区居民委员会"))
        let answer = try #require(try station.run(asked + " --json").objects.last?["error"] as? [String: Any])
        #expect((answer["candidates"] as? [String])?.count == 2)
        try station.refuses("hours --organisation 没有此站", "organisation_unknown", "没有这个组织")
    }

    @Test func aDayThatNoCalendarHasIsToldAsSuch() throws {
        let station = try Station()
        let line = try roster(station)
        try station.misused(line + " --as-of 2026-02-30", "--as-of 须为日历上有的日期，写作 2026-11-21")
        let read = try Program.run(["roster", "read", "x", "--as-of", "2026-13-01", "--no-register", "--lang", "zh"])
        #expect(read.code == 2 && read.notes.contains("--as-of <day> 的值不对：日期要写成 2026-11-21。"), "\(read.notes)")
    }

    @Test func aListOfPupilsMayHaveAHeader() throws {
        let station = try Station()
        let list = try station.scratch.write("\u{FEFF}姓名\r\n林秀英\r\nV002\r\n", to: "名单.csv")
        #expect(try station.facts("student hours --subjects \(list) --year 2026").count == 2)
        let bad = try station.scratch.write("姓名\n林秀英\n没有此人\n", to: "错.csv")
        try station.refuses("student hours --subjects \(bad) --year 2026", "person_unknown", "名单第 3 行找不到这个人")
    }

    @Test func aMistypedCommandIsOfferedTheNearest() throws {
        let chinese = try Program.run(["roster", "recrd", "x", "--lang", "zh"])
        #expect(chinese.code == 2 && chinese.notes.contains("没有这个命令。是不是 xinshi roster record？"), "\(chinese.notes)")
        let english = try Program.run(["hour", "--lang", "en"])
        #expect(english.code == 2 && english.notes.contains("Did you mean xinshi hours?"), "\(english.notes)")
    }

    @Test(arguments: ["zh", "en"])
    func helpFitsATerminalAndItsExamplesCanBeCopied(language: String) throws {
        let help = try Program.run(["roster", "record", "--help", "--lang", language]).output
        for line in help.split(separator: "\n") {
            let width = line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
            #expect(width <= 80, "\(line)")
        }
        let joined = help.replacing(#/ \\\n +/#, with: " ")
        #expect(joined.contains("--activity 敬老助残 --second-service \"line 7\" --confirm\n"), "\(help)")
    }
}

import LedgerRosters
import Testing

/// Rosters written by somebody who had not read the reader: what is recorded is what the clerk records, and nothing else.
@Suite struct OutsideTests {
    static let names = [
        "tencent-collect.csv", "jinshuju.csv", "wjx.csv", "zhiyuanhui.csv", "izhiyuan.csv", "chinavolunteer.csv",
        "dingtalk.csv", "paper-plain.csv", "stacked-activities.csv", "stacked-cancelled.csv", "footer-note.csv",
        "grid-hours.xlsx", "grid-in-out.xlsx", "month-sheets.xlsx", "team-first.csv", "school.csv", "title-bad-0.csv",
        "title-bad-7.csv", "title-bad-9.csv", "title-good-2.csv", "outing.csv", "scanned.csv", "look-white-theme.xlsx",
        "look-black-on-black.xlsx", "cond-strike.xlsx", "cond-white.xlsx", "drawn-line.xlsx", "drawn-ink.xlsx",
        "drawn-picture-beside.xlsx", "ghost-ink.xlsx", "conditions.xlsx", "serial-no-format.xlsx",
        "length-format-2.xlsx", "told-not-units-0.csv", "told-not-leaders-0.csv", "elder-care.csv",
        "week-grid-days.xlsx",
    ]

    @Test(arguments: names)
    func recordsWhatTheClerkRecords(name: String) throws {
        let reading = try Roster.read(Roster.file("Examples/Outside/" + name))
        let wanted = String(decoding: Roster.file("Examples/Outside/" + name + ".json"), as: UTF8.self)
        let lines = wanted.split(separator: "\n").map { line in
            String(line.drop { $0 == " " }.prefix { $0 != "}" }) + "}"
        }
        let open = Set(lines.filter { $0.contains("\"open\"") }.map { $0.split(separator: "\"")[3] })
        let accepted = reading.rows.filter { $0.verdict == .accept && !open.contains(Substring($0.at)) }
        #expect(!reading.rows.isEmpty)
        #expect(accepted.map(\.json) == lines.filter { $0.contains("\"accept\"") })
    }

    @Test(arguments: [
        ("length-format-2.xlsx", "（见“名册!C2”，它的数字格式是 0\"小时（缺）\"，显示的不是所存的值；请改为“常规”）"),
        ("look-white-theme.xlsx", "（见“名册!A2”）"), ("drawn-line.xlsx", "（见“名册!A2”）"),
        ("scanned.csv", "（见“志愿服务签到表(手机拍照识别,未校对)”）"),
    ])
    func namesWhatRefusesTheRow(name: String, ending: String) throws {
        let reading = try Roster.read(Roster.file("Examples/Outside/" + name))
        let refused = try #require(reading.rows.first { $0.verdict == .reject })
        #expect(refused.explanation(in: .chinese)?.hasSuffix(ending) ?? false)
    }

    @Test func namesTheNumberFormatInEnglish() throws {
        let reading = try Roster.read(Roster.file("Examples/Outside/length-format-2.xlsx"))
        let refused = try #require(reading.rows.first { $0.verdict == .reject })
        let ending = "its number format is 0\"小时（缺）\", which shows something else than its value; make it General.)"
        #expect(refused.explanation(in: .english)?.hasSuffix(ending) ?? false)
    }
}

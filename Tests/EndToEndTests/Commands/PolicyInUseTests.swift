import Foundation
import Testing

/// Members of policies that only commands read: star sets, rounding, ceilings, students' minimums, reasons for lateness.
@Suite struct PolicyInUseTests {

    private func path(_ name: String) -> String {
        let tests = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        return "/\(tests)/Ledger/policy/\(name)"
    }

    @Test func starsNameTheirRulesAndWhatIsMissing() throws {
        let station = try Station()
        let shown = try #require(try station.facts("stars show V001").first)
        #expect(shown["rule_set"] as? String == "default" && shown["next_star"] as? Int == 1)
        #expect(shown["counted_seconds"] as? Int == 7200 && shown["missing_seconds"] as? Int == 352_800)
        #expect(shown["rounded_hundredths"] as? Int == 200 && shown["rounding"] as? String == "exact_hundredths")
        let words = try station.run("stars show V001", language: "zh").output
        #expect(words.contains("标准：民政默认规则（default），计入 2小时0分，距 1 星还差 98小时0分"), "\(words)")
        #expect(words.contains("合 2.00 小时（取整规则：精确到0.01小时 exact_hundredths）"), "\(words)")
    }

    @Test func aRegionHoldsToAPresetOnlyWhenItAdoptsIt() throws {
        let station = try Station()
        let preset = path("presets/stars_shenzhen.json")
        try station.facts("policy adopt \(preset) --as root --effective-from 2026-01-01 --region 4403")
        #expect(try station.facts("stars show V001").first?["rule_set"] as? String == "default")
        let own = try station.scratch.write(
            #"{ "version": 3, "name": "stars","default_scheme":"ours","#
                + #""rule_sets":[{"scheme":"ours","region":"4419","code":"ours_2026","zh":"本市规则","en":"ours","#
                + #""effective_from":"2026-01-01","counting_base":"all","#
                + #""stars":[{"star":1,"threshold_seconds":7200,"tenure_months":6,"evidence_classes":["roster"]}]}]}"#,
            to: "stars.json"
        )
        try station.facts("policy adopt \(own) --as root --effective-from 2026-01-01 --region 4419")
        let shown = try #require(try station.facts("stars show V001").first)
        #expect(shown["rule_set"] as? String == "ours_2026" && shown["missing_seconds"] as? Int == 0)
        #expect(shown["next_tenure_day"] != nil && shown["proposal"] as? Int == 0)
    }

    @Test func aFileWithIndentationIsAdoptedInItsCanonicalForm() throws {
        let station = try Station()
        let text = "{\n  \"version\": 9,\n  \"name\": \"reason_codes\",\n  \"lists\": []\n}\n"
        let file = try station.scratch.write(text, to: "indented.json")
        try station.facts("policy adopt \(file) --as root --effective-from 2026-01-01")
        let shown = try station.run("policy show reason_codes").output
        #expect(shown == "{\"lists\":[],\"name\":\"reason_codes\",\"version\":9}\n")
        let broken = try station.scratch.write("{\n \"name\": \"stars\",\n \"version\": 1.5 }", to: "broken.json")
        try station.refuses(
            "policy adopt \(broken) --as root --effective-from 2026-01-01",
            "policy_invalid",
            "第 3 行：数字须为整数"
        )
    }

    @Test func ceilingsAreShownWhereverARecordIs() throws {
        let station = try Station()
        let day = Station.serviceDay
        let rows = "姓名,日期,开始时间,结束时间\n陈素芬,\(day),06:00,18:30\n"
        let roster = try station.scratch.write(rows, to: "long.csv")
        let line =
            "roster record \(roster) --as clerk --activity \(station["activity"]) --as-of \(Station.today) --late-reason remote_site"
        #expect(try station.run(line, language: "zh").output.contains("超过单日上限，待核、超过单次上限，待核"))
        try station.refuses(
            "roster record \(roster) --as clerk --activity \(station["activity"]) --late-reason nosuch --confirm",
            "code_unlisted",
            "remote_site（偏远嘎查村）"
        )
        try station.run("\(line) --confirm")
        let pending = try #require(try station.facts("records pending").first)
        let flagged = try #require(pending["flagged"] as? [[String: Any]])
        #expect(flagged.map { $0["flags"] as? [String] } == [["over_day_ceiling", "over_session_ceiling"]])
        #expect(pending["late_reason"] as? String == "remote_site")
        #expect(try station.run("records pending", language: "zh").output.contains("超过单次上限"))
        #expect(try station.run("hours V003 --lines", language: "zh").output.contains("超过单次上限"))
        let hours = try #require(try station.facts("hours V003").first)
        let records = try #require(hours["records"] as? [[String: Any]])
        #expect(records.first?["flags"] as? [String] == ["over_day_ceiling", "over_session_ceiling"])
    }

    @Test func whoIsShortIsHeldAgainstTheSchoolsPolicy() throws {
        let station = try Station()
        let names = try station.scratch.write("V001\nV003\n", to: "names.txt")
        let line = "student hours --subjects \(names) --year \(Station.serviceDay.prefix(4))"
        let listed = try station.facts(line)
        #expect(listed.map { $0["short"] as? Bool } == [false, true])
        #expect(listed.allSatisfy { $0["rule"] as? String == "pupil_yearly" })
        #expect(try station.run(line, language: "zh").output.contains("要求：1 次（只计社区服务，政策：中小学生每年）"))
        #expect(try station.facts("\(line) --sessions 2").map { $0["missing_sessions"] as? Int } == [1, 2])
        let own = try station.run("policy show recording").output.replacingOccurrences(
            of: #""sessions":1"#,
            with: #""sessions":5"#
        ).replacingOccurrences(of: #""version":2"#, with: #""version":3"#)
        let file = try station.scratch.write(own, to: "recording.json")
        try station.facts("policy adopt \(file) --as root --effective-from 2026-01-01 --region 441900")
        #expect(try station.facts(line).map { $0["missing_sessions"] as? Int } == [4, 5])
    }

    @Test func whoIsServedStaysInTheVault() throws {
        let station = try Station()
        let open = "activity open --as desk --leader V003 --category 助老 --title 甲 --place 乙 --content 丙"
        let made = try #require(
            try station.facts(
                "\(open) --first-day 2026-01-01 --last-day 2026-12-31 --served 三栋空巢老人王某 --target-group empty_nest_elder"
            ).first?["activity"] as? String
        )
        let listed = try station.facts("activity list").first { $0["activity"] as? String == made }
        #expect(listed?["target_group"] as? String == "empty_nest_elder" && listed?["served"] == nil)
        let opened = try station.facts("activity list --served").first { $0["activity"] as? String == made }
        #expect(opened?["served"] as? String == "三栋空巢老人王某")
        try station.refuses(
            "\(open) --first-day 2026-01-01 --last-day 2026-12-31 --target-group nosuch",
            "code_unlisted",
            "代码不在“服务对象类别”代码表"
        )
    }
}

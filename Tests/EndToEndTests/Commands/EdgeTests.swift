import Testing

/// What is held against values before they are signed (spec 12 §6): by single commands and by command files alike.
@Suite struct EdgeTests {
    private static let open =
        "activity open --as desk --leader V003 --first-day 2026-01-01 --last-day 2026-12-31 --category environment"

    @Test func valuesThatSayNothingAreRefused() throws {
        let station = try Station()
        for blank in [["--title", ""], ["--title", " \u{3000}"], ["--title", "\u{200B}"]] {
            let words = Self.open.split(separator: " ").map(String.init)
            let outcome = try station.runWords(words + ["--place", "广场", "--content", "清扫"] + blank, language: "zh")
            #expect(outcome.code == 1 && outcome.notes.contains("字段 名称 title：内容为空或只有空格"), "\(outcome.notes)")
        }
        let consent = station.scratch.path("consent.pdf")
        try station.scratch.write("consent", to: "consent.pdf")
        for words in [
            [
                "volunteer", "register", "--as", "desk", "--name", "", "--consents", "personal_information",
                "--consent-file", consent,
            ],
            [
                "commendation", "record", "--as", "desk", "V001", "--title", "", "--grantor", " ", "--provenance",
                "own", "--day", "2026-01-01",
            ],
        ] {
            let outcome = try station.runWords(words, language: "en")
            #expect(outcome.code == 1 && outcome.notes.hasSuffix("[value_empty]\n"), "\(outcome.notes)")
        }
    }

    @Test func theLeadersNameIsTheLeaders() throws {
        let station = try Station()
        let rest = "--title 清扫 --place 广场 --content 清扫"
        try station.refuses("\(Self.open) \(rest) --leader-name 某人", "leader_name_differs", "负责人姓名与该负责人登记的姓名不同")
        try station.facts("\(Self.open) \(rest) --leader-name 陈素芬")
        try station.facts("\(Self.open) \(rest)")
    }

    @Test func aCommandFileIsHeldToTheSame() throws {
        let station = try Station()
        let id = String(repeating: "ab", count: 16)
        func line(_ title: String, _ leader: String, _ category: String) -> String {
            #"{"author":"desk","becomes":"activity_opened","command":"\#(id)","fields":{"activity":"\#(id)","#
                + #""category":"\#(category)","community_service":false,"first_day":"2026-01-01","last_day":"2026-12-31","#
                + #""leader":"\#(station["V003"])","parent_and_child":false},"#
                + #""values":{"content":"清扫","leader_name":"\#(leader)","place":"广场","title":"\#(title)"}}"#
        }
        let cases = [
            (line("", "陈素芬", "environment"), "value_empty", "第 2 行，字段 名称 title"),
            (line("清扫", "某人", "environment"), "leader_name_differs", "第 2 行，字段 负责人姓名 leader_name"),
            (line("清扫", "陈素芬", "环境保护"), "schema_field_range", "字段 类别 fields.category"),
            (line("清扫", "陈素芬", "paid_work"), "category_refused", "取得报酬或变相取得报酬的活动不属于志愿服务"),
            (line("清扫", "陈素芬", "nosuch"), "code_unlisted", "xinshi policy codes categories"),
        ]
        for (position, (text, code, words)) in cases.enumerated() {
            let file = try station.scratch.write(
                #"{"mode":"itemised","xinshi_commands":1}"# + "\n" + text + "\n",
                to: "commands\(position).jsonl"
            )
            let outcome = try station.run("apply \(file)", language: "zh")
            let said = outcome.output + outcome.notes
            #expect(outcome.code == 1 && said.contains("[\(code)]") && said.contains(words), "\(said)")
        }
    }

    @Test func codesStandInTheirLists() throws {
        let station = try Station()
        let update = "volunteer update --as desk V001"
        let first = station["first"]
        let cases = [
            ("\(update) --skills juggling", "代码不在“专业技能”代码表"),
            ("\(update) --categories nosuch", "代码不在“活动类别”代码表"),
            ("\(update) --id-type nosuch --id-number A1", "resident_id（居民身份证）"),
            ("external record --as desk --record \(first) --platform nosuch --number N1", "national（全国志愿服务信息系统）"),
            ("objection open --as desk --record \(first) --objector V001 --reason-code nosuch", "代码不在“异议、举报事由”代码表"),
            ("session void --as manager --record \(first) --reason-code time_error", "代码不在“作废原因”代码表"),
            ("volunteer erase --as root \(station["V003"]) --basis nosuch", "pipl_47_3（个人撤回同意）"),
            ("key freeze --as root --name desk --reason nosuch", "device_lost（设备遗失、被盗）"),
        ]
        for (line, words) in cases { try station.refuses(line, "code_unlisted", words) }
    }

    @Test func whatIsSaidOfAPersonAgreesWithItself() throws {
        let station = try Station()
        let update = "volunteer update --as desk V001"
        try station.refuses("\(update) --residence 福田", "residence_form", "须先写 6、9 或 12 位区划代码")
        try station.refuses("\(update) --residence 999999999999", "region_unknown", "不是任何省级区划")
        try station.refuses(
            "\(update) --categories health,environment,other,legal_aid,elder_care",
            "too_many_categories",
            "服务类别最多四项"
        )
        try station.refuses(
            "volunteer update --as manager V001 --id-number 11010519491231002X --sex male",
            "sex_differs",
            "性别与身份证号不一致"
        )
        try station.facts(
            "volunteer update --as manager V001 --id-number 11010519491231002X --sex female --residence 441900003"
        )
        try station.refuses("\(update) --sex male", "sex_differs", "性别与身份证号不一致")
    }

    @Test func stationsAreNamedAndHostedAsTheirTypeAsks() throws {
        let station = try Station()
        let add = "organisation add --as root --parent"
        let (committee, place) = (station["committee"], station["station"])
        let rest = "--region 441900003 --legal-recorder \(committee)"
        try station.refuses("\(add) \(committee) --type station --name abc \(rest)", "name_template", "名称应为“XX志愿服务站”")
        try station.refuses("\(add) \(committee) --type station --name 志愿服务站 \(rest)", "name_template", "名称应为“XX志愿服务站”")
        try station.refuses(
            "\(add) \(place) --type property_point --name 花园志愿服务点 \(rest)",
            "host_missing",
            "须写明所依托的单位"
        )
        try station.facts("\(add) \(place) --type property_point --name 花园志愿服务点 \(rest) --host 某物业公司")
        try station.refuses(
            "\(add) \(committee) --type station --name 某志愿服务站 --region 999999 --legal-recorder \(committee)",
            "region_unknown",
            "不是任何省级区划"
        )
    }

    @Test func categoriesAreReadByNameAndByWhatMapsOntoThem() throws {
        let station = try Station()
        let open =
            "activity open --as desk --leader V003 --first-day 2026-01-01 --last-day 2026-12-31 --title 甲 --place 乙 --content 丙"
        for (written, code) in [("社区服务", "community_service"), ("助老助残", "vulnerable_care"), ("助老", "elder_care")] {
            let made = try #require(try station.facts("\(open) --category \(written)").first?["activity"] as? String)
            let listed = try station.facts("activity list").first { $0["activity"] as? String == made }
            #expect(listed?["category"] as? String == code)
        }
        try station.refuses("\(open) --category nosuch", "category_unknown", "没有类别“nosuch”")
        try station.refuses("\(open) --category 有偿劳动", "category_refused", "取得报酬或变相取得报酬的活动不属于志愿服务")
        try station.refuses("\(open) --category tour", "category_refused", "游学、红色旅游等游览活动不属于志愿服务")
        let mapped = try station.facts("policy codes categories").first { $0["code"] as? String == "health" }
        #expect(mapped?["mapped"] as? [String] == ["卫生健康"])
        #expect(try station.facts("policy codes").count > 25)
        try station.refuses("policy codes nosuch", "list_unknown", "没有代码表")
    }

    @Test func erasingAsksWhileRecordsAreToBeKept() throws {
        let station = try Station()
        let erase = "volunteer erase --as root \(station["V001"]) --basis"
        let years = "\((Int(Station.serviceDay.prefix(4)) ?? 0) + 10)"
        try station.refuses("\(erase) pipl_47_3", "retention_running", "记录须保存至 \(years)")
        try station.refuses("\(erase) pipl_47_2 --before-retention-ends", "retention_running", "保存期限尚未届满")
        let erased = try #require(try station.facts("\(erase) pipl_47_3 --before-retention-ends").first)
        #expect((erased["retention_end"] as? String)?.hasPrefix(years) == true)
        try station.facts("volunteer erase --as root \(station["V003"]) --basis pipl_47_3")
    }
}

extension Station {
    /// Runs words on this station that may be empty or hold blanks.
    func runWords(_ words: [String], language: String) throws -> Program.Outcome {
        let environment = ["LANG": "en_GB.UTF-8", "XINSHI_PASSPHRASE_FILE": scratch.path("passphrase")]
        return try Program.run(words + ["--data", scratch.path("data"), "--lang", language], environment: environment)
    }
}

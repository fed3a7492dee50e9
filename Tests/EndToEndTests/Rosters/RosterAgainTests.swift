import Foundation
import Testing

/// What was voided or declined comes back only by a word of the clerk, whatever was changed in the file.
@Suite struct RosterAgainTests {
    private let station: Station

    init() throws {
        station = try Station()
    }

    private func record(_ rows: String, _ more: String = "") throws -> Program.Outcome {
        let file = try station.scratch.write("姓名,日期,开始时间,结束时间\n" + rows, to: "\(UUID().uuidString).csv")
        return try station.run(
            "roster record \(file) --as clerk --activity 敬老 --confirm --json " + more,
            language: "zh"
        )
    }

    private func batch(_ rows: String) throws -> Int {
        try #require(try record(rows).objects.first?["batch"] as? Int)
    }

    private func row(_ outcome: Program.Outcome) throws -> [String: Any] {
        try #require(
            (try outcome.objects.first?["rows"] as? [[String: Any]])?.first { $0["verdict"] as? String == "reject" }
        )
    }

    @Test(arguments: ["陈素芬,DAY,09:00,11:00\n\n", "陈素芬, DAY,9:00,11:00\n", "陈素芬,DAY,09:00,11:01\n"])
    func aChangedFileSaysWhenAndWhyItsRowsWereVoided(again: String) throws {
        let day = Station.serviceDay
        let first = try batch("陈素芬,\(day),09:00,11:00\n")
        try station.facts("records void --as manager --batch \(first) --reason-code false_record")
        let rows = again.replacingOccurrences(of: "DAY", with: day)
        let refused = try record(rows)
        #expect(refused.code == 1 && refused.notes.contains("[nothing_recorded]"), "\(refused.notes)")
        let row = try row(refused)
        #expect(row["reason"] as? String == "ended_before" && row["conflict_batch"] as? Int == first)
        #expect(row["conflict_state"] as? String == "void" && row["conflict_record"] as? Int == first + 2)
        #expect(row["conflict_reason_code"] as? String == "false_record")
        #expect(row["conflict_ended_on"] as? String == Station.today)
        let attested = try record(rows, "--after-void \(first)")
        #expect(try attested.objects.first?["recorded"] as? Int == 1, "\(attested.notes)")
        let next = try #require(try attested.objects.first?["batch"] as? Int)
        let shown = try station.facts("records show --batch \(next)")
        #expect(shown.first?["ended_before"] as? [Int] == [first + 2])
        #expect(
            try station.run("records show --batch \(next)", language: "zh").output.contains(
                "疑与已作废或驳回的第 \(first + 2) 条相同"
            )
        )
    }

    @Test func theSentenceNamesBatchDayAndReason() throws {
        let day = Station.serviceDay
        let first = try batch("陈素芬,\(day),09:00,11:00\n")
        try station.facts("records decline --as manager --batch \(first) --reason-code no_evidence")
        let file = try station.scratch.write("姓名,日期,开始时间,结束时间\n陈素芬,\(day),10:00,12:00\n", to: "b.csv")
        let line = "roster record \(file) --as clerk --activity 敬老"
        let chinese = try station.run(line, language: "zh")
        #expect(chinese.code == 0 && chinese.output.contains("[ended_before]"))
        #expect(chinese.output.contains("加 --after-void 和原批次号"), "\(chinese.output)")
        #expect(
            chinese.output.contains("（批次 \(first)，记录 \(first + 2)，岗贝社区志愿服务站，\(day) 09:00–11:00；\(Station.today) 驳回")
        )
        let english = try station.run(line).output
        #expect(english.contains("declined on \(Station.today), reason: "), "\(english)")
        try station.refuses(line + " --after-void 99999", "batch_unknown", "不属于任何批次")
    }

    @Test func anotherTimeOfTheDayIsAnotherService() throws {
        let day = Station.serviceDay
        let first = try batch("陈素芬,\(day),09:00,11:00\n")
        try station.facts("roster undo --as clerk --batch \(first)")
        #expect(try record("陈素芬,\(day),14:00,15:00\n").objects.first?["recorded"] as? Int == 1)
    }

    @Test func theSameFileSaysWhatBecameOfItsRows() throws {
        let day = Station.serviceDay
        let file = try station.scratch.write("姓名,日期,服务时长\n陈素芬,\(day),1小时\n", to: "a.csv")
        let line = "roster record \(file) --as clerk --activity 敬老"
        let first = try #require(try station.facts(line + " --confirm").first?["batch"] as? Int)
        try station.facts("records decline --as manager --batch \(first) --reason-code no_evidence")
        let preview = try station.run(line, language: "zh")
        #expect(preview.output.contains("[roster_withdrawn]") && preview.output.contains("已入账 0 行"))
        try station.refuses(line + " --confirm", "roster_withdrawn", "同一文件不能再录")
    }

    @Test func nothingRecordedIsARefusal() throws {
        let refused = try record("没有此人,\(Station.serviceDay),09:00,11:00\n")
        #expect(refused.code == 1)
        let objects = try refused.objects
        #expect(
            objects.count == 2 && objects.first?["recorded"] as? Int == 0 && objects.first?["rejected"] as? Int == 1
        )
        #expect(objects.first?["copy"] as? String != nil)
        let error = try #require(objects.last?["error"] as? [String: Any])
        #expect(error["code"] as? String == "nothing_recorded" && error["exit"] as? Int == 1)
        #expect(error["rejected"] as? Int == 1)
    }

    @Test func ofActivitiesOfOneTitleTheDayDecidesOrNobody() throws {
        let (early, late) = (
            "--first-day 2020-01-01 --last-day 2020-06-30", "--first-day 2020-06-01 --last-day 2020-12-31"
        )
        for days in [early, late] {
            try station.facts(
                "activity open --as desk --title 清扫社区 --place 广场 --content 清扫 --leader V003 --leader-name 陈素芬 "
                    + "--category environment \(days)"
            )
        }
        let header = "姓名,日期,开始时间,结束时间,活动\n"
        let rows = [3, 6, 9].map { "陈素芬,2020-0\($0)-15,09:00,10:00,清扫社区\n" } + ["陈素芬,2021-03-15,09:00,10:00,清扫社区\n"]
        let file = try station.scratch.write(header + rows.joined(), to: "a.csv")
        let line = "roster record \(file) --as clerk"
        let facts = try #require(try station.facts(line).first)
        let reasons = try #require(facts["rows"] as? [[String: Any]]).map { $0["reason"] as? String }
        #expect(reasons.suffix(4) == [nil, "activity_ambiguous", nil, "activity_of_other_days"], "\(reasons)")
        #expect(facts["proposed"] as? [String] == ["清扫社区"])
        let told = try station.run(line, language: "zh").output
        #expect(told.contains("2020-01-01 – 2020-06-30；") && told.contains("proposed  清扫社区  2021-03-15 – 2021-03-15"))
        let opened = try station.facts(
            line + " --open-activities --category environment --leader V003 --place 广场 --confirm"
        )
        #expect(opened.first?["recorded"] as? Int == 3)
        #expect((opened.first?["activities_opened"] as? [String])?.count == 1)
        let chosen = try station.facts("activity list").filter { $0["last_day"] as? String == "2020-06-30" }
        let id = try #require(chosen.first?["activity"] as? String)
        #expect(try station.facts(line + " --activity \(id)").first?["rows"] != nil)
    }
}

import Foundation
import Testing

/// Whoever approves a batch sees what he signs for: who, when, how long, what is remarkable, and what his key may not.
@Suite struct RecordsShowTests {
    private func recorded(_ station: Station, _ rows: String, by key: String = "clerk") throws -> Int {
        let file = try station.scratch.write("姓名,日期,开始时间,结束时间\n" + rows, to: "\(UUID().uuidString).csv")
        let line = "roster record \(file) --as \(key) --recorder \(station["clerk"]) --activity 敬老 --confirm"
        return try #require(try station.facts(line).first?["batch"] as? Int)
    }

    @Test func everyRecordOfABatchIsListed() throws {
        let station = try Station()
        let day = Station.yesterday
        let batch = try recorded(station, "林秀英,\(day),09:00,11:00\n陈素芬,\(day),13:30,15:00\n")
        let shown = try station.run("records show --batch \(batch)", language: "zh").output
        #expect(shown.contains("批次 \(batch)：岗贝社区志愿服务站，名册，录入 "))
        #expect(shown.contains("活动 敬老，2 人，共 3小时30分"))
        #expect(shown.contains("V001 林秀英") && shown.contains("\(day)  09:00–11:00  2小时0分") && shown.contains("待审核"))
        #expect(shown.contains("V003 陈素芬") && shown.contains("13:30–15:00"))
        let english = try station.run("records show --batch \(batch)").output
        #expect(english.contains("recorded by") && english.contains("2 h 0 min") && english.contains("pending"))
        let objects = try station.facts("records show --batch \(batch + 2)")
        #expect(objects.map { $0["record"] as? Int } == [batch + 2, batch + 3])
        #expect(objects.map { $0["offset"] as? Int } == [1, 2])
        #expect(objects.first?["person"] as? String == "V001 林秀英")
        #expect(objects.first?["subject"] as? String == station["V001"])
        #expect(objects.last?["seconds"] as? Int == 5400 && objects.last?["day"] as? String == day)
        #expect(objects.first?["obstacle"] == nil)
    }

    @Test func whatAKeyMayNotApproveCanBeCopied() throws {
        let station = try Station()
        let day = Station.yesterday
        try station.facts(
            "key enrol --as root --organisation \(station["station"]) --kind person --subject \(station["V003"]) "
                + "--name own --new-passphrase-file \(station.scratch.path("passphrase"))"
        )
        try station.facts(
            "operator appoint --as root --organisation \(station["station"]) --roles approver --subject \(station["V003"])"
        )
        let batch = try recorded(station, "林秀英,\(day),09:00,11:00\n陈素芬,\(day),13:30,15:00\n")
        let shown = try station.run("records show --batch \(batch) --as own", language: "zh").output
        #expect(shown.contains("第 \(batch + 3) 条：是审核人本人的服务"), "\(shown)")
        #expect(shown.contains("--all-but \(batch + 3)\n"))
        let objects = try station.facts("records show --batch \(batch) --as own")
        #expect(objects.map { $0["obstacle"] as? String } == [nil, "own_service"])
        let approved = try station.facts("records approve --as own --batch \(batch) --all-but \(batch + 3)")
        #expect(approved.last?["approved"] as? Int == 1)
        try station.refuses("records show --batch \(batch) --as desk", "key_kind_not_allowed", "密钥")
    }

    @Test func whatIsRemarkableStandsBesideTheRecord() throws {
        let station = try Station()
        let batch = try recorded(station, "林秀英,2020-06-01,06:30,22:00\n")
        let shown = try station.run("records show --batch \(batch)", language: "zh").output
        #expect(shown.contains("逾期") && shown.contains("超过单次上限，待核"), "\(shown)")
        let flags = try #require(try station.facts("records show --batch \(batch)").first?["flags"] as? [String])
        #expect(flags.contains("late") && flags.contains("over_session_ceiling"))
    }

    @Test func waitingBatchesSayWhatTheyHold() throws {
        let station = try Station()
        let batch = try recorded(station, "林秀英,\(Station.yesterday),09:00,11:00\n")
        let shown = try station.run("records pending", language: "zh").output
        #expect(shown.contains("批次 \(batch)：待审核 1 条"))
        #expect(shown.contains("岗贝社区志愿服务站，名册，录入 ") && shown.contains("活动 敬老，1 人，共 2小时0分"))
        let facts = try #require(try station.facts("records pending").first)
        #expect(facts["organisation_name"] as? String == "岗贝社区志愿服务站" && facts["people"] as? Int == 1)
        #expect(facts["evidence"] as? [String] == ["roster"] && facts["seconds"] as? Int == 7200)
        #expect(facts["recorders"] as? [String] == [station["clerk"]])
    }

    @Test func aBatchWithoutRecordsSaysSo() throws {
        let station = try Station()
        try station.refuses("records show --batch 1", "batch_without_records", "这一批没有服务记录")
        try station.refuses("records show --batch 99999", "batch_unknown", "用 records pending 查看")
    }
}

import Foundation
import Testing

@Suite struct ReviewCommandTests {
    /// A policy `review` that lists what two records of one roster do.
    private static let policy = """
        {"name":"review","rules":[{"code":"approved_at_once","seconds":86400},{"code":"long_after","days":7},\
        {"code":"many_recorded","records":1,"seconds":600}],"version":2}
        """

    private func station() throws -> Station {
        let station = try Station()
        let path = try station.scratch.write(Self.policy, to: "review.json")
        try station.facts("policy adopt --as root \(path) --effective-from 2020-01-01")
        return station
    }

    @Test func theDefaultThresholdsListNothingOfASmallStation() throws {
        let station = try Station()
        let listed = try station.facts("review list --rule many_recorded --all")
        #expect(listed.isEmpty)
        #expect(try station.run("review list --rule over_ceiling", language: "zh").output == "待复核 0 项。\n")
        try station.misused("review list --rule theft", "--rule 须为 短时间大量录入（many_recorded）")
    }

    @Test func whatIsListedIsSettledByADecisionOrByVoiding() throws {
        let station = try station()
        let (first, second) = (Int(station["first"]) ?? 0, Int(station["second"]) ?? 0)
        let listed = try station.facts("review list")
        #expect(listed.map { $0["rule"] as? String } == ["long_after", "many_recorded", "approved_at_once"])
        #expect(listed.allSatisfy { $0["records"] as? [Int] == [first, second] && $0["open"] as? Bool == true })
        let words = try station.run("review list", language: "zh").output
        #expect(words.contains("同一密钥在短时间内录入 2 条记录") && words.contains("待复核 3 项"))
        try station.refuses(
            "review decide --as root --record \(first) --outcome rejected --reason-code unfounded",
            "report_missing",
            "没有未处理的举报"
        )
        try station.facts("review report --as clerk --record \(first) --reason-code tip")
        try station.facts("review report --as root --record \(second) --reason-code tip --reason 当天没有活动")
        let roleMissing = "签署人在“岗贝社区志愿服务站”没有所需的角色。须由“岗贝社区志愿服务站”或其上级组织的审核员用个人密钥签署"
        for (key, record, why) in [("clerk", first, roleMissing), ("root", second, "提出了这条异议或举报，须由他人处理")] {
            try station.refuses(
                "review decide --as \(key) --record \(record) --outcome rejected --reason-code unfounded",
                "not_authorised",
                why
            )
        }
        try station.refuses(
            "review decide --as manager --record \(first) --outcome rejected --reason-code unfounded",
            "not_authorised",
            "参与过这条记录的录入、更正或审核，须由他人处理"
        )
        try station.facts("review decide --as root --record \(first) --outcome rejected --reason-code unfounded")
        #expect(try station.facts("review list").first?["open_records"] as? [Int] == [second])
        try station.run("session void --as manager --record \(second) --reason-code false_record")
        #expect(try station.facts("review list").isEmpty)
        #expect(try station.facts("review list --all").map { $0["open"] as? Bool } == [false, false, false])
    }

    @Test func aReportIsAcceptedAndTrackedToItsEnd() throws {
        let station = try Station()
        let record = station["first"]
        let opened = try #require(
            try station.facts("report open --as desk --record \(record) --reason-code tip --reason 当天没有活动").first
        )
        let report = try #require(opened["index"] as? Int)
        #expect((opened["due"] as? String ?? "") > Station.today)
        try station.facts("report open --as desk --record \(record) --reporter V002 --reason-code tip")
        try station.facts("objection open --as desk --record \(record) --objector V001 --reason-code time_error")
        let listed = try station.facts("report list --open")
        #expect(listed.count == 2 && listed[0]["reporter"] == nil)
        #expect(listed[1]["reporter"] as? String == station["V002"])
        #expect(try station.facts("report objections").count == 1)
        #expect(try station.facts("objection list").count == 1)
        try station.refuses(
            "report close --as manager --report 1 --outcome upheld --reason-code confirmed",
            "reference_broken",
            "引用"
        )
        try station.facts("report close --as root --report \(report) --outcome 属实 --reason-code confirmed")
        try station.refuses(
            "report close --as root --report \(report) --outcome upheld --reason-code confirmed",
            "objection_closed",
            "已处理"
        )
        #expect(try station.facts("report list --open").count == 1)
        #expect(try station.run("report list", language: "zh").output.contains("匿名"))
        let year = try #require(try station.facts("report year --organisation 岗贝社区志愿服务站").first)
        #expect(year["reports_opened"] as? Int == 2 && year["reports_upheld"] as? Int == 1)
        #expect(year["objections_opened"] as? Int == 1 && year["organisation_name"] as? String == "岗贝社区志愿服务站")
        #expect(try station.facts("report year --by-organisation").count == 1)
    }
}

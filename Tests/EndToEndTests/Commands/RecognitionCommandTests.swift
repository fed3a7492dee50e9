import Testing

@Suite struct RecognitionCommandTests {
    private static let commend = "commendation record --as desk V001 --title 优秀志愿者 --grantor 文明办"

    @Test func commendationsAreRecordedAndListed() throws {
        let station = try Station()
        try station.facts("\(Self.commend) --day \(Station.serviceDay) --provenance government")
        let listed = try #require(try station.facts("commendation list 林秀英").first)
        #expect(listed["subject"] as? String == station["V001"] && listed["title"] as? String == "优秀志愿者")
        #expect(listed["grantor"] as? String == "文明办" && listed["provenance"] as? String == "government")
        #expect(try station.facts("commendation list V002").isEmpty)
        #expect(try station.run("commendation list").output.contains("government  ") == false)
        try station.refuses("\(Self.commend) --day 2099-01-01 --provenance own", "in_future", "在将来")
        try station.refuses(
            "commendation record --as desk 没有此人 --title a --grantor b --day 2020-01-01 --provenance own",
            "person_unknown",
            "没有找到这个人"
        )
        try station.misused(
            "\(Self.commend) --day 2020-01-01 --provenance mine",
            "--provenance 须为 本组织（own）、县级以上政府部门（government）"
        )
    }

    @Test func onlyEffectiveRecordsAreEvaluated() throws {
        let station = try Station()
        let evaluate = "evaluation record --as desk --evaluator served --record"
        try station.facts("\(evaluate) \(station["first"]) --quality 5 --attitude 4 --comment 很好")
        try station.facts("\(evaluate) \(station["second"]) --quality 3")
        let listed = try #require(try station.facts("evaluation list --person V001").first)
        #expect(listed["quality"] as? Int == 5 && listed["attitude"] as? Int == 4)
        #expect(listed["comment"] as? String == "很好" && listed["skill"] == nil)
        #expect(try station.run("evaluation list").output.contains("2 evaluations, satisfied 50.0%"))
        try station.refuses("\(evaluate) 1 --quality 5", "record_unknown", "没有第 1 条记录")
        try station.run("session void --as manager --record \(station["second"]) --reason-code false_record")
        try station.refuses("\(evaluate) \(station["second"]) --quality 5", "record_not_effective", "记录尚未生效")
        try station.misused("\(evaluate) \(station["first"]) --quality 6", "--quality 须为 1 到 5")
    }

    private func grade(_ grade: String, _ more: String = "", by key: String = "school", year: Int = 2026) -> String {
        "student evaluate --as \(key) V002 --school-year \(year) --community 岗贝社区居民委员会 --grade \(grade) --item 社区服务 "
            + "--standard 全年两次 --publicity-first 2026-12-01 --publicity-last 2026-12-07 \(more)"
    }

    @Test func theLastGradeCountsAndTheOldOneStaysInSight() throws {
        let station = try Station()
        try station.facts(grade("中", "--remark 待补"))
        try station.facts(grade("好", "--remark 积极"))
        let listed = try station.facts("student list --school-year 2026")
        #expect(listed.count == 1)
        #expect(listed.first?["grade"] as? String == "good" && listed.first?["remark"] as? String == "积极")
        #expect(listed.first?["community_name"] as? String == "岗贝社区居民委员会")
        #expect(listed.first?["publicity_last"] as? String == "2026-12-07")
        #expect(try station.facts("student list --all").map { $0["replaced"] as? Bool } == [true, false])
        #expect(try station.facts("student list --school-year 2025").isEmpty)
        try station.refuses(grade("好", by: "desk"), "not_authorised", "没有这项权限")
        try station.misused(grade("优"), "--grade 须为 好（good）、中（fair）、差（poor） 之一")
    }

    @Test func anOpenObjectionStandsBesideTheGradeAndInTheReport() throws {
        let station = try Station()
        let object = "objection open --as desk --record \(station["second"]) --objector V002 --reason-code time_error"
        try station.facts(object)
        let year = Int(Station.serviceDay.prefix(4)) ?? 0
        let month = Int(Station.serviceDay.dropFirst(5).prefix(2)) ?? 0
        let schoolYear = month < 9 ? year - 1 : year
        try station.facts(grade("好", year: schoolYear))
        #expect(try station.facts("student list").first?["objections"] as? Int == 1)
        let report = try #require(try station.facts("report objections").first)
        #expect(report["record"] as? Int == Int(station["second"]) && report["overdue"] as? Bool == false)
        #expect(try station.facts("report objections --as-of \(Station.yesterday)").isEmpty)
    }

    @Test func studentsWhoAreShortAreListedUnderBothNames() throws {
        let station = try Station()
        let question = "--organisation 岗贝社区志愿服务站 --year \(Station.serviceDay.prefix(4)) --sessions 2 --short"
        let short = try station.facts("student hours \(question)")
        #expect(short.count == 2 && short.allSatisfy { $0["missing_sessions"] as? Int == 1 })
        #expect(try station.facts("students \(question)").count == 2)
        try station.misused("student hours --year 2026", "须给出 --subjects 或 --organisation 之一")
    }
}

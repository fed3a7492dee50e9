import Testing

@Suite struct TrainingCommandTests {
    private static let hold = "training hold --as desk --title 急救 --content 心肺复苏 --host 红十字会"

    @Test func aTrainingIsHeldAttendedListedAndCovered() throws {
        let station = try Station()
        #expect(try station.facts("training missing").map { $0["name"] as? String } == ["岗贝社区居民委员会"])
        let held = try station.facts("\(Self.hold) --day \(Station.serviceDay) --community 岗贝社区居民委员会")
        let id = try #require(held.first?["training"] as? String)
        let attended = try station.run("training attend --as desk 急救 V001 周建国 --minutes 90")
        #expect(attended.code == 0 && attended.output.contains("2 people, 1 h 30 min each"))
        let listed = try #require(try station.facts("training list --person 8001").first)
        #expect(listed["training"] as? String == id)
        #expect(listed["learning_seconds"] as? Int == 5400 && listed["attended"] as? Int == 1)
        #expect(listed["title"] as? String == "急救" && listed["host"] as? String == "红十字会")
        #expect(try station.facts("training missing").isEmpty)
        let other = Station.serviceDay.hasPrefix("2025") ? "2024" : "2025"
        #expect(try station.facts("training missing --year \(other)").count == 1)
        let report = try #require(try station.facts("report training").first)
        #expect(report["trainings"] as? Int == 1)
        let hours = try #require(try station.facts("hours V001").first)
        #expect(hours["effective_seconds"] as? Int == 7200, "learning time is never service time")
    }

    @Test func aTrainingIsRefusedInTheUsersWords() throws {
        let station = try Station()
        try station.refuses("training attend --as desk 急救 V001 --minutes 90", "training_unknown", "没有这次培训")
        try station.refuses("\(Self.hold) --day 2099-01-01", "in_future", "在将来")
        let day = Station.serviceDay
        try station.refuses("\(Self.hold) --day \(day) --community 没有的社区", "organisation_unknown", "没有这个组织")
        try station.misused("training attend --as desk 急救 V003 --minutes 0", "--minutes 须为 1 到 1440")
        try station.misused("training missing --year 26", "须为 1992 到 9998 的年份")
    }

    @Test func attendancesStandTogetherOrNotAtAll() throws {
        let station = try Station()
        try station.run("\(Self.hold) --day \(Station.serviceDay)")
        try station.run("training attend --as desk 急救 V001 --minutes 30")
        try station.refuses("training attend --as desk 急救 V002 V001 --minutes 30", "duplicate", "已有相同")
        #expect(try station.facts("training list").first?["attended"] as? Int == 1)
        try station.refuses("training attend --as committee 急救 V003 --minutes 30", "training_unknown", "不是本组织举办")
    }
}

import Testing

/// Amending, closing, reviewing stars, suspecting keys.
@Suite struct AdministrationCommandTests {
    @Test func theDaysOfAnActivityAreAmended() throws {
        let station = try Station()
        let amended = try #require(
            try station.facts("activity amend --as manager 敬老 --last-day 2027-01-31 --reason-code omission").first
        )
        #expect(amended["first_day"] as? String == "2020-01-01" && amended["last_day"] as? String == "2027-01-31")
        #expect(try station.facts("activity list").first?["last_day"] as? String == "2027-01-31")
        let again = "activity amend --as manager 敬老 --reason-code omission"
        try station.misused(again, "--first-day 或 --last-day")
        try station.misused("\(again) --first-day 2028-01-01", "晚于最后一天 2027-01-31")
        try station.refuses(
            "activity amend --as desk 敬老 --last-day 2027-02-01 --reason-code omission",
            "key_kind_not_allowed",
            "个人密钥"
        )
    }

    @Test func anOrganisationIsClosedOnlyWhenConfirmed() throws {
        let station = try Station()
        let close = "organisation close --as root 东城一中 --successor 岗贝社区居民委员会 --reason-code merged"
        let look = try #require(try station.facts(close).first)
        #expect(look["confirmed"] as? Bool == false && look["keys"] as? Int == 1 && look["index"] == nil)
        #expect(try station.run(close, language: "zh").output.contains("没有写入"))
        #expect(try station.facts("organisation list").allSatisfy { $0["successor"] == nil })
        #expect(try station.facts(close + " --confirm").first?["index"] as? Int != nil)
        let closed = try station.facts("organisation list").filter { $0["successor"] != nil }
        #expect(closed.map { $0["name"] as? String } == ["东城一中"])
        try station.refuses(close + " --confirm", "organisation_closed", "已撤")
    }

    @Test func aReviewOfAStarIsClosedOnlyWhenOneIsOpen() throws {
        let station = try Station()
        let close = "stars close-review --as manager V001 --reason-code checked"
        try station.refuses(close, "no_review_open", "复核")
        try station.misused(close + " --stars 6", "--stars 须为 0 到 5")
    }

    @Test func whatASuspectedKeySignedIsListed() throws {
        let station = try Station()
        let touched = try station.facts("key touched --name clerk --from 0")
        #expect(touched.count == 1)
        #expect(touched.first?["records"] as? Int == 2 && touched.first?["effective"] as? Int == 2)
        #expect("\(touched.first?["batch"] ?? "")" == station["batch"])
        let batch = Int(station["batch"]) ?? 0
        #expect(try station.facts("key touched --name clerk --from \(batch + 1)").isEmpty)
        let listed = try station.facts("key suspect --as root --name clerk --from \(batch) --reason device_lost")
        #expect(listed.count == 1 && listed.first?["statements"] as? Int == 3)
        try station.refuses(
            "key suspect --as manager --name clerk --from 0 --reason device_lost",
            "not_authorised",
            "没有这项权限"
        )
    }

    @Test func theClockIsAcceptedOnlyByWhoeverHoldsTheManagersKey() throws {
        let station = try Station()
        try station.refuses("clock accept --as root", "clock_not_stopped", "无需接受")
        try station.misused("clock accept", "--as")
        let shown = try #require(try station.facts("clock show").first)
        #expect(shown["stopped"] as? Bool == false && shown["accepted"] as? Bool == false)
    }
}

import Testing

@Suite struct ReportCommandTests {
    @Test func theShareOfLateRecordsIsCountedByStationAndPeriod() throws {
        let station = try Station()
        let month = try #require(try station.facts("report late").first)
        #expect(month["period"] as? String == String(Station.serviceDay.prefix(7)))
        #expect(month["records"] as? Int == 2 && month["late"] as? Int == 0)
        #expect(month["organisation_name"] as? String == "岗贝社区志愿服务站")
        let roster = try station.scratch.write("姓名,日期,时长(小时)\n林秀英,2026-03-02,2\n", to: "late.csv")
        try station.run(
            "roster record \(roster) --as desk --activity \(station["activity"]) --recorder \(station["clerk"]) "
                + "--as-of \(Station.today) --confirm --out \(station.scratch.path("late-back.csv"))"
        )
        let march = try station.facts("report late --organisation 岗贝社区志愿服务站").filter {
            $0["period"] as? String == "2026-03"
        }
        #expect(march.first?["late"] as? Int == 1 && march.first?["records"] as? Int == 1)
        let year = try station.facts("report late --by year --year 2026")
        #expect(year.count == 1 && year.first?["period"] as? String == "2026")
        #expect(try station.facts("report late --as-of \(Station.yesterday)").isEmpty)
        try station.misused("report late --by week", "--by 须为 month、year 之一")
        try station.refuses("report late --organisation 没有", "organisation_unknown", "没有这个组织")
    }

    @Test func whoStaysBelowTwentyHoursIsListed() throws {
        let station = try Station()
        let short = try station.facts("report yearly-hours --year \(Station.serviceDay.prefix(4))")
        #expect(short.count == 3)
        let first = try #require(short.first { $0["subject"] as? String == station["V001"] })
        #expect(first["seconds"] as? Int == 7200 && first["missing_seconds"] as? Int == 64_800)
        #expect(try station.facts("report yearly-hours --as-of \(Station.yesterday)").isEmpty)
        try station.misused("report yearly-hours --year 1900", "年份")
    }

    @Test func theYearlyReportCountsWhatEnteredTheLog() throws {
        let station = try Station()
        try station.run("session void --as manager --record \(station["second"]) --reason-code false_record")
        let report = try #require(try station.facts("report year").first)
        #expect(report["records"] as? Int == 2 && report["voidings"] as? Int == 1)
        #expect(report["registrations"] as? Int == 3 && report["certificates_issued"] as? Int == 0)
        #expect(try station.facts("report year --year 2001").first?["records"] as? Int == 0)
    }

    @Test func bothAxesOfTimeHoldForHoursCreditAndStars() throws {
        let station = try Station()
        let (day, before) = (Station.serviceDay, Station.yesterday)
        let now = try #require(try station.facts("credit V001 --from \(day) --to \(day)").first)
        #expect(now["credit_seconds"] as? Int == 7200 && now["minted_seconds"] as? Int == 7200)
        #expect(try station.facts("credit V001 --to 2020-12-31").first?["minted_seconds"] as? Int == 0)
        let past = try #require(try station.facts("credit V001 --as-of \(before)").first)
        #expect(past["credit_seconds"] as? Int == 0 && past["as_of"] as? String == before)
        #expect(try station.facts("credit V001 --as-of \(Station.today)").first?["credit_seconds"] as? Int == 7200)
        let stars = try #require(try station.facts("stars show V001 --from \(day) --to \(day)").first)
        #expect(stars["period_seconds"] as? Int == 7200 && stars["effective_seconds"] as? Int == 7200)
        #expect(try station.facts("stars show V001 --to 2020-12-31").first?["period_seconds"] as? Int == 0)
        #expect(try station.facts("stars show V001 --as-of \(before)").isEmpty)
        #expect(try station.facts("hours V001 --as-of \(before)").first?["effective_seconds"] as? Int == 0)
        try station.misused("credit V001 --from 2026-02-01 --to 2026-01-01", "--to 不能早于 --from")
        try station.misused("stars show V001 --as-of 21.11.2026", "--as-of 须为日历上有的日期")
        try station.refuses("credit 没有此人", "person_unknown", "没有找到这个人")
    }
}

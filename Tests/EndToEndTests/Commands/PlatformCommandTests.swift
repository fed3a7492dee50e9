import Testing

@Suite struct PlatformCommandTests {
    private static let opening =
        "elsewhere record --as desk V001 --platform national --first-day 2020-01-01 --last-day 2025-12-31"

    @Test func whatOthersRecordedIsListedApartAndCountsForNothing() throws {
        let station = try Station()
        try station.facts("\(Self.opening) --hours 153 --minutes 30 --source 旧台账第12页 --opening")
        let listed = try #require(try station.facts("elsewhere list V001").first)
        #expect(listed["seconds"] as? Int == 552_600 && listed["opening"] as? Bool == true)
        #expect(listed["source"] as? String == "旧台账第12页" && listed["platform"] as? String == "national")
        let hours = try #require(try station.facts("hours V001").first)
        #expect(hours["effective_seconds"] as? Int == 7200 && hours["elsewhere_seconds"] as? Int == 552_600)
        #expect(try station.facts("credit V001").first?["credit_seconds"] as? Int == 7200)
        #expect(try station.facts("stars show V001").first?["proposal"] as? Int == 0)
        #expect(try station.run("elsewhere list").output.contains("None of it counts"))
        let ahead = "elsewhere record --as desk V001 --platform national --first-day 2020-01-01 --last-day 2099-01-01"
        try station.refuses("\(ahead) --hours 1 --source x", "in_future", "在将来")
        try station.misused("\(Self.opening) --source x", "时间须大于 0")
        try station.misused("\(Self.opening) --hours x --source x", "--hours <hours> 的值不对")
    }

    @Test func onFivePlatformsARecordStillCountsOnce() throws {
        let station = try Station()
        let platforms = ["civilization_practice", "izhiyuan", "national", "zhiyuan_beijiang", "zhiyuanyun_neimenggu"]
        let record = "--record \(station["first"])"
        for platform in platforms {
            try station.facts("external record --as desk \(record) --platform \(platform) --number N1")
            try station.facts("sync record --as desk \(station["first"]) --platform \(platform) --status acknowledged")
        }
        #expect(try station.facts("hours V001").first?["effective_seconds"] as? Int == 7200)
        #expect(try station.facts("external list \(record)").count == 5)
        let found = try station.facts("external list --platform izhiyuan --number N1")
        #expect(found.map { $0["record"] as? Int } == [Int(station["first"])])
        // The same sheet of the same platform again, and its number on another record: neither counts anything.
        try station.refuses(
            "external record --as desk \(record) --platform national --number N1",
            "external_number_in_use",
            "不再重复计入"
        )
        try station.refuses(
            "external record --as desk --record \(station["second"]) --platform national --number N1",
            "external_number_in_use",
            "不再重复计入"
        )
        try station.refuses("external record --as desk \(record) --platform national --number N2", "duplicate", "已有相同")
        try station.refuses("external list --platform national --number N2", "external_number_unknown", "没有记录对应")
        try station.misused("external list --number N1", "--number 须与 --platform 同时给出")
        #expect(try station.facts("external list").count == 5)
    }

    @Test func theLastStatusOfEachRecordIsShownAndWhatIsMissing() throws {
        let station = try Station()
        let (first, second) = (station["first"], station["second"])
        #expect(try station.facts("sync list --platform national --missing").count == 2)
        try station.facts("sync record --as desk \(first) \(second) --platform national --status sent")
        try station.facts("sync record --as desk \(first) --platform national --status acknowledged")
        try station.facts("sync record --as desk \(second) --platform national --status refused")
        let listed = try station.facts("sync list --platform national")
        #expect(listed.map { $0["status"] as? String } == ["acknowledged", "refused"])
        let missing = try station.facts("sync list --platform national --missing")
        #expect(missing.map { $0["record"] as? Int } == [Int(second)])
        #expect(try station.facts("sync list --status refused").count == 1)
        try station.refuses("sync record --as desk 1 --platform national --status sent", "record_unknown", "没有第 1 条记录")
        try station.misused("sync list --missing", "--missing 须给 --platform")
        try station.misused("sync record --as desk \(first) --platform national --status done", "--status 须为 已报送（sent）")
    }
}

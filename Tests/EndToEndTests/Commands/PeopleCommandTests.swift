import Testing

@Suite struct PeopleCommandTests {
    @Test func operatorsAreListedWithTheirRoles() throws {
        let station = try Station()
        let all = try station.facts("operator list")
        #expect(all.count == 3)
        #expect(all.first?["organisation"] as? String == station["root"] && all.first?["since"] == nil)
        let here = try station.facts("operator list --organisation 岗贝社区志愿服务站")
        #expect(here.map { $0["roles"] as? [String] } == [["manager"], ["recorder"]])
        let dismiss = "operator dismiss --as root --organisation \(station["station"]) --subject \(station["clerk"])"
        try station.facts("\(dismiss) --reason left")
        #expect(try station.facts("operator list --organisation 岗贝社区志愿服务站").count == 1)
        try station.refuses("operator list --organisation 没有", "organisation_unknown", "没有这个组织")
    }

    @Test func policiesAreListedWithWhatIsInForce() throws {
        let station = try Station()
        let held = try station.facts("policy list")
        #expect(held.count == 8 && held.allSatisfy { $0["in_force"] as? Bool == true })
        let calendar = try #require(held.first { $0["policy"] as? String == "calendar" })
        #expect((calendar["digest"] as? String)?.count == 64 && calendar["version"] as? Int == 1)
        let file = try station.scratch.write(#"{"name":"reason_codes","version":4}"#, to: "codes.json")
        try station.facts("policy adopt \(file) --as root --effective-from 2099-01-01")
        #expect(try station.facts("policy list --all").count == 9)
        #expect(try station.facts("policy list").count == 8)
        #expect(try station.facts("policy list --as-of \(Station.yesterday)").isEmpty)
        let old = try station.scratch.write(#"{"name":"reason_codes","version":1}"#, to: "old.json")
        try station.refuses(
            "policy adopt \(old) --as root --effective-from 2026-01-01",
            "policy_version",
            "版本号须高于已采用的版本"
        )
    }

    @Test func onlyWhatIsGivenChangesAndWhatIsWithdrawnIsGone() throws {
        let station = try Station()
        try station.facts("volunteer update --as desk V001 --contact 13900000000 --skills first_aid,driving")
        #expect(
            try station.facts("volunteer talent --skill first_aid").map { $0["subject"] as? String } == [
                station["V001"]
            ]
        )
        let changed = try #require(try station.facts("volunteer show V001").first)
        #expect(changed["contact"] as? String == "13900000000" && changed["skills"] as? String == "driving,first_aid")
        #expect(changed["name"] as? String == "林秀英" && changed["volunteer_number"] as? String == "V001")
        try station.facts("volunteer update --as desk V001 --withdraw contact")
        #expect(try station.facts("volunteer show V001").first?["contact"] == nil)
        #expect(try station.run("volunteer find 0000").code == 1)
        try station.misused("volunteer update --as desk V001", "至少给出一项变更")
        try station.misused("volunteer update --as desk V001 --withdraw hobby", "--withdraw 须为")
        try station.misused("volunteer update --as desk V001 --contact 1 --withdraw contact", "不能又给值又撤回")
        try station.refuses(
            "volunteer update --as desk V001 --id-number 110105194912310021",
            "resident_id_invalid",
            "居民身份证号不成立"
        )
    }
}

import Testing

/// What is recorded is shown, in the clerk's words; `--json` keeps codes.
@Suite struct ShownFactsTests {
    private func chinese(_ station: Station, _ line: String) throws -> String {
        let outcome = try station.run(line, language: "zh")
        #expect(outcome.code == 0, "\(outcome.notes)")
        return outcome.output
    }

    @Test func anActivityShowsAllItsFacts() throws {
        let station = try Station()
        try station.facts(
            "activity open --as desk --title 亲子清扫 --place 广场 --content 捡拾垃圾 --leader V003 --category 环境保护 "
                + "--first-day 2026-01-01 --last-day \(Station.today) --parent-and-child --planned-minutes 90 "
                + "--target-group empty_nest_elder --served 王奶奶家"
        )
        let shown = try chinese(station, "activity show 亲子清扫")
        for line in [
            "名称  亲子清扫", "组织者  岗贝社区志愿服务站", "地点  广场", "内容  捡拾垃圾", "负责人  陈素芬", "每次计划时长  1小时30分",
            "学生社区服务  否", "亲子活动  是", "起止日期  2026-01-01 – \(Station.today)",
        ] { #expect(shown.contains(line + "\n"), "\(line) in \(shown)") }
        #expect(!shown.contains("王奶奶家") && !shown.contains("environment") && !shown.contains("empty_nest"))
        #expect(try chinese(station, "activity show 亲子清扫 --served").contains("服务对象  王奶奶家"))
        let listed = try chinese(station, "activity list")
        #expect(listed.contains("亲子清扫  广场  陈素芬  亲子\n") && listed.contains("敬老  中心  陈素芬  社区服务\n"))
        let facts = try #require(try station.facts("activity show 亲子清扫").first)
        #expect(facts["parent_and_child"] as? Bool == true && facts["content"] as? String == "捡拾垃圾")
        #expect(facts["leader_name"] as? String == "陈素芬" && facts["planned_seconds"] as? Int == 5400)
        #expect(facts["served"] == nil)
        try station.refuses("activity show 没有", "activity_unknown", "没有这个活动")
    }

    @Test func anOrganisationShowsItsHostAndType() throws {
        let station = try Station()
        try station.facts(
            "organisation add --as root --type 志愿服务点 --name 岗贝社区志愿服务点 --region 441900003 --parent 岗贝社区志愿服务站 "
                + "--legal-recorder 岗贝社区居民委员会 --host 某物业服务企业"
        )
        let shown = try chinese(station, "organisation show 岗贝社区志愿服务点")
        for line in ["名称  岗贝社区志愿服务点", "上级  岗贝社区志愿服务站", "记录单位  岗贝社区居民委员会", "主管单位  某物业服务企业"] {
            #expect(shown.contains(line + "\n"), "\(line) in \(shown)")
        }
        let listed = try chinese(station, "organisation list")
        #expect(listed.contains("岗贝社区志愿服务点  主管 某物业服务企业"))
        #expect(!listed.contains("residents_committee") && !listed.contains("street"))
        let facts = try #require(try station.facts("organisation show 岗贝社区志愿服务点").first)
        #expect(facts["host"] as? String == "某物业服务企业" && facts["type"] as? String == "point")
    }

    @Test func keysAreListedByTheirHoldersAndPlaces() throws {
        let station = try Station()
        let listed = try chinese(station, "key list")
        #expect(listed.contains("desk  站点密钥  可用  岗贝社区志愿服务站\n"))
        #expect(listed.contains("manager  个人密钥  可用  岗贝社区志愿服务站  manager\n"))
        try station.facts("key freeze --as root --name desk --reason 设备遗失、被盗")
        #expect(try chinese(station, "key list").contains("desk  站点密钥  已冻结"))
        #expect(try station.facts("key list").contains { $0["state"] as? String == "frozen" })
    }

    @Test func codesAreTakenAndShownByTheirNames() throws {
        let station = try Station()
        let first = station["first"]
        let paper = try station.scratch.write("paper", to: "paper.jpg")
        try station.facts("consent record --as desk V001 --consent 影像使用同意 --evidence-file \(paper)")
        #expect(try chinese(station, "consent list V001").contains("影像使用同意  同意"))
        #expect(try station.facts("consent list V001").contains { $0["consent"] as? String == "photo" })
        try station.facts("disclosure record --as desk V001 --disclosure 志愿服务记录 --reason-code 本人查阅复制")
        #expect(try chinese(station, "disclosure list V001").contains("志愿服务记录  本人查阅复制  （未写接收人）"))
        try station.facts("sync record --as desk \(first) --platform 全国志愿服务信息系统 --status 已报送")
        #expect(try chinese(station, "sync list --platform 全国志愿服务信息系统").contains("全国志愿服务信息系统  已报送"))
        try station.facts("volunteer update --as desk V001 --skills 急救,驾驶 --sex 女")
        let shown = try chinese(station, "volunteer show V001")
        #expect(shown.contains("专业技能  驾驶、急救\n") && shown.contains("性别  女\n"))
        #expect(try station.facts("volunteer show V001").first?["skills"] as? String == "driving,first_aid")
        try station.refuses(
            "consent record --as desk V001 --consent 没有此项",
            "code_unlisted",
            "代码不在“同意类型”代码表"
        )
        try station.refuses("sync list --platform 没有此平台", "code_unlisted", "没有代码或名称“没有此平台”")
    }
}

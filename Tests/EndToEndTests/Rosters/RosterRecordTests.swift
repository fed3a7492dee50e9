import Foundation
import Testing

/// Recording as a clerk does: preview, doubles, second services, activities by title.
@Suite struct RosterRecordTests {
    private let station: CertificateStation

    init() throws {
        station = try CertificateStation.copy()
    }

    private func roster(_ name: String, _ rows: String, header: String = "日期,姓名,服务时长") throws -> String {
        let path = station.path(name)
        try (header + "\n" + rows).write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    private func record(_ path: String, _ more: [String], expecting code: Int32? = 0) throws -> Program.Outcome {
        try station.run(["roster", "record", path, "--as", "clerk"] + more, expecting: code)
    }

    private func activity(_ title: String) throws -> String {
        let facts = ["--title", title, "--place", "社区广场", "--content", "清扫", "--category", "environment"]
        let days = ["--first-day", station.day(before: 20), "--last-day", station.day(before: 0)]
        let leader = ["--leader", station.ids["clerk"] ?? ""]
        let opened = try station.run(["activity", "open", "--as", "clerk"] + facts + days + leader)
        return String(opened.output.prefix(32))
    }

    @Test func theActivityIsFoundByItsTitleAndTheSignerRecords() throws {
        _ = try activity("清扫社区")
        let file = try roster("a.csv", "\(station.day(before: 5)),周建国,2小时\n")
        let preview = try record(file, ["--activity", "清扫"])
        #expect(preview.output.contains("To record: 1 (2 h)"))
        #expect(try record(file, ["--activity", "清扫社区", "--confirm"]).notes.contains("1 rows recorded"))
        let unknown = try record(file, ["--activity", "没有"], expecting: 1)
        #expect(unknown.notes.contains("[activity_unknown]"))
    }

    @Test func titlesThatSeveralActivitiesHaveAreListed() throws {
        let first = try activity("清扫社区")
        let second = try activity("清扫社区")
        let file = try roster("a.csv", "\(station.day(before: 5)),周建国,2小时\n")
        let refused = try record(file, ["--activity", "清扫社区"], expecting: 1)
        #expect(refused.notes.contains("[activity_ambiguous]"))
        #expect(refused.notes.contains(first) && refused.notes.contains(second))
        #expect(try record(file, ["--activity", String(first.prefix(12))]).output.contains("To record: 1"))
    }

    @Test func theSameServiceInTwoFilesGoesBack() throws {
        let id = try activity("清扫社区")
        let day = station.day(before: 5)
        let times = try roster("times.csv", "\(day),周建国,8:30,11:00\n", header: "日期,姓名,签到,签退")
        let length = try roster("length.csv", "\(day),周建国,2小时\n")
        _ = try record(times, ["--activity", id, "--confirm"])
        let preview = try record(length, ["--activity", id])
        #expect(preview.output.contains("[possible_duplicate]"))
        #expect(preview.output.contains("--second-service"))
        let chinese = try record(length, ["--activity", id, "--lang", "zh"])
        #expect(chinese.output.contains("此人这一天已有一条记录"))
        let attested = try record(length, ["--activity", id, "--second-service", "line 2", "--confirm"])
        #expect(attested.notes.contains("1 rows recorded"))
        #expect(try record(times, ["--activity", id]).output.contains("recorded before: 1"))
    }

    @Test func otherActivitiesOfTheDayCountWhereTimesAreMissing() throws {
        let (first, second) = (try activity("清扫社区"), try activity("慰问老人"))
        let day = station.day(before: 5)
        let morning = try roster("a.csv", "\(day),周建国,8:30,11:00\n", header: "日期,姓名,签到,签退")
        let noon = try roster("b.csv", "\(day),周建国,14:00,16:00\n", header: "日期,姓名,签到,签退")
        let length = try roster("c.csv", "\(day),周建国,1小时\n")
        _ = try record(morning, ["--activity", first, "--confirm"])
        #expect(try record(noon, ["--activity", second]).output.contains("To record: 1"))
        #expect(try record(noon, ["--activity", first]).output.contains("[possible_duplicate]"))
        #expect(try record(length, ["--activity", second]).output.contains("[possible_duplicate]"))
    }

    @Test func anAttestedRowHasToBeThere() throws {
        let id = try activity("清扫社区")
        let file = try roster("a.csv", "\(station.day(before: 5)),周建国,2小时\n")
        let refused = try record(file, ["--activity", id, "--second-service", "line 9"], expecting: 1)
        #expect(refused.notes.contains("[row_unknown]"))
    }

    @Test func aSheetsActivitiesAreProposedAndOpenedOnlyWhenAsked() throws {
        _ = try activity("清扫社区")
        let day = station.day(before: 5)
        let file = try roster("a.csv", "\(day),周建国,1小时,清扫社区\n\(day),林秀英,2小时,图书整理\n", header: "日期,姓名,服务时长,活动")
        let preview = try record(file, [])
        #expect(preview.output.contains("proposed  图书整理  \(day) – \(day)"))
        #expect(preview.output.contains("[activity_not_opened]"))
        #expect(preview.output.contains("To record: 1"))
        let lacking = try record(file, ["--open-activities", "--confirm"], expecting: 1)
        #expect(lacking.notes.contains("[fact_missing]"))
        let facts = ["--category", "culture_arts", "--leader", "周建国", "--place", "图书室"]
        let opened = try record(file, ["--open-activities", "--confirm"] + facts, expecting: nil)
        #expect(opened.notes.contains("Activity opened: 图书整理"), "\(opened.notes)")
        #expect(opened.notes.contains("2 rows recorded"), "\(opened.notes)")
        #expect(try record(file, []).output.contains("recorded before: 2"))
    }

    @Test func aFileIsOneBatchWithItsActivities() throws {
        let day = station.day(before: 5)
        let file = try roster("a.csv", "\(day),周建国,1小时,图书整理\n\(day),林秀英,2小时,图书整理\n", header: "日期,姓名,服务时长,活动")
        let facts = ["--category", "culture_arts", "--leader", "周建国", "--place", "图书室", "--community-service"]
        let more = ["--open-activities", "--confirm", "--json"] + facts
        let answer = try #require(try record(file, more).objects.first)
        let opened = try #require(answer["activities_opened"] as? [String])
        #expect(opened.count == 1 && answer["recorded"] as? Int == 2 && answer["rejected"] as? Int == 0)
        let rows = try #require(answer["rows"] as? [[String: Any]])
        #expect(rows.count { $0["verdict"] as? String == "accept" } == 2)
        let batch = try #require(answer["batch"] as? Int)
        let undone = try station.run(["roster", "undo", "--as", "clerk", "--batch", "\(batch)"])
        #expect(undone.output.contains("\(opened[0]) was opened with it; it stays, unused"))
        let again = try #require(try record(file, ["--confirm", "--json"], expecting: 1).objects.last)
        #expect((again["error"] as? [String: Any])?["code"] as? String == "roster_withdrawn")
    }

    @Test func aConflictNamesTheOtherRecordItsStationAndItsTime() throws {
        let (first, second) = (try activity("清扫社区"), try activity("慰问老人"))
        let day = station.day(before: 5)
        let header = "日期,姓名,签到,签退"
        let morning = try roster("a.csv", "\(day),周建国,8:30,11:00\n", header: header)
        let crossing = try roster("b.csv", "\(day),周建国,10:00,12:00\n", header: header)
        let recorded = try #require(try record(morning, ["--activity", first, "--confirm", "--json"]).objects.first)
        let index = try #require(recorded["batch"] as? Int) + 2
        let refused = try record(crossing, ["--activity", second, "--lang", "zh"])
        #expect(refused.output.contains("记录 \(index)，岗贝社区志愿服务站，\(day) 08:30–11:00"), "\(refused.output)")
        let told = try #require(try record(crossing, ["--activity", second, "--json"]).objects.first)
        let rows = try #require(told["rows"] as? [[String: Any]])
        let row = try #require(rows.first { $0["verdict"] as? String == "reject" }, "\(rows)")
        #expect(row["reason"] as? String == "overlap" && row["conflict_record"] as? Int == index)
        #expect(row["conflict_station"] as? String == "岗贝社区志愿服务站")
        #expect(row["conflict_time"] as? String == "\(day) 08:30–11:00")
    }

    @Test func theScanOfTheStampedSheetIsTheEvidence() throws {
        let id = try activity("清扫社区")
        let file = try roster("a.csv", "\(station.day(before: 5)),周建国,2小时\n")
        try Data("stamped".utf8).write(to: URL(filePath: station.path("scan.jpg")))
        let missing = try record(file, ["--activity", id, "--scan", station.path("none.jpg")], expecting: 3)
        #expect(missing.notes.contains("none.jpg"))
        let scan = ["--activity", id, "--scan", station.path("scan.jpg"), "--confirm"]
        #expect(try record(file, scan).notes.contains("1 rows recorded"))
        #expect(try record(file, ["--activity", id]).output.contains("recorded before: 1"))
    }

    @Test func aRowIsAttestedByThePlaceThatIsShown() throws {
        let id = try activity("清扫社区")
        let day = station.day(before: 5)
        let times = try roster("times.csv", "\(day),周建国,8:30,11:00\n", header: "日期,姓名,签到,签退")
        let length = try roster("length.csv", "\(day),周建国,2小时\n")
        _ = try record(times, ["--activity", id, "--confirm"])
        for place in ["第 2 行", "第2行", "line 2", "Line 2"] {
            #expect(try record(length, ["--activity", id, "--second-service", place]).output.contains("To record: 1"))
        }
        #expect(try record(length, ["--activity", id, "--lang", "zh"]).output.contains("第 2 行"))
    }

    @Test func aCorrectedCopyKnowsWhatItsFirstFormBooked() throws {
        let id = try activity("清扫社区")
        let day = station.day(before: 5)
        let (first, length) = ("\(day),周建国,8:30,11:00\n", "\(station.day(before: 6)),林秀英,8:30,10:00\n")
        let file = try roster("a.csv", first + "\(station.day(before: 6)),林秀英,8:30,\n", header: "日期,姓名,签到,签退")
        _ = try record(file, ["--activity", id, "--confirm", "--out", station.path("back.csv")])
        let corrected = try roster("b.csv", first + length, header: "日期,姓名,签到,签退")
        let again = try record(corrected, ["--activity", id, "--confirm", "--out", station.path("back2.csv")])
        #expect(again.output.contains("To record: 1") && again.output.contains("recorded before: 1"))
        #expect(!again.output.contains("possible_duplicate"))
        let copy = try String(contentsOfFile: station.path("back2.csv"), encoding: .utf8)
        #expect(copy.contains("周建国,8:30,11:00,\r\n"))
    }

    @Test func thePreviewNamesTheActivityAndWarnsOfAnother() throws {
        _ = try activity("清扫社区")
        let rows = "日期,姓名,服务时长\n\(station.day(before: 5)),周建国,2小时\n"
        let other = try roster("a.csv", rows, header: "活动名称：图书整理,,")
        let preview = try record(other, ["--activity", "清扫社区"])
        #expect(preview.output.contains("Activity: 清扫社区 ("))
        #expect(preview.output.contains("The roster names “图书整理”"))
        #expect(try record(other, ["--activity", "清扫社区", "--lang", "zh"]).output.contains("名册写的活动是“图书整理”"))
        let same = try roster("b.csv", rows, header: "活动名称：清扫社区（东街）,,")
        #expect(try !record(same, ["--activity", "清扫社区"]).output.contains("The roster names"))
        let inRow = try roster("c.csv", "\(station.day(before: 5)),周建国,1小时,慰问\n", header: "日期,姓名,服务时长,活动")
        #expect(try record(inRow, ["--activity", "清扫社区"]).output.contains("The roster names “慰问”"))
    }

    @Test func withdrawnRowsGoBackBesideFreshOnes() throws {
        let id = try activity("清扫社区")
        let (day, other) = (station.day(before: 5), station.day(before: 4))
        let rows = "\(day),周建国,2小时\n\(other),王小明,2小时\n"
        let file = try roster("a.csv", rows)
        let first = try record(file, ["--activity", id, "--confirm", "--out", station.path("one.csv")])
        let batch = first.notes.components(separatedBy: "as batch ")[1].prefix { $0.isNumber }
        _ = try station.run(["roster", "undo", "--as", "clerk", "--batch", String(batch)])
        let consent = ["--consents", "personal_information", "--consent-file", file]
        _ = try station.run(
            ["volunteer", "register", "--as", "clerk", "--name", "王小明", "--contact", "13800138055"] + consent
        )
        let again = try record(file, ["--activity", id])
        #expect(again.output.contains("To record: 1"), "\(again.output)")
        #expect(again.output.contains("[roster_withdrawn]"))
        #expect(again.output.contains("recorded before: 0"))
    }

    @Test func aRosterWithoutActivityIsRefused() throws {
        let file = try roster("a.csv", "\(station.day(before: 5)),周建国,2小时\n")
        #expect(try record(file, [], expecting: 1).notes.contains("[activity_missing]"))
    }
}

import Foundation
import Testing

/// Lists show a minor's name only to who signs for the reason; the log keeps it of each (spec 08 §8).
@Suite struct MinorNamesTests {
    /// 欧阳小明 V2009, fifteen years old, with an hour of service, a commendation, a grade and time elsewhere.
    private func station() throws -> Station {
        let station = try Station()
        let consent = try station.scratch.write("consent", to: "minor.txt")
        try station.facts(
            "volunteer register --as desk --name 欧阳小明 --number V2009 --birth \(Self.year - 15)-01-01 "
                + "--contact 13800138019 --skills first_aid --consents personal_information --consent-file \(consent)"
        )
        return station
    }

    private static var year: Int { Int(Station.today.prefix(4)) ?? 0 }

    private func chinese(_ station: Station, _ line: String) throws -> Program.Outcome {
        let outcome = try station.run(line, language: "zh")
        #expect(outcome.code == 0, "\(line): \(outcome.notes)")
        return outcome
    }

    private func disclosures(_ station: Station) throws -> Int {
        try station.facts("disclosure list V2009").count
    }

    /// The list masks, says so, and with key and reason shows the name, of which the log then has one statement more.
    private func masks(_ station: Station, _ line: String, location: SourceLocation = #_sourceLocation) throws {
        let before = try disclosures(station)
        let masked = try chinese(station, line)
        #expect(masked.output.contains("欧***"), "\(line): \(masked.output)", sourceLocation: location)
        #expect(!masked.output.contains("小明") && !masked.output.contains("V2009"), "\(line)", sourceLocation: location)
        #expect(masked.notes.contains("姓名已遮盖"), "\(line)", sourceLocation: location)
        try station.refuses("\(line) --as desk", "minor_data", "不满十八周岁", location: location)
        #expect(try disclosures(station) == before, "\(line)", sourceLocation: location)
        let shown = try chinese(station, "\(line) --as desk --reason minor_data_work")
        #expect(shown.output.contains("欧阳小明"), "\(line): \(shown.output)", sourceLocation: location)
        #expect(!shown.notes.contains("遮盖"), "\(line)", sourceLocation: location)
        #expect(try disclosures(station) == before + 1, "\(line)", sourceLocation: location)
    }

    @Test func everyListMasksAMinor() throws {
        let station = try station()
        let day = Station.serviceDay
        let rows = "姓名,日期,开始时间,结束时间\n欧阳小明,\(day),13:00,14:00\n"
        let roster = try station.scratch.write(rows, to: "minor.csv")
        let back = station.scratch.path("minor-back.csv")
        try station.facts(
            "roster record \(roster) --as clerk --activity 敬老 --as-of \(Station.today) --confirm --out \(back)"
        )
        let batch = try #require(try station.facts("records pending").first?["batch"] as? Int)
        try station.facts("records approve --as manager --batch \(batch)")
        // BATCH, roster, then the record.
        let record = batch + 2
        try station.facts("commendation record --as desk V2009 --title 先进 --grantor 街道 --day \(day) --provenance own")
        try station.facts("evaluation record --as desk --record \(record) --quality 5 --evaluator served")
        try station.facts(
            "student evaluate --as school V2009 --school-year 2026 --community 岗贝社区居民委员会 --grade 好 --item a "
                + "--standard b --publicity-first 2026-12-01 --publicity-last 2026-12-07"
        )
        try station.facts(
            "elsewhere record --as desk V2009 --platform national --first-day 2020-01-01 --last-day 2020-12-31 "
                + "--hours 1 --source a"
        )
        let pupils = try station.scratch.write("V2009\n", to: "pupils.txt")
        let year = day.prefix(4)
        for line in [
            "volunteer find 小明", "volunteer talents --skill first_aid", "hours V2009", "stars show V2009",
            "commendation list", "evaluation list", "elsewhere list", "student list",
            "student list --school-year 2026 --csv --names", "student hours --subjects \(pupils) --year \(year)",
            "report yearly-hours",
        ] { try masks(station, line) }
    }

    @Test func programsAreToldApartWhatIsMasked() throws {
        let station = try station()
        let masked = try #require(try station.facts("volunteer find V2009").first)
        #expect(masked["masked_name"] as? String == "欧***" && masked["name"] == nil)
        #expect(masked["volunteer_number"] == nil && masked["subject"] is String)
        let shown = try #require(
            try station.facts("volunteer find V2009 --as desk --reason minor_data_work").first
        )
        #expect(shown["name"] as? String == "欧阳小明" && shown["volunteer_number"] as? String == "V2009")
        let adult = try #require(try station.facts("volunteer find V001").first)
        #expect(adult["name"] as? String == "林秀英" && adult["masked_name"] == nil)
    }

    @Test func aListOfManyIsOneBatch() throws {
        let station = try station()
        let consent = station.scratch.path("minor.txt")
        for number in 1...3 {
            try station.facts(
                "volunteer register --as desk --name 欧阳小\(number) --birth \(Self.year - 12)-01-01 --contact 1380013802\(number) "
                    + "--consents personal_information,guardian --consent-file \(consent) --guardian V001"
            )
        }
        let size = try #require(try station.facts("status").first?["size"] as? Int)
        try station.facts("volunteer find 欧阳 --as desk --reason minor_data_work")
        // One BATCH entry and one statement for each of the four.
        #expect(try station.facts("status").first?["size"] as? Int == size + 5)
        #expect(try disclosures(station) == 1)
    }

    @Test func agesAreToldByNumberGuardianAndSchool() throws {
        let station = try Station()
        let paper = try station.scratch.write("paper", to: "paper.jpg")
        #expect(try station.facts("volunteer find V002").first?["name"] != nil)
        try station.facts("guardian link --as desk V002 --guardian V001 --evidence-file \(paper)")
        #expect(try station.facts("volunteer find V002").first?["masked_name"] as? String == "周**")
        try station.facts(
            "student evaluate --as school V003 --school-year 2026 --community 岗贝社区居民委员会 --grade 好 --item a "
                + "--standard b --publicity-first 2026-12-01 --publicity-last 2026-12-07"
        )
        #expect(try station.facts("volunteer find V003").first?["masked_name"] as? String == "陈**")
        #expect(try chinese(station, "activity show 敬老").output.contains("负责人  *03 陈**\n"))
        #expect(try station.facts("activity show 敬老").first?["leader_name"] == nil)
        try station.facts("volunteer update --as desk V003 --birth 1980-05-04")
        #expect(try station.facts("volunteer find V003").first?["name"] as? String == "陈素芬")
    }

    @Test func candidatesOfOneNameAreMasked() throws {
        let station = try station()
        let outcome = try station.run("hours 小明", language: "zh")
        #expect(outcome.code == 1 && outcome.output.contains("*09  欧***  联系方式尾号 8019"), "\(outcome.output)")
        #expect(!outcome.output.contains("小明"))
    }
}

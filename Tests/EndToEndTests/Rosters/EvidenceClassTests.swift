import Foundation
import Testing

/// What the policy `recording` asks of an evidence class, as a clerk meets it (spec 06 §3, 12 §6).
@Suite struct EvidenceClassTests {
    private func roster(_ station: Station, _ evidence: String, _ rows: String) throws -> String {
        let file = try station.scratch.write(rows, to: "hours.csv")
        return "roster record \(file) --as clerk --activity \(station["activity"]) --recorder \(station["clerk"]) "
            + "--as-of \(Station.today) --evidence \(evidence) --confirm --out \(station.scratch.path("more.csv"))"
    }

    @Test func aSignInWithALengthAloneGoesBack() throws {
        let station = try Station()
        let rows = "姓名,日期,时长\n陈素芬,\(Station.yesterday),2小时\n"
        let outcome = try station.run(try roster(station, "signed_in_out", rows), language: "zh")
        #expect((outcome.output + outcome.notes).contains("须有每次服务的起止时间"), "\(outcome.output)")
        #expect(try station.facts("hours V003").first?["pending_seconds"] as? Int == 0)
    }

    @Test func anImportedSessionNamesItsNumber() throws {
        let station = try Station()
        let rows = "姓名,日期,时长\n陈素芬,\(Station.yesterday),2小时\n"
        try station.refuses(try roster(station, "imported", rows), "external_number_missing", "平台编号")
        #expect(try station.facts("hours V003").first?["pending_seconds"] as? Int == 0)
    }

    @Test func theBackOfficeNeedsAPlannedLength() throws {
        let station = try Station()
        let rows = "姓名,日期,时长\n陈素芬,\(Station.yesterday),2小时\n"
        let line = try roster(station, "back_office", rows) + " --late-reason oversight"
        let outcome = try station.run(line, language: "zh")
        #expect((outcome.output + outcome.notes).contains("没有计划时长"), "\(outcome.output)\(outcome.notes)")
    }
}

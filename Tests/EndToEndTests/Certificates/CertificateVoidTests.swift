import Foundation
import Testing

/// A certificate over a record that was voided since says so, and why (spec 09 §4).
@Suite struct CertificateVoidTests {
    private func verify(_ station: CertificateStation, _ language: String) throws -> String {
        try Program.run([
            "certificate", "verify", station.path("out/credential.json"), "--trust", station.path("trust"),
            "--log", station.path("station/tiles"), "--lang", language,
        ]).output
    }

    private func voided(_ station: CertificateStation) throws -> (state: String, records: [[String: Any]]) {
        let report = try station.verify("out").report
        let standing = try #require(report["standing"] as? [String: Any])
        #expect((standing["corrected_records"] as? [Any])?.isEmpty == true)
        return (report["state"] as? String ?? "", standing["voided_records"] as? [[String: Any]] ?? [])
    }

    @Test func voidRecordsAreToldWithTheirReason() throws {
        let station = try CertificateStation.copy()
        try station.issue(to: "out")
        let (record, today) = (try station.record("out"), station.day(before: 0))
        try station.run([
            "session", "void", "--as", "superior", "--record", record, "--reason-code", "illegal_purchase",
        ])
        let (state, records) = try voided(station)
        #expect(state == "SUPERSEDED" && records.count == 1)
        #expect(records.first?["record"] as? Int == Int(record))
        #expect(records.first?["reason_code"] as? String == "illegal_purchase")
        #expect(records.first?["day"] as? String == today)
        let chinese = try verify(station, "zh")
        #expect(chinese.contains("[voided]") && chinese.contains("1 条记录已作废：\(record)，作废日期 \(today)，原因：非法购买"))
        #expect(chinese.contains("结论：所列记录有 1 条已作废（非法购买），其时间不再成立 [SUPERSEDED]"), "\(chinese)")
        #expect(try verify(station, "en").contains("verdict: 1 of its records are void (bought hours)"))
        let status = try station.run("certificate", "status", try station.number("out"), "--lang", "zh").output
        #expect(status.contains("1 条记录已作废：\(record)，作废日期 \(today)，原因：非法购买"), "\(status)")
        let facts = try station.run("certificate", "status", try station.number("out"), "--json").output
        #expect(facts.contains("\"changed_records\":[]"))
        let fact =
            "\"voided_records\":[{\"day\":\"\(today)\",\"reason_code\":\"illegal_purchase\",\"record\":\(record)}]"
        #expect(facts.contains(fact), "\(facts)")
    }

    @Test func anOpenObjectionDoesNotHideThatRecordsAreVoid() throws {
        let station = try CertificateStation.copy()
        try station.issue(to: "out")
        let records = try station.records("out")
        let (void, disputed) = (try #require(records.first), try #require(records.last))
        try station.run([
            "objection", "open", "--as", "clerk", "--record", disputed, "--objector", "林秀英",
            "--reason-code", "time_error",
        ])
        try station.run(["session", "void", "--as", "superior", "--record", void, "--reason-code", "false_record"])
        let (state, told) = try voided(station)
        #expect(state == "SUSPENDED" && told.first?["reason_code"] as? String == "false_record")
        #expect(try verify(station, "zh").contains("暂停使用；所列记录有 1 条已作废（"))
    }

    @Test func aWholeBatchThatWasVoidedIsToldAsWell() throws {
        let station = try CertificateStation.copy()
        try station.issue(to: "out")
        let record = try station.record("out")
        try station.run([
            "records", "void", "--as", "superior", "--batch", record, "--reason-code", "false_record",
        ])
        let (state, told) = try voided(station)
        #expect(state == "SUPERSEDED" && told.count > 1)
        #expect(told.allSatisfy { $0["reason_code"] as? String == "false_record" })
        let facts = try station.run("certificate", "status", try station.number("out"), "--json").output
        #expect(facts.components(separatedBy: "\"reason_code\":\"false_record\"").count == told.count + 1, "\(facts)")
    }
}

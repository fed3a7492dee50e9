import Foundation
import Testing

/// A report by anybody is told beside a certificate's state and stops nobody's certificate (spec 09 §4).
@Suite struct CertificateReportTests {
    private func standing(_ station: CertificateStation) throws -> (state: String, reports: [[String: Any]]) {
        let report = try station.verify("out").report
        let standing = try #require(report["standing"] as? [String: Any])
        return (report["state"] as? String ?? "", standing["report_open"] as? [[String: Any]] ?? [])
    }

    @Test func aReportIsToldAndChangesNothing() throws {
        let station = try CertificateStation.copy()
        try station.issue(to: "out")
        #expect(try standing(station).reports.isEmpty)
        let (record, today) = (try station.record("out"), station.day(before: 0))
        try station.run(["report", "open", "--as", "clerk", "--record", record, "--reason-code", "illegal_purchase"])
        let (state, reports) = try standing(station)
        #expect(state == "VALID" && reports.count == 1)
        #expect(reports.first?["record"] as? Int == Int(record) && reports.first?["day"] as? String == today)
        let due = try #require(reports.first?["due"] as? String)
        #expect(due > today)
        let chinese = try Program.run([
            "certificate", "verify", station.path("out/credential.json"), "--trust", station.path("trust"),
            "--log", station.path("station/tiles"), "--lang", "zh",
        ]).output
        #expect(chinese.contains("记录 \(record) 有一件举报（\(today) 提出，应于 \(due) 前处理）尚未处理"), "\(chinese)")
        let status = try station.run("certificate", "status", try station.number("out"), "--json").output
        let fact = "\"report_open\":[{\"day\":\"\(today)\",\"due\":\"\(due)\",\"record\":\(record)}]"
        #expect(status.contains(fact) && status.contains("\"state\":\"VALID\""), "\(status)")
        // It holds up no certificate either.
        try station.issue(to: "more")
        // The one who served suspends it by an objection of his own.
        try station.run([
            "objection", "open", "--as", "clerk", "--record", record, "--objector", "林秀英", "--reason-code",
            "time_error",
        ])
        let both = try standing(station)
        #expect(both.state == "SUSPENDED" && both.reports.count == 1)
    }
}

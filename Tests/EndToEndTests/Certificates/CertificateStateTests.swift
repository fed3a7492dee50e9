import Foundation
import Testing

/// Every state that time brings about, from files and the exported log.
@Suite struct CertificateStateTests {
    private func check(
        _ station: CertificateStation,
        _ state: String,
        reason: String? = nil,
        log: String? = "station/tiles"
    ) throws {
        if log == "station/tiles" { try checkRegister(station, state) }
        let (code, report) = try station.verify("out", log: log)
        #expect(report["state"] as? String == state)
        #expect(code == (state.hasPrefix("VALID") ? 0 : 1))
        let checks = report["checks"] as? [[String: Any]] ?? []
        let status = checks.first { $0["check"] as? String == "status" }
        #expect(status?["reason"] as? String == reason)
        #expect((report["certified"] is NSNull) == (code == 1))
    }

    /// The station's own register says what a stranger with its exported log is told.
    private func checkRegister(_ station: CertificateStation, _ state: String) throws {
        let told = try station.run("certificate", "status", try station.number("out"), "--json").output
        #expect(told.contains("\"state\":\"\(state)\""), "\(told)")
    }

    @Test func anObjectionSuspendsAndACorrectionSupersedes() throws {
        let station = try CertificateStation.copy()
        try station.keepLog(as: "older")
        try station.issue(to: "out")
        try check(station, "VALID")
        try check(station, "VALID OFFLINE", reason: "log_folder_missing", log: nil)
        try check(station, "UNKNOWN", reason: "log_folder_older", log: "older")
        let record = try station.record("out")
        try station.run(
            "objection",
            "open",
            "--as",
            "clerk",
            "--record",
            record,
            "--objector",
            "林秀英",
            "--reason-code",
            "time_error"
        )
        try check(station, "SUSPENDED", reason: "disputed")
        let chinese = try station.run("certificate", "status", try station.number("out"), "--lang", "zh").output
        #expect(chinese.contains("状态 已暂停") && chinese.contains("有未处理异议的记录 \(record)"))
        let refused = try station.issue(to: "more", expecting: 1)
        #expect(
            refused.notes.contains("[record_disputed]") && refused.notes.contains("Record \(record)")
                || refused.notes.contains("record \(record)"),
            "\(refused.notes)"
        )
        try station.issue(to: "despite", ["--despite-objection"])
        try check(station, "VALID OFFLINE", reason: "log_folder_missing", log: nil)
        try station.run(
            "session",
            "correct",
            "--as",
            "superior",
            "--record",
            record,
            "--minutes",
            "90",
            "--reason-code",
            "time_error"
        )
        let objection = try station.objection()
        try station.run(
            "objection",
            "decide",
            "--as",
            "root",
            "--objection",
            objection,
            "--outcome",
            "upheld",
            "--reason-code",
            "time_error"
        )
        try check(station, "SUPERSEDED", reason: "corrected")
        let status = try station.run("certificate", "status", try station.number("out"), "--json").output
        #expect(status.contains("\"changed_records\":[\(record)]") && status.contains("\"status\":\"valid\""))
    }

    @Test func approversOfTheIssuerChangeTheStatus() throws {
        let station = try CertificateStation.copy()
        try station.issue(to: "out")
        let number = try station.number("out")
        func change(_ verb: String, _ reason: String, by key: String = "second", expecting code: Int32 = 0) throws {
            try station.run(["certificate", verb, number, "--as", key, "--reason", reason], expecting: code)
        }
        try change("suspend", "under_review", by: "committee-desk", expecting: 1)
        try change("revoke", "false_record", by: "clerk", expecting: 1)
        try change("suspend", "under_review")
        try check(station, "SUSPENDED", reason: "suspended")
        try change("reinstate", "objection_rejected", by: "superior")
        try check(station, "VALID")
        try change("supersede", "time_error")
        try check(station, "SUPERSEDED", reason: "superseded")
        try change("revoke", "illegal_purchase", by: "superior")
        try check(station, "REVOKED", reason: "revoked")
        let status = try station.run("certificate", "status", number, "--json").output
        #expect(status.contains("\"status\":\"revoked\""))
        #expect(status.contains("\"reason_code\":\"illegal_purchase\""))
        #expect(status.contains("\"changed_on\":\"\(station.day(before: 0))\""))
        let chinese = try station.run("certificate", "status", number, "--lang", "zh").output
        #expect(chinese.contains("状态 已撤销"))
    }

    /// Offline the new proof of a revoked certificate would not show that it was revoked.
    @Test func onlyAValidCertificateIsPrintedAgain() throws {
        let station = try CertificateStation.copy()
        try station.issue(to: "out")
        let number = try station.number("out")
        for (verb, state) in [("suspend", "SUSPENDED"), ("supersede", "SUPERSEDED"), ("revoke", "REVOKED")] {
            try station.run("certificate", verb, number, "--as", "second", "--reason", "time_error")
            let again = ["certificate", "reprint", number, "--out", station.path("again")]
            let refused = try station.run(again + ["--lang", "zh"], expecting: 1)
            #expect(refused.notes.contains("[certificate_not_valid]") && refused.notes.contains("现状是 \(state)"))
            #expect(try station.run(again, expecting: 1).notes.contains("is \(state)"))
            #expect(!FileManager.default.fileExists(atPath: station.path("again/credential.json")))
            let given = try station.run(
                "certificate",
                "reprint",
                number,
                "--out",
                station.path(verb),
                "--whatever-state",
                "--json"
            )
            #expect(given.output.contains("\"state\":\"\(state)\""))
            let note = try String(contentsOfFile: station.path(verb + "/state.txt"), encoding: .utf8)
            #expect(note.contains("[\(state)]") && note.contains(number) && note.contains("离线核验看不出"))
        }
    }

    @Test func aKeyThatIsRevokedLaterLeavesItValid() throws {
        let station = try CertificateStation.copy()
        try station.issue(to: "out")
        try station.run("key", "revoke", "--as", "root", "--name", "certificates", "--reason", "device_lost")
        try check(station, "VALID")
        let refused = try station.issue(to: "more", expecting: 1)
        #expect(refused.notes.contains("[key_unknown]"))
    }

    @Test func anErasedPersonsCertificateStillVerifiesAndIsNotPrintedAgain() throws {
        let station = try CertificateStation.copy()
        try station.issue(to: "out")
        let id = try #require(station.ids["林秀英"])
        try station.run("volunteer", "erase", "--as", "root", id, "--basis", "pipl_47_3", "--before-retention-ends")
        try check(station, "VALID")
        let number = try station.number("out")
        let refused = try station.run("certificate", "reprint", number, "--out", station.path("again"), expecting: 1)
        #expect(refused.notes.contains("[subject_erased]"))
    }

    @Test func aLogWithAnotherHistoryIsAnAlarm() throws {
        let (station, fork) = (try CertificateStation.copy(), try CertificateStation.copy())
        try station.issue(to: "out")
        for folder in ["one", "two"] { try fork.issue(to: folder) }
        try FileManager.default.copyItem(atPath: fork.path("station/tiles"), toPath: station.path("fork"))
        try check(station, "NOT GENUINE", reason: "log_forked", log: "fork")
    }

    @Test func nothingPersonalStandsInTheLog() throws {
        let station = try CertificateStation.copy()
        try station.issue(to: "out")
        let credential = try Data(contentsOf: URL(filePath: station.path("out/credential.json")))
        let text = String(decoding: credential, as: UTF8.self)
        let salt = try #require(text.split(separator: "\"nonce\":\"").last?.prefix(32))
        for name in ["ledger.sqlite", "ledger.sqlite-wal", "views.sqlite", "views.sqlite-wal"] {
            guard let bytes = FileManager.default.contents(atPath: station.path("station/\(name)")) else { continue }
            for value in ["林秀英", "13800138001", "敬老助残", String(salt)] {
                #expect(bytes.range(of: Data(value.utf8)) == nil, "\(value) stands in \(name)")
            }
        }
        #expect(text.contains("林秀英"))
        #expect(text.contains("本证明不予证明"))
    }
}

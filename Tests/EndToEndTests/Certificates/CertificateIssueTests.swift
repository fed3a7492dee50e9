import Foundation
import LedgerModel
import LedgerService
import Testing

@Suite struct CertificateIssueTests {
    @Test func recordsOfTwoStationsStandOnOneCertificate() throws {
        let station = try CertificateStation.copy()
        let outcome = try station.issue(to: "out")
        #expect(outcome.output.contains("Number: "))
        let (code, report) = try station.verify("out")
        #expect(code == 0)
        #expect(report["state"] as? String == "VALID")
        let certified = try #require(report["certified"] as? [String: Any])
        #expect(certified["seconds"] as? Int == 2 * 3600 + 3600 + 9000)
        #expect(certified["late_seconds"] as? Int == 7200)
    }

    @Test func aStationThatIsNotTheLegalRecorderIssuesNothing() throws {
        let station = try CertificateStation.copy()
        let outcome = try station.issue(to: "out", by: "station-desk", expecting: 1)
        #expect(outcome.notes.contains("[not_authorised]"))
        #expect(!FileManager.default.fileExists(atPath: station.path("out/credential.json")))
    }

    @Test func aChangedNameNeedsTwoPersons() throws {
        let station = try CertificateStation.copy()
        let byDesk = try station.run(
            "volunteer",
            "update",
            "林秀英",
            "--as",
            "station-desk",
            "--name",
            "林秀兰",
            expecting: 1
        )
        #expect(byDesk.notes.contains("[key_kind_not_allowed]"))
        try station.run("volunteer", "update", "林秀英", "--as", "clerk", "--name", "林秀兰")
        let whose = ["--volunteer", "林秀兰"]
        let refused = try station.issue(to: "out", whose, expecting: 1)
        #expect(refused.notes.contains("[identity_changed]") && refused.notes.contains("person key (--as)"))
        #expect(!FileManager.default.fileExists(atPath: station.path("out/credential.json")))
        try station.issue(to: "out", by: "second", whose)
        #expect(try station.verify("out").report["state"] as? String == "VALID")
    }

    @Test func reprintsTheSameBytes() throws {
        let station = try CertificateStation.copy()
        try station.issue(to: "out")
        let number = try station.number("out")
        try station.run("certificate", "reprint", number, "--out", station.path("again"))
        let names = ["out", "again"].map { station.path($0 + "/credential.json") }
        #expect(FileManager.default.contentsEqual(atPath: names[0], andPath: names[1]))
        #expect(try station.verify("again").report["state"] as? String == "VALID")
    }

    @Test func moreThanSevenHundredRecordsStandInAFileOfTheirOwn() throws {
        let station = try CertificateStation.copy()
        try station.recordMany(days: 60, times: 12, for: "周建国")
        let outcome = try station.issue(to: "out", ["--volunteer", "周建国"])
        #expect(outcome.output.contains("Number: "))
        let rows = try String(contentsOfFile: station.path("out/certificate.rows"), encoding: .utf8)
        #expect(rows.split(separator: "\n").count == 721)
        #expect(try station.verify("out").report["state"] as? String == "VALID")
        let number = try station.number("out")
        try station.run("certificate", "reprint", number, "--out", station.path("again"))
        for name in ["credential.json", "certificate.rows"] {
            let paths = ["out", "again"].map { station.path("\($0)/\(name)") }
            #expect(FileManager.default.contentsEqual(atPath: paths[0], andPath: paths[1]), "\(name)")
        }
        let refused = try station.issue(to: "more", by: "station-desk", ["--volunteer", "周建国"], expecting: 1)
        #expect(refused.notes.contains("[not_authorised]"))
        try station.run("volunteer", "update", "周建国", "--as", "clerk", "--number", "V2")
        let changed = try station.issue(to: "more", ["--volunteer", "周建国"], expecting: 1)
        #expect(changed.notes.contains("[identity_changed]"))
        try rows.replacingOccurrences(of: "未逾期", with: "已逾期")
            .write(toFile: station.path("out/certificate.rows"), atomically: true, encoding: .utf8)
        #expect(try station.verify("out").report["state"] as? String == "NOT GENUINE")
        // Kept back, they hide what became of the records; without a log folder nobody asks.
        try FileManager.default.removeItem(atPath: station.path("out/certificate.rows"))
        let (code, report) = try station.verify("out")
        #expect(code == 1 && report["state"] as? String == "UNKNOWN")
        #expect("\(report["checks"] ?? "")".contains("rows_missing") && report["standing"] is NSNull)
        #expect(try station.verify("out", log: nil).report["state"] as? String == "VALID OFFLINE")
    }

    /// What the seal of the views does not see, because the rows changed after they were checked.
    @Test(arguments: [("seconds", CertificateDenial.RecordPart.time), ("late", .lateness), ("roles", .approvals)])
    func aRowThatWasPatchedUnderTheProgramIsNotSigned(what: String, part: CertificateDenial.RecordPart) throws {
        let station = try CertificateStation.copy()
        let ledger = try Ledger(opening: DataDirectory(station.path("station")))
        // The log reads from a snapshot until it writes.
        try ledger.publish()
        try Patch.run(what, in: station.path("station/views.sqlite"))
        let subject = try #require(station.ids["林秀英"].flatMap { SubjectID(hex: $0) })
        let contact = CertificateRequest.Contact(official: "陈素芬", handler: "李敏", phone: "0769-00000000")
        let request = CertificateRequest(subject: subject, contact: contact)
        let keys = try ["committee-desk", "certificates"].map { name in
            try ledger.keyring.open(try #require(KeyName(name))) { throw Program.Broken(message: "no passphrase") }
        }
        let size = ledger.size
        let denial = #expect(throws: CertificateDenial.self) {
            try ledger.issue(request, by: keys[0], credentialKey: keys[1])
        }
        guard case .recordDiffers(_, part)? = denial else {
            Issue.record("another refusal: \(String(describing: denial))")
            return
        }
        #expect(denial?.code == "views_differ")
        #expect(denial?.words.zh.contains(part.chinese) == true)
        #expect(denial?.words.en.contains("views.sqlite") == true)
        #expect(ledger.size == size)
    }

    @Test func aRowThatWasPatchedWhileNobodyLookedIsMadeAnew() throws {
        let station = try CertificateStation.copy()
        try Patch.run("seconds", in: station.path("station/views.sqlite"))
        try station.issue(to: "out")
        let report = try station.verify("out").report
        #expect(report["state"] as? String == "VALID")
        #expect((report["certified"] as? [String: Any])?["seconds"] as? Int == 2 * 3600 + 3600 + 9000)
    }

    @Test func anEntryThatWasPatchedIsNotSigned() throws {
        let station = try CertificateStation.copy()
        try Patch.run("entry", in: station.path("station/ledger.sqlite"))
        let outcome = try station.issue(to: "out", expecting: 3)
        #expect(outcome.notes.contains("[entry_differs]"))
    }
}

/// Changes one value of a database behind the program's back, as somebody with access to the disk could.
private enum Patch {
    static func run(_ what: String, in database: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = [
            Repository.root.appending(path: "Tools/certificates/patch_station.py").path, what, database,
        ]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Program.Broken(message: "nothing was patched") }
    }
}

import Foundation
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
        try rows.replacingOccurrences(of: "未逾期", with: "已逾期")
            .write(toFile: station.path("out/certificate.rows"), atomically: true, encoding: .utf8)
        #expect(try station.verify("out").report["state"] as? String == "NOT GENUINE")
        try FileManager.default.removeItem(atPath: station.path("out/certificate.rows"))
        #expect(try station.verify("out").report["state"] as? String == "VALID")
    }

    @Test(arguments: [("seconds", "time"), ("late", "lateness")])
    func aRowThatWasPatchedIsNotSigned(what: String, part: String) throws {
        let station = try CertificateStation.copy()
        let before = try station.run("status", "--json").output
        try Patch.run(what, in: station.path("station/views.sqlite"))
        let outcome = try station.issue(to: "out", expecting: 3)
        #expect(outcome.notes.contains("[views_differ]"))
        #expect(outcome.notes.contains(part))
        #expect(outcome.notes.contains("views.sqlite"))
        #expect(!FileManager.default.fileExists(atPath: station.path("out/credential.json")))
        #expect(try station.run("status", "--json").output == before)
        try FileManager.default.removeItem(atPath: station.path("station/views.sqlite"))
        try station.issue(to: "again")
        #expect(try station.verify("again").report["state"] as? String == "VALID")
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

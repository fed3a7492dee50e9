import Foundation
import Testing

/// `certificate verify --log` with a trust folder whose owner audited the log before (spec 09 §4).
@Suite struct CertificateAcceptedTests {
    private func verify(_ station: CertificateStation, log: String, language: String = "en") throws -> Program.Outcome {
        try Program.run([
            "certificate", "verify", station.path("out/credential.json"), "--trust", station.path("trust"),
            "--log", station.path(log), "--lang", language,
        ])
    }

    private func accept(_ station: CertificateStation, _ folder: String) throws {
        let audit = try Program.run(["--trust", station.path("trust"), folder], program: "xinshi-audit")
        #expect(audit.code == 0, "\(audit.output)")
    }

    @Test func aFolderSmallerThanWhatWasAcceptedLeavesItUnknown() throws {
        let station = try CertificateStation.copy()
        try station.issue(to: "out")
        try station.keepLog(as: "old")
        #expect(try verify(station, log: "old").output.contains("[VALID]"))
        try station.issue(to: "another")
        try accept(station, station.path("station/tiles"))
        let old = try verify(station, log: "old")
        #expect(old.code == 1 && old.output.contains("[UNKNOWN]") && old.output.contains("[log_folder_behind]"))
        let chinese = try verify(station, log: "old", language: "zh")
        #expect(chinese.output.contains("所给账本资料早于您已接受的规模"))
        #expect(try verify(station, log: "station/tiles").output.contains("[VALID]"))
    }

    @Test func aFolderOfAnotherHistoryThanWasAcceptedIsAFork() throws {
        let (station, fork) = (try CertificateStation.copy(), try CertificateStation.copy())
        try station.issue(to: "out")
        try fork.issue(to: "out")
        try accept(station, fork.path("station/tiles"))
        let outcome = try verify(station, log: "station/tiles")
        #expect(outcome.code == 1 && outcome.output.contains("[log_forked]"), "\(outcome.output)")
    }

    /// Two checkpoints of one size contradict each other without any log folder.
    @Test func anotherRootAcceptedAtTheProofsSizeIsAForkOffline() throws {
        let (station, fork) = (try CertificateStation.copy(), try CertificateStation.copy())
        try station.issue(to: "out")
        try fork.issue(to: "out")
        #expect(try station.verify("out", log: nil).code == 0)
        try accept(station, fork.path("station/tiles"))
        let (code, report) = try station.verify("out", log: nil)
        #expect(code == 1 && report["state"] as? String == "NOT GENUINE", "\(report)")
    }

    /// The fork's new key signs the size that was accepted; that hides nothing.
    @Test func aForkBehindARotationIsAFork() throws {
        let (station, fork) = (try CertificateStation.copy(), try CertificateStation.copy())
        for folder in ["one", "two"] { try station.issue(to: folder) }
        try accept(station, station.path("station/tiles"))
        try fork.run("log", "rotate-key", "--as", "root")
        for folder in ["out", "more", "last"] { try fork.issue(to: folder) }
        try fork.run("trust", "--out", fork.path("other"))
        let policy = try Data(contentsOf: URL(filePath: fork.path("other/policy")))
        try policy.write(to: URL(filePath: station.path("trust/policy")))
        let arguments = [
            "certificate", "verify", fork.path("out/credential.json"), "--trust", station.path("trust"), "--log",
            fork.path("station/tiles"), "--lang", "en",
        ]
        let outcome = try Program.run(arguments)
        #expect(outcome.code == 1 && outcome.output.contains("[log_forked]"), "\(outcome.output) \(outcome.notes)")
    }

    @Test func anAcceptedThatTheLogDidNotSignIsTheOwnersDamagedFile() throws {
        let station = try CertificateStation.copy()
        try station.issue(to: "out")
        try accept(station, station.path("station/tiles"))
        let path = station.path("trust/accepted")
        var lines = try String(contentsOfFile: path, encoding: .utf8).split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        lines[2] = Substring(Data(count: 32).base64EncodedString())
        try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
        let outcome = try verify(station, log: "station/tiles", language: "zh")
        #expect(outcome.code == 3 && outcome.notes.contains("[trust_unreadable]"), "\(outcome.notes)")
        #expect(outcome.notes.contains("您自己的文件") && !outcome.output.contains("log_forked"))
        #expect(outcome.notes.contains("不要删除") && !outcome.notes.contains("移走"))
        #expect(try station.verify("out", log: nil).code == 3)
    }

    @Test func withoutAQuorumTheWitnessesWereNotAsked() throws {
        let station = try CertificateStation.copy()
        try station.issue(to: "out")
        let chinese = try verify(station, log: "station/tiles", language: "zh")
        #expect(chinese.code == 0 && chinese.output.contains("– 见证人签名：未要求"))
        #expect(!chinese.output.contains("✓ 见证人签名"))
        let english = try verify(station, log: "station/tiles")
        #expect(english.output.contains("Not asked") && english.output.contains("[witnesses_not_asked]"))
    }
}

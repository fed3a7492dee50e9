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

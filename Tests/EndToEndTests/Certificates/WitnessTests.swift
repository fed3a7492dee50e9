import Foundation
import Testing

/// Witnesses from their key to a certificate that they have seen (spec 03 §5, 10 §1).
@Suite struct WitnessTests {
    private let station: CertificateStation

    init() throws {
        station = try CertificateStation.copy()
    }

    private func audit(_ arguments: [String]) throws -> Program.Outcome {
        try Program.run(arguments, program: "xinshi-audit")
    }

    private func report(_ trust: String) throws -> (code: Int32, word: String?, codes: [String]) {
        let outcome = try audit(["--trust", station.path(trust), station.path("station/tiles"), "--json"])
        let report = try #require(try outcome.objects.first)
        let findings = report["findings"] as? [[String: Any]] ?? []
        return (outcome.code, report["word"] as? String, findings.compactMap { $0["code"] as? String })
    }

    /// Makes a witness with a trust folder of its own; its vkey.
    private func witness(_ name: String) throws -> String {
        let made = try audit(["--new-witness", "example.org/" + name, "--trust", station.path(name), "--json"])
        #expect(made.code == 0, "\(made.notes)")
        try station.run("trust", "--out", station.path(name))
        return try #require(try made.objects.first?["vkey"] as? String)
    }

    /// Audits as a witness and hands the cosigned checkpoint to the station.
    private func cosign(_ name: String, _ vkey: String) throws {
        let file = station.path(name + ".txt")
        try? FileManager.default.removeItem(atPath: file)
        let signed = try audit(["--trust", station.path(name), station.path("station/tiles"), "--cosign", file])
        #expect(signed.code == 0 && signed.output.contains(vkey), "\(signed.output)")
        try station.run("checkpoint", "add", file, "--witness", vkey)
    }

    @Test func twoWitnessesMakeAnAuditAndACertificateSeen() throws {
        let keys = [("street", try witness("street")), ("school", try witness("school"))]
        let asked = keys.flatMap { ["--witness", $0.1] } + ["--quorum", "2"]
        try station.run(["trust", "--out", station.path("both")] + asked)
        try station.issue(to: "out")
        #expect(try report("both") == (1, "not valid", ["quorum_not_met"]))
        try cosign(keys[0].0, keys[0].1)
        #expect(try report("both") == (1, "not valid", ["quorum_not_met"]))
        try cosign(keys[1].0, keys[1].1)
        #expect(try report("both") == (0, "valid, seen by witnesses", []))
        // Made anew and opened again, the export still carries what was kept.
        try FileManager.default.removeItem(atPath: station.path("station/tiles/checkpoint"))
        try station.run("status")
        #expect(try report("both").word == "valid, seen by witnesses")
        let shown = try #require(try station.run("checkpoint", "show", "--json").objects.first)
        #expect((shown["note"] as? [String])?.filter { $0.hasPrefix("\u{2014} ") }.count == 3)
        // The certificate's proof is of before; a reprint has one that the witnesses have seen.
        let arguments = ["--trust", station.path("both"), "--json"]
        let early = try Program.run(["certificate", "verify", station.path("out/credential.json")] + arguments)
        #expect(early.code == 1 && early.output.contains("quorum_not_met"))
        try station.run("certificate", "reprint", try station.number("out"), "--out", station.path("again"))
        let late = try Program.run(["certificate", "verify", station.path("again/credential.json")] + arguments)
        #expect(late.code == 0, "\(late.output)")
        let checks = try #require(try late.objects.first?["checks"] as? [[String: Any]])
        #expect(checks.first { $0["check"] as? String == "witnesses" }?["outcome"] as? String == "passed")
    }

    @Test func anEntryMoreAsksTheWitnessesAgain() throws {
        let key = try witness("street")
        try station.run("trust", "--out", station.path("one"), "--witness", key)
        try cosign("street", key)
        #expect(try report("one").code == 0)
        try station.issue(to: "out")
        #expect(try report("one").codes == ["quorum_not_met"])
        try cosign("street", key)
        #expect(try report("one").code == 0)
    }

    @Test func aKeyIsPrivateAndNeverReplaced() throws {
        _ = try witness("street")
        let key = station.path("street/witness.key")
        let old = try Data(contentsOf: URL(filePath: key))
        #expect(try FileManager.default.attributesOfItem(atPath: key)[.posixPermissions] as? Int == 0o600)
        let again = try audit([
            "--new-witness", "example.org/street", "--trust", station.path("street"), "--lang", "zh",
        ])
        #expect(again.code == 3 && again.output.contains("\(key) 已经存在，没有改动它"), "\(again.output)")
        #expect(try Data(contentsOf: URL(filePath: key)) == old)
        #expect(try FileManager.default.contentsOfDirectory(atPath: station.path("street")).count == 3)
        let lost = try audit(["--new-witness", "a", "--trust", station.path("no/such/folder")])
        #expect(lost.code == 3 && lost.output.contains("No such file"), "\(lost.output)")
    }

    @Test(arguments: ["", "/tile", "/trust/of/mine"]) func aKeyIsNotMadeWhereItWouldBePublished(below: String) throws {
        let place = station.path("station/tiles") + below
        let outcome = try audit(["--new-witness", "example.org/w", "--trust", place, "--lang", "zh"])
        #expect(outcome.code == 2 && outcome.notes.contains("见证密钥会随账本公开"), "\(outcome.notes)")
        #expect(!FileManager.default.fileExists(atPath: place + "/witness.key"))
    }

    @Test(arguments: [
        (["--new-witness", "a b"], "须为密钥名"), (["--new-witness", "a", "tiles"], "只生成见证密钥，不审计"),
        (["--new-witness", "a", "--cosign", "x"], "只生成见证密钥，不审计"), ([], "缺少 <folder>"),
    ])
    func wrongUseIsTold(arguments: [String], words: String) throws {
        let trust = ["--trust", station.path("nowhere"), "--lang", "zh"]
        let outcome = try audit(arguments + trust)
        #expect(outcome.code == 2 && outcome.notes.contains(words), "\(outcome.notes)")
        #expect(!FileManager.default.fileExists(atPath: station.path("nowhere")))
    }
}

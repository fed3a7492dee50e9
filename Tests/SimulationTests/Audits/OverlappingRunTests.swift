import Foundation
import LedgerCrypto
import LedgerFormat
import LedgerLogTesting
import LedgerModel
import LedgerVerification
import Testing

/// Two runs on one trust folder whose audits overlap (spec 10 §1).
@Suite struct OverlappingRunTests {
    private let folder = TestFolder()
    private let auditor: Auditor
    private let (size, early): (Int, Int)

    /// `a` and `b` are forks of one size: the last act says something else.
    init() throws {
        let log = try VectorLog("good-wide").exported()
        (size, early) = (log.entries.count, log.entries.count - 1)
        var entries = log.entries
        let last = String(decoding: entries[early].dropFirst(50), as: UTF8.self)
        entries[early] = Array(entries[early].prefix(50)) + Array(last.replacing("\"size\":9", with: "\"size\":8").utf8)
        let fork = ExportedLog(origin: log.origin, entries: entries, key: log.key)
        try log.export(size, to: folder.path + "/a")
        try fork.export(size, to: folder.path + "/b")
        try log.export(early, to: folder.path + "/early")
        auditor = Auditor(trust: folder.path + "/trust")
        try log.trust(size, in: auditor.trust)
        let key = "witness.example/w\n" + String(repeating: "7", count: 64) + "\n"
        let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
        let path = auditor.trust + "/witness.key"
        #expect(FileManager.default.createFile(atPath: path, contents: Data(key.utf8), attributes: attributes))
    }

    private func audit(_ name: String) async throws -> AuditReport {
        let report = try await auditor.audit(folder.path + "/" + name, accepts: false)
        #expect(report.verdict == .clean, "\(report.findings)")
        return report
    }

    private func file(_ name: String) throws -> String {
        try String(contentsOfFile: auditor.trust + "/" + name, encoding: .utf8)
    }

    @Test func noWitnessCosignsTwoForksOfOneSize() async throws {
        let (a, b) = (try await audit("a"), try await audit("b"))
        #expect(a.root != b.root && a.size == b.size)
        // Both runs have read the memory before either of them cosigns.
        let (first, second) = (try Witness(trustFolder: auditor.trust), try Witness(trustFolder: auditor.trust))
        _ = try first.cosign(a, timestampSeconds: 1_900_000_001)
        #expect(throws: Witness.Refusal.inconsistent(a.size)) { try second.cosign(b, timestampSeconds: 1_900_000_002) }
        #expect(try file("witness").hasPrefix("\(size)\n\(Data(a.root.bytes).base64EncodedString())"))
        // The same checkpoint may be cosigned again.
        _ = try second.cosign(a, timestampSeconds: 1_900_000_003)
    }

    @Test func aWitnessThatWasOvertakenCosignsNothingAndAccusesNobody() async throws {
        let (a, short) = (try await audit("a"), try await audit("early"))
        let (first, second) = (try Witness(trustFolder: auditor.trust), try Witness(trustFolder: auditor.trust))
        _ = try first.cosign(a, timestampSeconds: 1_900_000_001)
        let before = try file("witness")
        #expect(throws: Witness.Refusal.overtaken(a.size)) { try second.cosign(short, timestampSeconds: 1_900_000_002) }
        #expect(!Witness.Refusal.overtaken(a.size).isAboutLog)
        #expect(try file("witness") == before)
        // Who knew it before the audit is told that the log is smaller.
        let third = try Witness(trustFolder: auditor.trust)
        #expect(throws: Witness.Refusal.smaller(a.size)) { try third.cosign(short, timestampSeconds: 1_900_000_002) }
    }

    /// An entry that its clock says is still to come would be `postdated` for ever.
    @Test func aWitnessWhoseClockIsBehindCosignsNothing() async throws {
        let a = try await audit("a")
        let witness = try Witness(trustFolder: auditor.trust)
        let last = a.lastLogTime / 1000
        #expect(throws: Witness.Refusal.clockBehind(a.lastLogTime)) {
            try witness.cosign(a, timestampSeconds: last - 901)
        }
        #expect(Witness.Refusal.clockBehind(1).isAboutLog)
        #expect(!FileManager.default.fileExists(atPath: auditor.trust + "/witness"))
        _ = try witness.cosign(a, timestampSeconds: last - 899)
    }

    @Test func aSlowAuditTakesNothingBack() async throws {
        let slow = try TrustFolder(path: auditor.trust)
        let short = await Audit(LogFolder(folder.path + "/early"), trust: slow, options: Audit.Options(cores: 2)).run()
        _ = try await auditor.audit(folder.path + "/a")
        let (accepted, replay) = (try file("accepted"), try Data(contentsOf: URL(filePath: auditor.trust + "/replay")))
        await #expect(throws: TrustFolder.AcceptFailure.overtaken) { try await slow.accept(short) }
        #expect(try file("accepted") == accepted)
        #expect(try Data(contentsOf: URL(filePath: auditor.trust + "/replay")) == replay)
        // So the fork is still found.
        let fork = try await auditor.audit(folder.path + "/b", accepts: false)
        #expect(fork.findings.map(\.code).contains("fork"))
    }

    @Test func twoAuditsOfOneCheckpointAgree() async throws {
        let slow = try TrustFolder(path: auditor.trust)
        let report = await Audit(LogFolder(folder.path + "/a"), trust: slow, options: Audit.Options(cores: 2)).run()
        _ = try await auditor.audit(folder.path + "/a")
        try await slow.accept(report)
        #expect(try file("accepted").contains("\n\(size)\n"))
    }

    /// The lock is that of the folder, which any program can take.
    @Test func whoeverHoldsTheFolderMakesTheOthersWait() async throws {
        let report = try await audit("a")
        let witness = try Witness(trustFolder: auditor.trust)
        let descriptor = open(auditor.trust, O_RDONLY | O_DIRECTORY)
        #expect(flock(descriptor, LOCK_EX) == 0)
        let waiting = Task.detached { _ = try witness.cosign(report, timestampSeconds: 1_900_000_001) }
        try await Task.sleep(for: .milliseconds(200))
        #expect(!FileManager.default.fileExists(atPath: auditor.trust + "/witness"))
        close(descriptor)
        try await waiting.value
        #expect(FileManager.default.fileExists(atPath: auditor.trust + "/witness"))
    }
}

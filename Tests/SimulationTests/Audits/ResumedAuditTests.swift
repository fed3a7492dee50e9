import Foundation
import LedgerCrypto
import LedgerFormat
import LedgerLogTesting
import LedgerVerification
import Testing

/// Audits that go on from the last clean one say what audits from entry 0 say (spec 10 §6).
@Suite struct ResumedAuditTests {
    private static let good = VectorLog.names.filter { $0.hasPrefix("good-") && $0 != "good-genesis-alone" }
    private static let damaged = VectorLog.names.filter { !$0.hasPrefix("good-") }

    @Test(arguments: good)
    func aGrowingLogIsReadOnFromEveryBoundary(name: String) async throws {
        let log = try VectorLog(name).exported()
        let folder = TestFolder()
        let auditor = Auditor(trust: folder.path + "/trust")
        var before = 0
        for size in log.boundaries {
            let place = folder.path + "/\(size)"
            try log.export(size, to: place)
            try log.trust(size, in: auditor.trust)
            let whole = try await auditor.audit(place, fromStart: true, accepts: false)
            #expect(whole.verdict == .clean, "\(size): \(whole.findings)")
            let report = try await auditor.audit(place)
            #expect(report.comparable == whole.comparable, "\(size)")
            #expect(report.entriesFrom == UInt64(before) && whole.entriesFrom == 0, "\(size)")
            before = size
        }
    }

    /// Every cut leads to the same end, so what was recorded below it and decided above it is judged alike.
    @Test(arguments: ["good-everything", "good-rotated", "good-wide"])
    func everyCutLeadsToTheSameEnd(name: String) async throws {
        let vector = try VectorLog(name)
        let log = try vector.exported()
        let folder = TestFolder()
        try vector.unpack(to: folder.path)
        for size in log.boundaries.dropLast() {
            let trust = try await keep(log, size, beside: folder.path + "/trust", in: folder.path + "/\(size)")
            let report = try await Auditor(trust: trust).audit(folder.path + "/log")
            #expect(report.verdict == .clean && report.entriesFrom == UInt64(size), "\(size): \(report.findings)")
        }
        #expect(log.boundaries.count > 4)
    }

    @Test func theLogsHoldRotationsAndDigestsBehindCuts() throws {
        let acts = try ["good-everything", "good-rotated"].flatMap { try VectorLog($0).exported().acts.map(\.act) }
        #expect(acts.contains { if case .logKeyRotated = $0 { true } else { false } })
        #expect(acts.contains { if case .projectionsDigested = $0 { true } else { false } })
    }

    @Test(arguments: damaged)
    func findingsBehindTheCutAreThoseOfAWholeAudit(name: String) async throws {
        let vector = try VectorLog(name)
        let log = try vector.exported()
        guard log.entries.count > 2 else { return }
        let folder = TestFolder()
        try vector.unpack(to: folder.path)
        let bound = vector.firstFinding ?? log.entries.count
        for size in log.boundaries.filter({ $0 <= bound }).suffix(2) {
            let place = folder.path + "/\(size)"
            guard let trust = try? await keep(log, size, beside: folder.path + "/trust", in: place) else { continue }
            let auditor = Auditor(trust: trust, views: vector.views)
            let whole = try? await auditor.audit(folder.path + "/log", fromStart: true, accepts: false)
            let report = try? await auditor.audit(folder.path + "/log", accepts: false)
            #expect(report?.comparable == whole?.comparable, "\(size)")
            #expect(report?.verdict != .clean, "\(size)")
            // Too few cosignatures say nothing about the entries.
            let isOfCheckpoint = report?.findings.allSatisfy { $0.code == "quorum_not_met" } ?? false
            #expect(isOfCheckpoint || report?.entriesFrom ?? 0 == 0, "\(size)")
        }
    }

    /// A copy of a trust folder, with what a clean audit of the first entries keeps.
    private func keep(_ log: ExportedLog, _ size: Int, beside trust: String, in place: String) async throws -> String {
        try log.export(size, to: place + "/log")
        try log.trust(size, in: place + "/own")
        let report = try await Auditor(trust: place + "/own").audit(place + "/log")
        guard report.verdict == .clean else { throw VectorLog.Unreadable() }
        try FileManager.default.copyItem(atPath: trust, toPath: place + "/trust")
        try FileManager.default.copyItem(atPath: place + "/own/replay", toPath: place + "/trust/replay")
        return place + "/trust"
    }
}

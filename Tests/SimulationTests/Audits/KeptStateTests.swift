import Foundation
import LedgerCrypto
import LedgerFormat
import LedgerLogTesting
import LedgerVerification
import Testing

/// What an auditor keeps between audits: what is wrong with it or with the log below it (spec 10 §6).
@Suite struct KeptStateTests {
    private let folder = TestFolder()
    private let log: ExportedLog
    private let auditor: Auditor
    private let (early, late): (Int, Int)

    init() async throws {
        log = try VectorLog("good-everything").exported()
        auditor = Auditor(trust: folder.path + "/trust")
        let boundaries = log.boundaries
        (early, late) = (boundaries[boundaries.count / 2], boundaries[boundaries.count - 1])
        for size in [early, late] { try log.export(size, to: folder.path + "/\(size)") }
        try log.trust(early, in: auditor.trust)
        _ = try await auditor.audit(folder.path + "/\(early)")
    }

    private func path(_ size: Int) -> String { folder.path + "/\(size)" }

    private var kept: String { auditor.trust + "/replay" }

    /// Audits the longer log both ways, which must agree; answers the index from which it was read.
    private func read(_ location: SourceLocation = #_sourceLocation) async throws -> (from: UInt64, AuditReport) {
        let whole = try await auditor.audit(path(late), fromStart: true, accepts: false)
        let report = try await auditor.audit(path(late), accepts: false)
        #expect(report.comparable == whole.comparable, sourceLocation: location)
        return (report.entriesFrom, report)
    }

    @Test func itIsReadOnAndOnlyTheOwnerMayReadIt() async throws {
        #expect(try await read().from == UInt64(early))
        let mode = try FileManager.default.attributesOfItem(atPath: kept)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(!FileManager.default.fileExists(atPath: kept + ".new"))
    }

    @Test func aChangedByteAnywhereMeansFromTheStart() async throws {
        let good = try Data(contentsOf: URL(filePath: kept))
        for offset in stride(from: 0, to: good.count, by: max(1, good.count / 60)) + [good.count - 1] {
            var bytes = good
            bytes[offset] ^= 0x10
            try bytes.write(to: URL(filePath: kept))
            let report = try await auditor.audit(path(late), accepts: false)
            #expect(report.verdict == .clean && report.entriesFrom == 0, "\(offset)")
        }
    }

    @Test(arguments: [0, 31, 32, 33, 200]) func aShortFileMeansFromTheStart(count: Int) async throws {
        let good = try Data(contentsOf: URL(filePath: kept))
        try good.prefix(count).write(to: URL(filePath: kept))
        #expect(try await read().from == 0)
        try good.dropLast().write(to: URL(filePath: kept))
        #expect(try await read().from == 0)
    }

    @Test func nothingOrAFolderInItsPlaceMeansFromTheStart() async throws {
        try FileManager.default.removeItem(atPath: kept)
        #expect(try await read().from == 0)
        try FileManager.default.createDirectory(atPath: kept, withIntermediateDirectories: false)
        #expect(try await read().from == 0)
    }

    @Test func theStateOfAnotherLogMeansFromTheStart() async throws {
        let other = try VectorLog("good-rotated").exported()
        let stranger = Auditor(trust: folder.path + "/other")
        try other.export(other.entries.count, to: folder.path + "/log")
        try other.trust(other.entries.count, in: stranger.trust)
        #expect(try await stranger.audit(folder.path + "/log").verdict == .clean)
        try Data(contentsOf: URL(filePath: stranger.trust + "/replay")).write(to: URL(filePath: kept))
        #expect(try await read().from == 0)
    }

    /// A stop between the two files, or a restored copy of one of them.
    @Test func itCountsByItsOwnSizeWhateverWasAccepted() async throws {
        let (old, accepted) = (try Data(contentsOf: URL(filePath: kept)), auditor.trust + "/accepted")
        let before = try Data(contentsOf: URL(filePath: accepted))
        _ = try await auditor.audit(path(late))
        try before.write(to: URL(filePath: accepted))
        #expect(try await read().from == UInt64(late))
        #expect(try await auditor.audit(path(early), accepts: false).entriesFrom == 0)
        _ = try await auditor.audit(path(late))
        try old.write(to: URL(filePath: kept))
        #expect(try await read().from == UInt64(early))
    }

    @Test func aForkBelowIsStillAFork() async throws {
        var entries = log.entries
        entries[early - 1][entries[early - 1].count - 1] ^= 1
        try ExportedLog(origin: log.origin, entries: entries, key: log.key).export(late, to: path(late))
        let (from, report) = try await read()
        #expect(from == 0 && report.findings.first?.code == "fork")
    }

    @Test func aSmallerLogIsStillShrunk() async throws {
        _ = try await auditor.audit(path(late))
        let report = try await auditor.audit(path(early))
        #expect(report.entriesFrom == 0 && report.findings.map(\.code) == ["shrunk"])
    }

    @Test func aTileBelowThatWasChangedIsFound() async throws {
        let tile = path(late) + "/tile/0/000.p/\(late)"
        var bytes = try Data(contentsOf: URL(filePath: tile))
        bytes[40] ^= 1
        try bytes.write(to: URL(filePath: tile))
        let (from, report) = try await read()
        #expect(from == 0 && report.findings.first?.code == "tile_mismatch" && report.findings.first?.index == 1)
    }

    @Test func aKeptCheckpointInsideABatchBelowIsFound() async throws {
        let inside = try #require((3..<early).first { !log.boundaries.contains($0) })
        try ExportedLog.write(log.checkpoint(inside).bytes, path(late) + "/checkpoints/\(inside)")
        let (from, report) = try await read()
        #expect(from == 0 && report.findings.first?.code == "batch_truncated")
        #expect(report.findings.first?.step == .history)
    }

    @Test(arguments: ["backdated", "postdated"]) func aWitnessOfAnOldSizeIsStillHeard(code: String) async throws {
        let secret = try #require(SecretKey(seed: [UInt8](repeating: 7, count: 32)))
        let name = "witness.example/late"
        let vkey = try #require(VerifierKey(name: name, algorithm: .cosignature, publicKey: secret.publicKey))
        let policy = auditor.trust + "/policy"
        let text = try String(contentsOfFile: policy, encoding: .utf8)
        let line = "witness w \(vkey.text)\nquorum none\n"
        try Data(text.replacingOccurrences(of: "quorum none\n", with: line).utf8).write(to: URL(filePath: policy))
        #expect(try await read().from == UInt64(early))
        let size = try #require(log.boundaries.first { $0 > 4 })
        var seen = try log.checkpoint(size)
        // In the year 2001 no entry was there yet; in 2033 those that follow are far too old.
        _ = seen.cosign(with: secret, name: name, timestampSeconds: code == "postdated" ? 1_000_000_000 : 2_000_000_000)
        try ExportedLog.write(seen.bytes, path(late) + "/checkpoints/\(size)")
        let (from, report) = try await read()
        #expect(from == 0 && report.findings.first?.code == code)
    }

    /// What a resumed audit says that it does not read again.
    @Test func aByteInABundleBelowIsFoundFromTheStartOnly() async throws {
        let wide = try VectorLog("good-wide").exported()
        let (size, place) = (wide.entries.count, folder.path + "/wide")
        let own = Auditor(trust: folder.path + "/own")
        try wide.export(size, to: place)
        try wide.trust(size, in: own.trust)
        #expect(try await own.audit(place).verdict == .clean)
        let bundle = URL(filePath: place + "/tile/entries/000")
        var bytes = try Data(contentsOf: bundle)
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: bundle)
        let resumed = try await own.audit(place, accepts: false)
        #expect(size > 256 && resumed.verdict == .clean && resumed.entriesFrom == UInt64(size))
        let whole = try await own.audit(place, fromStart: true, accepts: false)
        #expect(whole.verdict == .findings && whole.entriesFrom == 0)
    }

    @Test func whatIsNotCleanKeepsNothing() async throws {
        let before = try Data(contentsOf: URL(filePath: kept))
        try FileManager.default.removeItem(atPath: path(late) + "/tile/entries/000.p/\(late)")
        #expect(try await auditor.audit(path(late)).verdict == .findings)
        #expect(try Data(contentsOf: URL(filePath: kept)) == before)
    }

    @Test func whatCannotBeKeptIsToldAndTheCheckpointIsAccepted() async throws {
        try FileManager.default.createDirectory(atPath: kept + ".new", withIntermediateDirectories: false)
        let failure = await #expect(throws: TrustFolder.AcceptFailure.self) { _ = try await auditor.audit(path(late)) }
        guard case .stateUnwritten(let reason) = failure else {
            Issue.record("\(failure.map { "\($0)" } ?? "nothing") was told instead of the state")
            return
        }
        #expect(reason.path == kept + ".new")
        #expect(try await auditor.audit(path(late), accepts: false).acceptedBefore == UInt64(late))
    }
}

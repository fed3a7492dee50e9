import Foundation
import Testing

/// A new key of the log must not hide that its history is another one (spec 10 §1).
@Suite struct TrustUpdateTests {
    private let station: Station
    private let fork: Station
    private let trust: String

    /// Two books that part before the second one's key is rotated; the auditor accepted the first.
    init() throws {
        (station, fork) = (try Station(), try Station())
        trust = station.scratch.path("trust")
        try station.run("trust --out \(trust)")
        for title in ["one", "two"] { try Self.hold(title, station) }
        let clean = try audit(station)
        #expect(clean.code == 0, "\(clean.output)")
        try fork.facts("log rotate-key --as root")
    }

    private static func hold(_ title: String, _ station: Station) throws {
        let facts = "--title \(title) --content a --host b --day \(Station.serviceDay) --community 岗贝社区居民委员会"
        try station.facts("training hold --as desk " + facts)
    }

    private func audit(_ station: Station) throws -> Program.Outcome {
        let arguments = ["--trust", trust, station.scratch.path("data/tiles"), "--json"]
        return try Program.run(arguments, program: "xinshi-audit")
    }

    private func codes(_ outcome: Program.Outcome) throws -> [String] {
        let findings = try outcome.objects.first?["findings"] as? [[String: Any]] ?? []
        return findings.compactMap { $0["code"] as? String }
    }

    private func files() throws -> [String: Data] {
        let names = try FileManager.default.contentsOfDirectory(atPath: trust)
        return try Dictionary(
            uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: URL(filePath: "\(trust)/\($0)"))) }
        )
    }

    /// Puts the fork's policy in the place of the old one, as somebody may do who was handed only that.
    private func replacePolicy() throws {
        let other = fork.scratch.path("other")
        try fork.run("trust --out \(other)")
        try Data(contentsOf: URL(filePath: other + "/policy")).write(to: URL(filePath: trust + "/policy"))
    }

    @Test func aForkIsNotTrustedByItsNewKey() throws {
        for title in ["x", "y", "z"] { try Self.hold(title, fork) }
        let before = try files()
        try fork.refuses("trust --update \(trust)", "log_forked", "账本有两个历史（分叉）。不要信任新密钥")
        #expect(try files() == before)
        try replacePolicy()
        try fork.refuses("trust --update \(trust)", "log_forked", "保留")
        let outcome = try audit(fork)
        #expect(outcome.code == 1)
        #expect(try codes(outcome).contains("fork"))
        #expect(try !codes(outcome).contains("trust_unreadable"))
    }

    @Test func aShorterLogIsNotTrustedByItsNewKey() throws {
        let before = try files()
        try fork.refuses("trust --update \(trust)", "shrunk", "这个账本只有")
        #expect(try files() == before)
        try replacePolicy()
        #expect(try codes(try audit(fork)) == ["shrunk"])
    }

    @Test func anAcceptedOfNoKnownKeyIsNotOverwrittenNorCalledAFork() throws {
        let stranger = try Station()
        try stranger.facts("log rotate-key --as root")
        let other = stranger.scratch.path("other")
        try stranger.run("trust --out \(other)")
        let arguments = ["--trust", other, stranger.scratch.path("data/tiles")]
        #expect(try Program.run(arguments, program: "xinshi-audit").code == 0)
        // Accepted under a key that neither this folder nor this log knows.
        try Data(contentsOf: URL(filePath: other + "/accepted")).write(to: URL(filePath: trust + "/accepted"))
        let before = try files()
        let chinese = try fork.run("trust --update \(trust)", language: "zh")
        #expect(chinese.code == 3 && chinese.notes.contains("[trust_unreadable]") && chinese.notes.contains("证据"))
        #expect(try fork.run("trust --update \(trust)").notes.contains("evidence of another history"))
        #expect(try files() == before)
    }

    @Test func twoRotationsKeepBothFormerKeys() throws {
        for _ in 1...2 {
            try station.facts("log rotate-key --as root")
            #expect(try station.facts("trust --update \(trust)").first?["changed"] as? Bool == true)
        }
        let former = try String(contentsOfFile: trust + "/former", encoding: .utf8)
        #expect(former.split(separator: "\n").count == 2)
        #expect(try audit(station).code == 0)
    }
}

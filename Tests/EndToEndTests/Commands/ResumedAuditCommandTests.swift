import Foundation
import Testing

/// The auditor's program on a log that grows (spec 10 §6).
@Suite struct ResumedAuditCommandTests {
    private let station: Station
    private let tiles: String

    init() throws {
        station = try Station()
        tiles = station.scratch.path("data/tiles")
        try station.run("trust --out \(station.scratch.path("trust"))")
    }

    private func audit(_ more: String...) throws -> Program.Outcome { try audit(more) }

    private func report(_ more: String..., code: Int32 = 0) throws -> [String: Any] {
        let outcome = try audit(["--json"] + more)
        #expect(outcome.code == code, "\(outcome.notes)")
        return try #require(try outcome.objects.first)
    }

    private func audit(_ more: [String]) throws -> Program.Outcome {
        let arguments = ["--trust", station.scratch.path("trust"), tiles] + more
        return try Program.run(arguments, program: "xinshi-audit")
    }

    /// One more act of the station.
    private func grow() throws {
        let day = Station.serviceDay
        try station.facts(
            "activity open --as desk --title 清洁 --place 河边 --content 清洁 --leader V003 --leader-name 陈素芬 "
                + "--category elder_care --first-day \(day) --last-day \(Station.today) --community-service"
        )
    }

    @Test func theSecondAuditReadsWhatFollows() throws {
        let first = try report()
        #expect(first["entries_from"] as? Int == 0 && first["accepted"] is NSNull)
        let size = try #require(first["size"] as? Int)
        try grow()
        let second = try report()
        #expect(second["entries_from"] as? Int == size && second["accepted"] as? Int == size)
        #expect((second["size"] as? Int ?? 0) > size && (second["checked"] as? [String])?.count == 11)
        try grow()
        #expect(try report("--from-start")["entries_from"] as? Int == 0)
        #expect(try report("--bytes-only")["entries_from"] as? Int == 0)
        let text = try audit("--lang", "zh").output
        #expect(text.contains("此前的条目上次审计已读并判过，这次只核对哈希") && text.contains("--from-start"))
        #expect(try audit("--lang", "en").output.contains("read and judged by an earlier audit"))
        #expect(!(try audit("--lang", "zh", "--from-start").output.contains("只核对哈希")))
    }

    @Test func aFindingIsToldFromTheStart() throws {
        let size = try #require(try report()["size"] as? Int)
        try grow()
        let folder = tiles + "/tile/entries/000.p"
        let width = try #require(
            try FileManager.default.contentsOfDirectory(atPath: folder).compactMap { Int($0) }.max()
        )
        #expect(width > size)
        let bundle = URL(filePath: "\(folder)/\(width)")
        var bytes = try Data(contentsOf: bundle)
        bytes[bytes.count - 20] ^= 1
        try bytes.write(to: bundle)
        let found = try report(code: 1)
        #expect(found["entries_from"] as? Int == 0)
        #expect((found["findings"] as? [[String: Any]])?.first?["index"] as? Int == width - 1)
        #expect((found["findings"] as? [[String: Any]])?.first?["code"] as? String == "tile_mismatch")
    }

    @Test func anAuditThatCannotBeRememberedSaysSo() throws {
        let kept = station.scratch.path("trust/replay.new")
        try FileManager.default.createDirectory(atPath: kept, withIntermediateDirectories: false)
        let outcome = try audit("--lang", "zh")
        #expect(outcome.code == 0 && outcome.notes.contains("没有记入信任文件夹"))
        #expect(FileManager.default.fileExists(atPath: station.scratch.path("trust/accepted")))
    }
}

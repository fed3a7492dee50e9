import Foundation
import Testing

/// Acts of the log itself, and the witnesses whom a trust folder asks for.
@Suite struct LogCommandTests {
    private let station: Station
    private let tiles: String
    private let end = "log end --successor-origin a.example/b --successor-genesis " + String(repeating: "0", count: 64)

    init() throws {
        station = try Station()
        tiles = station.scratch.path("data/tiles")
    }

    private func audit(_ trust: String) throws -> Program.Outcome {
        try Program.run(["--trust", station.scratch.path(trust), tiles, "--json"], program: "xinshi-audit")
    }

    private func mode(_ name: String) throws -> Int {
        let found = try FileManager.default.attributesOfItem(atPath: station.scratch.path(name))
        return found[.posixPermissions] as? Int ?? 0
    }

    @Test func aRotatedKeySignsFromThenOn() throws {
        try station.run("trust --out \(station.scratch.path("before"))")
        let old = try Data(contentsOf: URL(filePath: station.scratch.path("data/keys/log.key")))
        let rotated = try #require(try station.facts("log rotate-key --as root").first)
        #expect((rotated["vkey"] as? String)?.contains("+") ?? false)
        #expect(try Data(contentsOf: URL(filePath: station.scratch.path("data/keys/log.key"))) != old)
        #expect(try mode("data/keys/log.key") == 0o600)
        #expect(!FileManager.default.fileExists(atPath: station.scratch.path("data/keys/log.next.key")))
        // Nobody is told that the views were touched, and the log goes on.
        let status = try station.run("status", language: "zh")
        #expect(status.code == 0 && !status.notes.contains("views"))
        try station.facts("report open --as desk --record \(station["first"]) --reason-code false_record")
        try station.run("trust --out \(station.scratch.path("after"))")
        #expect(try audit("after").code == 0)
        let before = try audit("before")
        #expect(before.code == 1 && before.output.contains("note_unverified"))
    }

    /// A rotation changes `policy` and `former`: what was accepted and cosigned before is still held against the log.
    @Test func anUpdatedTrustFolderKeepsItsMemory() throws {
        let trust = station.scratch.path("trust")
        try station.run("trust --out \(trust)")
        let key = try String(contentsOfFile: trust + "/policy", encoding: .utf8).split(separator: "\n")[0]
        try "\t\(key)  \n# of ours\nquorum none\n".write(toFile: trust + "/policy", atomically: true, encoding: .utf8)
        #expect(try audit("trust").code == 0)
        let kept = try ["accepted", "replay", "genesis"].map { try Data(contentsOf: URL(filePath: "\(trust)/\($0)")) }
        let rotated = try #require(try station.facts("log rotate-key --as root").first)
        let vkey = try #require(rotated["vkey"] as? String)
        #expect(try audit("trust").code == 1)
        let first = try #require(try station.facts("trust --update \(trust)").first)
        #expect(first["changed"] as? Bool == true)
        let policy = try String(contentsOfFile: trust + "/policy", encoding: .utf8)
        #expect(policy == "\tlog \(vkey)  \n# of ours\nquorum none\n")
        #expect(try String(contentsOfFile: trust + "/former", encoding: .utf8) == key.dropFirst(4) + "\n")
        let now = try ["accepted", "replay", "genesis"].map { try Data(contentsOf: URL(filePath: "\(trust)/\($0)")) }
        #expect(now == kept)
        #expect(try station.facts("trust --update \(trust)").first?["changed"] as? Bool == false)
        let after = try audit("trust")
        #expect(after.code == 0)
        #expect(try after.objects.first?["accepted"] is Int)
    }

    @Test func aTrustFolderOfAnotherLogIsNotUpdated() throws {
        let trust = station.scratch.path("trust")
        try station.run("trust --out \(trust)")
        try (String(repeating: "0", count: 64) + "\n").write(
            toFile: trust + "/genesis",
            atomically: true,
            encoding: .utf8
        )
        let policy = try Data(contentsOf: URL(filePath: trust + "/policy"))
        try station.refuses("trust --update \(trust)", "trust_other_log", "另一账本的信任文件夹")
        #expect(try Data(contentsOf: URL(filePath: trust + "/policy")) == policy)
        #expect(try station.run("trust").code == 2)
        #expect(try station.run("trust --out a --update \(trust)").code == 2)
    }

    /// A key that the log was never handed to is put away.
    @Test func aRotationThatStoppedBeforeItsActLeavesTheOldKey() throws {
        let (key, next) = (station.scratch.path("data/keys/log.key"), station.scratch.path("data/keys/log.next.key"))
        let other = try Station()
        try other.facts("log rotate-key --as root")
        try FileManager.default.copyItem(atPath: other.scratch.path("data/keys/log.key"), toPath: next)
        let old = try Data(contentsOf: URL(filePath: key))
        let status = try station.run("status")
        #expect(status.code == 0 && status.notes.isEmpty, "\(status.notes)")
        #expect(try Data(contentsOf: URL(filePath: key)) == old)
        #expect(!FileManager.default.fileExists(atPath: next))
    }

    /// A stop between the act and the move of the file: the next start puts the key in its place.
    @Test func aRotationThatStoppedAfterItsActIsFinished() throws {
        let (key, next) = (station.scratch.path("data/keys/log.key"), station.scratch.path("data/keys/log.next.key"))
        let old = try Data(contentsOf: URL(filePath: key))
        try station.facts("log rotate-key --as root")
        try FileManager.default.moveItem(atPath: key, toPath: next)
        try old.write(to: URL(filePath: key))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key)
        let status = try station.run("status")
        #expect(status.code == 0, "\(status.notes)")
        #expect(try Data(contentsOf: URL(filePath: key)) != old)
        try station.run("trust --out \(station.scratch.path("after"))")
        #expect(try audit("after").code == 0)
    }

    @Test func onlyAManagerOfTheRootActsForTheLog() throws {
        for act in ["log rotate-key", end + " --reason-code merged --confirm"] {
            for key in ["manager", "desk"] {
                try station.refuses("\(act) --as \(key)", "not_authorised", "只有顶层组织负责人的个人密钥")
            }
        }
    }

    @Test func whatAnotherLogShowedIsRecorded() throws {
        // A copy of the same station is another log once it has a key of its own.
        let other = try Station()
        try other.facts("log rotate-key --as root")
        try other.run("trust --out \(other.scratch.path("trust"))")
        let policy = try String(contentsOfFile: other.scratch.path("trust/policy"), encoding: .utf8)
        let key = policy.split(separator: "\n")[0].dropFirst(4)
        let note = other.scratch.path("data/tiles/checkpoint")
        let found = try #require(try station.facts("log anchor \(note) --as root --log \(key)").first)
        #expect(found["size"] as? Int ?? 0 > 0)
        try station.refuses(
            "log anchor \(tiles)/checkpoint --as root --log \(key)",
            "checkpoint_refused",
            "这不是该账本签过的检查点"
        )
    }

    @Test func afterItsEndNothingIsRecorded() throws {
        let end = end + " --as root"
        try station.refuses(end + " --reason-code merged", "not_confirmed", "永远不能再记")
        try station.refuses(
            end + " --reason-code nonsense --confirm",
            "code_unlisted",
            "用 xinshi policy codes closing 查看"
        )
        try station.facts(end + " --reason-code merged --confirm")
        let late = try station.run("report open --as desk --record \(station["first"]) --reason-code false_record")
        #expect(late.code != 0)
        try station.run("trust --out \(station.scratch.path("trust"))")
        #expect(try audit("trust").code == 0)
        let zeros = String(repeating: "0", count: 64)
        #expect(
            try station.run("status", language: "zh").output.contains("已终止：不再记录任何内容。后继账本 a.example/b，创世叶哈希 \(zeros)")
        )
        #expect(try station.facts("status").first?["successor_origin"] as? String == "a.example/b")
        // Read anew and resumed.
        for _ in 1...2 {
            let arguments = ["--trust", station.scratch.path("trust"), tiles, "--lang", "en"]
            let outcome = try Program.run(arguments, program: "xinshi-audit")
            #expect(outcome.output.contains("the log has ended and nothing follows; its successor is a.example/b"))
        }
    }
}

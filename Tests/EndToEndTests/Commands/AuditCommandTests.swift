import Foundation
import Testing

@Suite struct AuditCommandTests {
    private let station: Station
    private let tiles: String
    private let bundle: String

    init() throws {
        station = try Station()
        tiles = station.scratch.path("data/tiles")
        try station.run("trust --out \(station.scratch.path("trust"))")
        let folder = tiles + "/tile/entries/000.p"
        // Bundles of smaller sizes stay beside the newest.
        let widths = try FileManager.default.contentsOfDirectory(atPath: folder).compactMap { Int($0) }
        bundle = "\(folder)/\(try #require(widths.max()))"
    }

    private func audit(_ more: String...) throws -> Program.Outcome {
        let arguments = ["--trust", station.scratch.path("trust"), tiles] + more
        return try Program.run(arguments, program: "xinshi-audit")
    }

    private func finding() throws -> (code: String?, index: Int?, checked: [String]) {
        let outcome = try audit("--json")
        #expect(outcome.code == 1, "\(outcome.notes)")
        let report = try #require(try outcome.objects.first)
        let first = (report["findings"] as? [[String: Any]])?.first
        return (first?["code"] as? String, first?["index"] as? Int, report["checked"] as? [String] ?? [])
    }

    @Test func aCleanLogHasEveryStepChecked() throws {
        let outcome = try audit("--json")
        #expect(outcome.code == 0)
        let report = try #require(try outcome.objects.first)
        #expect((report["checked"] as? [String])?.count == 11 && report["stopped_at"] is NSNull)
        let bytes = try #require(try audit("--json", "--bytes-only").objects.first)
        #expect((bytes["checked"] as? [String])?.count == 7)
    }

    @Test func stepsThatWereCutShortAreNotNamedAsChecked() throws {
        try FileManager.default.removeItem(atPath: bundle)
        let found = try finding()
        #expect(found.code == "entries_missing" && found.index == 0)
        #expect(found.checked == ["trust", "checkpoint"])
    }

    @Test func aHeaderThatCannotBeReadEndsTheMeaningAndNotTheHashing() throws {
        var bytes = try Data(contentsOf: URL(filePath: bundle))
        let second = 2 + Int(bytes[0]) << 8 + Int(bytes[1])
        bytes[second + 2] = 9
        try bytes.write(to: URL(filePath: bundle))
        let found = try finding()
        #expect(found.index == 1)
        #expect(found.checked == ["trust", "checkpoint", "consistency", "entries", "history"])
    }

    @Test(arguments: ["folder", "nowhere", "loop", "oversize"])
    func whatIsThereAndCannotBeReadIsNotCalledMissing(kind: String) throws {
        let files = FileManager.default
        try files.removeItem(atPath: bundle)
        switch kind {
        case "folder": try files.createDirectory(atPath: bundle, withIntermediateDirectories: false)
        case "nowhere": try files.createSymbolicLink(atPath: bundle, withDestinationPath: "/nowhere/at/all")
        case "loop": try files.createSymbolicLink(atPath: bundle, withDestinationPath: bundle)
        default:
            #expect(files.createFile(atPath: bundle, contents: nil))
            try FileHandle(forWritingTo: URL(filePath: bundle)).truncate(atOffset: 256 * 65_537 + 1)
        }
        let found = try finding()
        #expect(found.code == "bundle_unreadable" && found.index == 0)
        #expect(!found.checked.contains("entries"))
    }

    @Test(arguments: ["folder", "nowhere", "oversize", "nothing", "nothing at all"])
    func aCheckpointThatCannotBeReadEndsTheAudit(kind: String) throws {
        let (files, path) = (FileManager.default, tiles + "/checkpoint")
        try files.removeItem(atPath: path)
        switch kind {
        case "folder": try files.createDirectory(atPath: path, withIntermediateDirectories: false)
        case "nowhere": try files.createSymbolicLink(atPath: path, withDestinationPath: "/nowhere/at/all")
        case "oversize": #expect(files.createFile(atPath: path, contents: Data(count: (1 << 20) + 1)))
        case "nothing": break
        default: try files.removeItem(atPath: tiles)
        }
        let outcome = try audit("--json")
        let report = try #require(try outcome.objects.first)
        let first = try #require((report["findings"] as? [[String: Any]])?.first)
        let isThere = !kind.hasPrefix("nothing")
        #expect(first["code"] as? String == (isThere ? "checkpoint_unreadable" : "checkpoint_missing"))
        #expect(outcome.code == (kind == "nothing" ? 1 : 3))
        #expect(report["verdict"] as? String == (kind == "nothing" ? "findings" : "unreadable"))
        #expect(report["word"] as? String == (kind == "nothing" ? "not valid" : "could not be read"))
        #expect(report["checked"] as? [String] == ["trust"] && report["quorum"] as? String == "not met")
    }

    @Test func theReportHasTheMembersOfTheSpecification() throws {
        let report = try #require(try audit("--json").objects.first)
        let keys = [
            "accepted", "attested", "checked", "entries_from", "findings", "genesis", "origin", "quorum", "root",
            "size",
            "stopped_at", "verdict", "word",
        ]
        #expect(report.keys.sorted() == keys)
        let attested = [
            "age", "commitment_openings", "duplicate_external_number", "duplicate_id_number", "guardian_consent",
            "one_person_one_subject", "reason_wording", "records_commitment", "star_grantor_level", "star_publicity",
            "star_quality_minimum",
        ]
        #expect(report["attested"] as? [String] == attested)
        let steps = [
            "trust", "checkpoint", "consistency", "entries", "batches", "signatures", "authors", "statements", "rules",
            "projections", "history",
        ]
        #expect(report["checked"] as? [String] == steps)
    }

    @Test func aLinkToARegularFileIsFollowed() throws {
        let moved = station.scratch.path("moved")
        try FileManager.default.moveItem(atPath: bundle, toPath: moved)
        try FileManager.default.createSymbolicLink(atPath: bundle, withDestinationPath: moved)
        #expect(try audit().code == 0)
    }

    @Test(arguments: [
        (["--cores", "0"], "--cores 须为 1 到 1024"), (["--cores", "x"], "--cores <cores> 的值不对"),
        (["--lang", "fr"], "可用：zh、en"), (["--unknown"], "没有选项 --unknown"), (["--view"], "缺少值"),
        (["one", "more"], "多出 2 个参数"),
    ])
    func wrongUseIsToldInChineseByDefault(arguments: [String], words: String) throws {
        let all = ["--trust", station.scratch.path("trust"), tiles] + arguments
        let outcome = try Program.run(all, environment: [:], program: "xinshi-audit")
        #expect(outcome.code == 2)
        #expect(outcome.notes.contains(words), "\(outcome.notes)")
        #expect(outcome.output.isEmpty)
    }

    @Test func missingOptionsAreNamedInTheLanguageAskedFor() throws {
        let chinese = try Program.run(["x"], environment: [:], program: "xinshi-audit")
        #expect(chinese.code == 2 && chinese.notes.hasPrefix("✗ 缺少 --trust <trust>。"))
        let english = try Program.run(["x", "--lang", "en"], environment: [:], program: "xinshi-audit")
        #expect(english.code == 2 && english.notes.hasPrefix("✗ --trust <trust> is missing."))
    }
}

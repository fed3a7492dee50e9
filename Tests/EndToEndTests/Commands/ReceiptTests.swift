import Foundation
import Testing

/// What a key keeps of the log's answers, and a log that fell back (spec 03 §4).
@Suite struct ReceiptTests {
    private let station: Station
    private let files = FileManager.default

    init() throws {
        station = try Station()
    }

    private func report(as key: String = "desk", _ more: String = "") throws -> Program.Outcome {
        try station.run("report open --as \(key) --record \(station["first"]) --reason-code false_record --json" + more)
    }

    private func path(_ name: String) -> String { station.scratch.path(name) }

    private func back(up names: [String]) throws {
        for name in names { try files.copyItem(atPath: path(name), toPath: path("old-" + name)) }
    }

    private func restore(_ names: [String]) throws {
        for name in names {
            try files.removeItem(atPath: path(name))
            try files.copyItem(atPath: path("old-" + name), toPath: path(name))
        }
    }

    private func size() throws -> Int {
        try #require(try station.facts("checkpoint show").first?["size"] as? Int)
    }

    @Test func everySignatureLeavesTheNewestReceipt() throws {
        #expect(try station.facts("receipt show").isEmpty)
        #expect(try report().code == 0)
        let first = try #require(try station.facts("receipt show").first)
        #expect(first["key"] as? String == "desk")
        #expect(try first["size"] as? Int == size())
        let file = try #require(first["file"] as? String)
        #expect(file.hasPrefix(path("lock.receipts/")) && file.hasSuffix(".tlog-proof"))
        #expect(try files.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o600)
        #expect(try report(as: "committee").code == 0)
        #expect(try report().code == 0)
        #expect(try station.facts("receipt verify").count == 2)
        let newest = try station.facts("receipt show").filter { $0["key"] as? String == "desk" }
        #expect(try newest.first?["size"] as? Int == size())
    }

    /// Another proof of this log is no alarm, and nothing to verify is said.
    @Test func whatIsNoReceiptIsToldAsSuch() throws {
        let none = try station.run("receipt verify", language: "zh")
        #expect(none.code == 0 && none.notes.contains("还没有收据"), "\(none.notes)")
        try station.facts("proof 0 --out \(path("other.tlog-proof"))")
        let chinese = try station.run("receipt verify \(path("other.tlog-proof"))", language: "zh")
        #expect(chinese.code == 3 && chinese.notes.contains("不是收据"))
        let english = try station.run("receipt verify \(path("other.tlog-proof"))")
        #expect(english.notes.contains("is no receipt") && !english.notes.contains("evidence"))
    }

    @Test func aBackupRestoredWithItsLockIsNotSignedOver() throws {
        #expect(try report().code == 0)
        try back(up: ["data", "lock"])
        #expect(try report().code == 0)
        let kept = try #require(try station.facts("receipt show").first?["file"] as? String)
        try restore(["data", "lock"])
        let before = try size()
        let chinese = try station.run(
            "report open --as desk --record \(station["first"]) --reason-code false_record",
            language: "zh"
        )
        #expect(chinese.code == 3 && chinese.notes.contains("恢复了旧备份，或账本被换掉"), "\(chinese.notes)")
        let refused = try report()
        #expect(refused.code == 3 && refused.output.contains("receipt_ahead"), "\(refused.output)")
        #expect(try size() == before)
        #expect(try station.run("receipt verify").code == 3)
        // A key that was quiet since the backup has no receipt of its own: the folder's largest speaks for it.
        let quiet = try report(as: "committee")
        #expect(quiet.code == 3 && quiet.output.contains("receipt_ahead"), "\(quiet.output)")
        // Nobody knows any more; then the log goes on with another history, and the receipt comes back.
        try files.moveItem(atPath: kept, toPath: path("moved"))
        for _ in 1...3 { #expect(try report(as: "committee").code == 0) }
        try files.moveItem(atPath: path("moved"), toPath: kept)
        let forked = try report()
        #expect(forked.code == 3 && forked.output.contains("receipt_differs"), "\(forked.output)")
        try files.removeItem(atPath: kept)
        #expect(try report().code == 0)
    }

    @Test func aReceiptThatIsBroughtMustBeSigned() throws {
        #expect(try report().code == 0)
        let kept = try #require(try station.facts("receipt show").first?["file"] as? String)
        let text = try String(contentsOfFile: kept, encoding: .utf8)
        try station.scratch.write(text, to: "brought.tlog-proof")
        #expect(try station.run("receipt verify \(path("brought.tlog-proof"))").code == 0)
        // The last line is the log's: <dash> <name> <base64 of key id and signature>.
        let end = try #require(text.lastIndex(of: " "))
        let other = text[text.index(end, offsetBy: 12)] == "A" ? "B" : "A"
        let place = text.index(end, offsetBy: 12)
        try station.scratch.write(text.replacingCharacters(in: place...place, with: other), to: "forged.tlog-proof")
        let forged = try station.run("receipt verify \(path("forged.tlog-proof")) --json")
        #expect(forged.code == 3 && forged.output.contains("receipt_not_signed"), "\(forged.output)")
    }

    @Test func theFolderOfReceiptsCanBeNamed() throws {
        func run(_ line: String) throws -> Program.Outcome {
            let environment = ["LANG": "en_GB.UTF-8", "XINSHI_RECEIPTS": path("stick")]
            let arguments = line.split(separator: " ").map(String.init)
            return try Program.run(arguments + ["--data", path("data"), "--json"], environment: environment)
        }
        let line = "report open --as desk --record \(station["first"]) --reason-code false_record"
        #expect(try run(line).code == 0)
        let names = try files.contentsOfDirectory(atPath: path("stick"))
        #expect(names.count == 1 && !files.fileExists(atPath: path("lock.receipts")))
        let file = path("stick/" + names[0])
        #expect(try station.run("receipt verify \(file)").code == 0)
        try Data("no receipt".utf8).write(to: URL(filePath: file))
        let broken = try run(line)
        #expect(broken.code == 3 && broken.output.contains("receipt_unreadable"), "\(broken.output)")
    }
}

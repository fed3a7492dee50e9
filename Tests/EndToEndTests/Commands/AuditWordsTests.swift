import Foundation
import Testing

/// What the auditor's program says in words (spec 10 §4).
@Suite struct AuditWordsTests {
    private let station: Station

    init() throws {
        station = try Station()
        try station.run("trust --out \(station.scratch.path("trust"))")
    }

    private func audit(_ language: String, _ more: String...) throws -> Program.Outcome {
        let arguments = ["--trust", station.scratch.path("trust"), station.scratch.path("data/tiles")]
        return try Program.run(arguments + ["--lang", language] + more, program: "xinshi-audit")
    }

    @Test(arguments: ["policy", "genesis", "trust"])
    func aTrustFolderThatCannotBeUsedShowsNoEmptyHeader(missing: String) throws {
        let path = station.scratch.path(missing == "trust" ? "trust" : "trust/" + missing)
        try FileManager.default.removeItem(atPath: path)
        let chinese = try audit("zh")
        #expect(chinese.code == 3)
        #expect(chinese.output.contains("信任文件夹不能用") && chinese.output.contains("请核对 --trust"))
        #expect(chinese.output.contains(station.scratch.path("trust")) && chinese.output.contains("[trust_unreadable]"))
        #expect(chinese.output.hasSuffix("结论：无法读取。\n"))
        #expect(!chinese.output.contains("规模") && !chinese.output.contains("0000"))
        let english = try audit("en")
        #expect(english.code == 3 && english.output.contains("the trust folder cannot be used"))
        #expect(!english.output.contains("size 0") && !english.output.contains("0000"))
    }

    @Test func withoutACheckpointNoSizeIsShown() throws {
        try FileManager.default.removeItem(atPath: station.scratch.path("data/tiles/checkpoint"))
        let outcome = try audit("zh")
        #expect(outcome.code == 1 && outcome.output.contains("没有可用的检查点"))
        #expect(!outcome.output.contains("规模") && !outcome.output.contains("0000"))
    }

    @Test func theByteStepsAloneHaveAWordOfTheirOwn() throws {
        let chinese = try audit("zh", "--bytes-only")
        #expect(chinese.code == 0 && chinese.output.hasSuffix("结论：字节无误，含义未查。\n"))
        #expect(!chinese.output.contains("有效"))
        #expect(try audit("en", "--bytes-only").output.hasSuffix("verdict: bytes hold, meaning not checked\n"))
        let report = try #require(try audit("en", "--bytes-only", "--json").objects.first)
        #expect(report["verdict"] as? String == "clean")
        #expect(report["word"] as? String == "bytes hold, meaning not checked")
        let all = try #require(try audit("en", "--json").objects.first)
        #expect(all["word"] as? String == "valid, on the log's word only")
    }

    @Test func theByteStepsAloneAreNotAccepted() throws {
        let accepted = station.scratch.path("trust/accepted")
        _ = try audit("zh", "--bytes-only")
        #expect(!FileManager.default.fileExists(atPath: accepted))
        _ = try audit("zh")
        #expect(FileManager.default.fileExists(atPath: accepted))
    }
}

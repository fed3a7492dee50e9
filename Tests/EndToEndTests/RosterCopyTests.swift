import Foundation
import Testing

@Suite struct RosterCopyTests {
    private func copy(_ name: String, to out: String, _ more: [String] = []) throws -> Program.Outcome {
        let usual = ["--as-of", "2026-11-21", "--no-register", "--out", out] + more
        return try Program.run(["roster", "copy", Repository.roster(name)] + usual)
    }

    @Test func textStaysTextAndIsPrivate() throws {
        let scratch = try Scratch()
        let out = scratch.path("copy.csv")
        #expect(try copy("hostile.csv", to: out).code == 0)
        let text = try String(contentsOfFile: out, encoding: .utf8)
        #expect(text.contains(",Error\r\n"))
        #expect(text.contains("line 10: Quotes on this line do not pair"))
        let attributes = try FileManager.default.attributesOfItem(atPath: out)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == ["copy.csv"])
    }

    @Test func theColumnIsChineseUnlessTheClerkAsksForEnglish() throws {
        let scratch = try Scratch()
        let out = scratch.path("copy.csv")
        #expect(try copy("hostile.csv", to: out, ["--lang", "zh"]).output.contains("副本已写入"))
        let text = try String(contentsOfFile: out, encoding: .utf8)
        #expect(text.contains(",错误\r\n"))
        #expect(text.contains("第 10 行：这一行的引号没有成对"))
    }

    @Test func aWorkbookStaysAWorkbookAndItsMarkedLinesAreRefusedAgain() throws {
        let scratch = try Scratch()
        let out = scratch.path("copy.xlsx")
        #expect(try copy("grid.xlsx", to: out).code == 0)
        #expect(try Data(contentsOf: URL(filePath: out)).starts(with: [0x50, 0x4B, 0x03, 0x04]))
        let again = try Program.run(["roster", "read", out, "--as-of", "2026-11-21", "--no-register", "--json"])
        #expect(again.output.contains("still_marked"))
    }

    @Test func neverTakesThePlaceOfAnotherFile() throws {
        let scratch = try Scratch()
        let out = try scratch.write("mine", to: "copy.csv")
        let outcome = try copy("hostile.csv", to: out)
        #expect(outcome.code == 1)
        #expect(outcome.notes.contains("[file_exists]"))
        #expect(try String(contentsOfFile: out, encoding: .utf8) == "mine")
        let link = scratch.path("link.csv")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: scratch.path("elsewhere.csv"))
        #expect(try copy("hostile.csv", to: link).code == 1)
    }

    @Test func theNameFitsTheKindOfFile() throws {
        let scratch = try Scratch()
        #expect(try copy("hostile.csv", to: scratch.path("copy.xlsx")).code == 2)
        #expect(try copy("grid.xlsx", to: scratch.path("copy.csv")).code == 2)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).isEmpty)
    }

    @Test func failsWhereItCannotWrite() throws {
        let scratch = try Scratch()
        #expect(try copy("hostile.csv", to: scratch.path("none/copy.csv")).code == 3)
    }
}

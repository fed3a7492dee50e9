import Foundation
import Testing

@Suite struct RosterReadTests {
    private static let examples = [
        "sign-in-out.csv", "durations-gb18030.csv", "mongolian-utf16.txt", "grid.xlsx", "hostile.csv",
    ]
    private static let usual = ["--as-of", "2026-11-21", "--no-register"]

    private func read(_ file: String, _ more: [String] = usual) throws -> Program.Outcome {
        try Program.run(["roster", "read", file] + more)
    }

    @Test(arguments: examples)
    func printsExactlyTheListAndExitsWithZeroEvenWhenLinesAreRefused(name: String) throws {
        let outcome = try read(Repository.roster(name), Self.usual + ["--json"])
        let wanted = try String(contentsOfFile: Repository.roster(name + ".json"), encoding: .utf8)
        #expect(outcome.code == 0)
        #expect(outcome.output == wanted)
        #expect(outcome.notes.isEmpty)
    }

    @Test func everyObjectHasTheAgreedMembers() throws {
        let outcome = try read(Repository.roster("sign-in-out.csv"), Self.usual + ["--json"])
        let list = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
        #expect(!list.isEmpty)
        let always: Set = ["at", "verdict", "name", "date", "minutes"]
        for object in list {
            #expect(Set(object.keys).isSuperset(of: always))
            #expect(Set(object.keys).subtracting(always).isSubset(of: ["start", "end", "reason", "seconds"]))
        }
    }

    @Test func saysInWordsWhatWasReadAndWhatToDo() throws {
        let english = try read(Repository.roster("hostile.csv"))
        #expect(english.output.contains("2 lines accepted, 7 refused, 1 set aside; accepted time 4 h."))
        #expect(english.output.contains("[extra_cells]"))
        #expect(english.output.contains("Quotes on this line do not pair"))
        let chinese = try read(Repository.roster("hostile.csv"), Self.usual + ["--lang", "zh"])
        #expect(chinese.output.contains("接受 2 行，退回 7 行，不计 1 行；接受的时长合计 4小时。"))
        #expect(chinese.output.contains("请检查引号。"))
        let warned = try read(Repository.roster("grid.xlsx"))
        #expect(warned.output.contains("[total_disagrees]"))
    }

    @Test func speaksChineseUnlessTheEnvironmentIsEnglish() throws {
        let arguments = ["roster", "read", Repository.roster("hostile.csv")] + Self.usual
        #expect(try Program.run(arguments, environment: [:]).output.contains("退回："))
        #expect(try Program.run(arguments, environment: ["LC_ALL": "en_US.UTF-8"]).output.contains("Refused:"))
    }

    @Test func textsOfAFileNeverSteerTheTerminal() throws {
        let scratch = try Scratch()
        let file = try scratch.write("姓名,日期,时长(小时)\n张三\u{202E},2021-07-03,2\n", to: "名\u{1B}[2J册.csv")
        let outcome = try read(file)
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("[unreadable_name]"))
        #expect(!outcome.output.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    }

    @Test(arguments: [
        [], ["--as-of", "2026-11-21"], ["--as-of", "21.11.2026", "--no-register"],
        ["--as-of", "2026-11-21", "--no-register", "--register", "people.csv"],
        ["--as-of", "2026-11-21", "--no-register", "--period", "2026-13"],
        ["--as-of", "2026-11-21", "--no-register", "--lang", "fr"],
        ["--as-of", "2026-11-21", "--no-register", "--unknown"],
    ])
    func refusesOtherUsage(arguments: [String]) throws {
        let outcome = try read(Repository.roster("grid.xlsx"), arguments)
        #expect(outcome.code == 2)
        #expect(outcome.output.isEmpty)
        #expect(!outcome.notes.isEmpty)
    }

    @Test func failsInWordsWhenNothingCanBeRead() throws {
        let scratch = try Scratch()
        let missing = try read(scratch.path("none.csv"))
        #expect(missing.code == 3)
        #expect(missing.notes.contains("[unreadable_file]"))
        let empty = try read(try scratch.write("", to: "empty.csv"))
        #expect(empty.code == 3)
        #expect(empty.notes.contains("The file is empty."))
        let unnamed = try scratch.write("电话\n1\n", to: "people.csv")
        let register = try read(
            Repository.roster("hostile.csv"),
            ["--as-of", "2026-11-21", "--register", unnamed]
        )
        #expect(register.code == 3)
        #expect(register.notes.contains("[unusable_register]"))
    }

    @Test func looksNamesUpInARegister() throws {
        let scratch = try Scratch()
        let people = try scratch.write("姓名\n张三\n", to: "people.csv")
        let outcome = try read(
            Repository.roster("hostile.csv"),
            ["--as-of", "2026-11-21", "--register", people, "--json"]
        )
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("unknown_person"))
    }
}

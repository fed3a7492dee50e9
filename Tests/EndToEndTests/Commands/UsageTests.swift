import Foundation
import Testing

/// How the program answers those who use it wrongly, and how it explains itself.
@Suite struct UsageTests {
    @Test(arguments: [
        (["hours", "x"], "缺少 --data <data>"),
        (["hours", "x", "--data", "d", "--line"], "没有选项 --line。是不是 --lines？"),
        (["hours", "x", "--data"], "选项 --data <data> 后面缺少值"),
        (["hours", "张", "三", "--data", "d"], "多出 1 个参数"),
        (["hours", "x", "--data", "d", "--lang", "fr"], "--lang <lang> 的值不对；可用：zh、en"),
        (
            ["session", "void", "--data", "d", "--as", "k", "--record", "一", "--reason-code", "x"],
            "--record <record> 的值不对"
        ),
        (["nothing"], "没有这个命令"),
        (["hours", "--data", "d"], "用法：xinshi hours"), (["--generate-completion-script", "csh"], "不能为 csh 生成补全脚本"),
    ])
    func theParsersOwnMessagesAreChineseByDefault(arguments: [String], words: String) throws {
        let outcome = try Program.run(arguments, environment: [:])
        #expect(outcome.code == 2)
        #expect(outcome.notes.contains(words), "\(outcome.notes)")
        #expect(!outcome.notes.contains("Error:") && !outcome.notes.contains("Usage:"))
        #expect(!outcome.notes.split(separator: "\n")[0].contains("三") && outcome.output.isEmpty)
    }

    @Test func englishIsSpokenWhenAskedFor() throws {
        let outcome = try Program.run(["hours", "x", "--lang", "en"], environment: [:])
        #expect(outcome.code == 2)
        #expect(outcome.notes.hasPrefix("✗ --data <data> is missing."))
    }

    @Test func aFolderWithoutALedgerIsAFailure() throws {
        let scratch = try Scratch()
        let chinese = try Program.run(["status", "--data", scratch.path("none")], environment: [:])
        #expect(chinese.code == 3 && chinese.notes.contains("没有账本，请先运行 xinshi init。"))
        let machine = try Program.run(["status", "--json", "--data", scratch.path("none")], environment: [:])
        #expect(machine.code == 3 && machine.output.contains(#""code":"not_initialised""#))
    }

    /// Every command of the tree, found by reading the help of the ones above.
    static func commands(under path: [String] = []) throws -> [[String]] {
        let help = try Program.run(path + ["--help"]).output
        guard let place = help.range(of: "SUBCOMMANDS:\n") else { return [path] }
        let names = help[place.upperBound...].split(separator: "\n").compactMap { line -> String? in
            guard line.hasPrefix("  "), !line.hasPrefix("   ") else { return nil }
            let name = line.dropFirst(2).prefix { $0 != " " && $0 != "," }
            return name == "See" ? nil : String(name)
        }
        return [path] + (try names.flatMap { try commands(under: path + [$0]) })
    }

    @Test func everyCommandExplainsItselfWithAnExample() throws {
        let all = try Self.commands()
        #expect(all.count > 70, "\(all.count)")
        for path in all {
            let outcome = try Program.run(path + ["--help", "--lang", "zh"])
            let name = (["xinshi"] + path).joined(separator: " ")
            #expect(outcome.code == 0, "\(name)")
            #expect(outcome.output.contains("示例"), "\(name)")
            let body = outcome.output.components(separatedBy: "用法：")[0]
            #expect(path.isEmpty || body.contains(name + " "), "\(name) has no example of itself")
            checkChinese(outcome.output, name)
            checkEnglish(try Program.run(path + ["--help"]).output, name)
        }
    }

    private func isChinese(_ text: Substring) -> Bool {
        text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    }

    /// Titles and sentences are Chinese; commands, options and names of members are what they are.
    private func checkChinese(_ help: String, _ name: String) {
        #expect(help.hasPrefix("说明：") && isChinese(help.prefix { $0 != "\n" }), "\(name)")
        for word in ["OVERVIEW", "USAGE", "OPTIONS", "ARGUMENTS", "SUBCOMMANDS", "Show help", "Example", "default:"] {
            #expect(!help.contains(word), "\(name): \(word)")
        }
    }

    /// The overview is English; the rest is read by `HelpLanguageTests`.
    private func checkEnglish(_ help: String, _ name: String) {
        #expect(help.hasPrefix("OVERVIEW: ") && !isChinese(help.prefix { $0 != "\n" }), "\(name)")
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func completionKnowsTheCommands(shell: String) throws {
        let outcome = try Program.run(["--generate-completion-script", shell])
        #expect(outcome.code == 0)
        for name in ["training", "commendation", "yearly-hours", "elsewhere"] { #expect(outcome.output.contains(name)) }
        let file = try Scratch().write(outcome.output, to: "script")
        #expect(!file.isEmpty)
    }
}

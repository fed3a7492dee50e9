import Foundation
import Testing

/// Every help page is in one language; only examples, values, commands and names of members are what they are.
@Suite struct HelpLanguageTests {
    private static func isChinese(_ text: some StringProtocol) -> Bool {
        text.unicodeScalars.contains { (0x3000...0x9FFF).contains($0.value) || (0xFF00...0xFFEF).contains($0.value) }
    }

    /// The page without its examples, which end at an empty line or at a sentence, and without the form of the command.
    private static func prose(of page: String, in titles: [String]) -> [String] {
        var (lines, isSkipping) = ([String](), false)
        for line in page.components(separatedBy: "\n") {
            if titles.contains(where: line.hasPrefix) {
                isSkipping = true
            } else if line.isEmpty || line.first != " " {
                isSkipping = false
            }
            if !isSkipping { lines.append(line) }
        }
        return lines
    }

    /// Three words in small letters, one after the other.
    private static func english(in line: String, but commands: [String]) -> String? {
        let rest = commands.reduce(line) { $0.replacingOccurrences(of: $1, with: "") }
        return rest.firstMatch(of: /(?:^|[ （(])[a-z]+(?: [a-z]+){2,}/).map { String($0.output) }
    }

    @Test func everyPageIsInTheLanguageAskedFor() throws {
        let all = try UsageTests.commands()
        let commands = all.filter { $0.count > 1 }.map { $0.joined(separator: " ") }
        #expect(commands.count > 60)
        for path in all { try check(path, commands) }
        try check([], commands, program: "xinshi-audit")
    }

    private func check(_ path: [String], _ commands: [String], program: String = "xinshi") throws {
        let name = ([program] + path).joined(separator: " ")
        let pages = try ["en", "zh"].map { try Program.run(path + ["--help", "--lang", $0], program: program) }
        #expect(pages.allSatisfy { $0.code == 0 && !$0.output.isEmpty }, "\(name)")
        for line in Self.prose(of: pages[0].output, in: ["Example", "USAGE:"]) {
            #expect(!Self.isChinese(line), "\(name): \(line)")
        }
        for line in Self.prose(of: pages[1].output, in: ["示例", "用法：", "JSON:"]) where !line.hasPrefix("  详见 ") {
            #expect(Self.english(in: line, but: commands) == nil, "\(name): \(line)")
        }
    }
}

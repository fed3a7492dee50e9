import Testing
import UsageWords

/// A mistyped command is told with where it was looked for and which was perhaps meant.
@Suite struct UnknownCommandTests {
    private func words(_ arguments: [String], isChinese: Bool = true) -> String {
        let report = UsageReport(arguments: arguments + (isChinese ? [] : ["--lang", "en"]))
        let message =
            "Error: Unexpected argument 'x'\nUsage: xinshi <subcommand>\n  See 'xinshi --help' for more information."
        let tree: [[String]: [String]] = [[]: ["roster", "records", "hours"], ["roster"]: ["read", "record", "undo"]]
        return report.words(message, ofCommand: "xinshi", program: "xinshi") { tree[$0] ?? [] }
    }

    @Test func theNearestNameIsOffered() {
        #expect(words(["rostr", "read"]).hasPrefix("✗ 没有这个命令。是不是 xinshi roster？xinshi --help 列出可用的命令。"))
        let deep = words(["roster", "recrd", "名册.csv"])
        #expect(deep.hasPrefix("✗ 没有这个命令。是不是 xinshi roster record？xinshi roster --help 列出可用的命令。"))
        #expect(!deep.contains("recrd") && !deep.contains("名册"))
        let english = words(["roster", "recrd"], isChinese: false)
        #expect(
            english.hasPrefix("✗ There is no such command. Did you mean xinshi roster record? xinshi roster --help")
        )
    }

    @Test func severalWordsTooManyAreAMistypedCommandAsWell() {
        let report = UsageReport(arguments: ["roster", "recrd", "x"])
        let message = "Error: 2 unexpected arguments: 'recrd', 'x'\nUsage: roster <subcommand>"
        let said = report.words(message, ofCommand: "roster", program: "xinshi") { path in
            path.isEmpty ? ["roster"] : ["read", "record"]
        }
        #expect(said.hasPrefix("✗ 没有这个命令。是不是 xinshi roster record？"), "\(said)")
    }

    @Test func nothingIsOfferedThatIsFar() {
        #expect(words(["林秀英"]).hasPrefix("✗ 没有这个命令；xinshi --help 列出可用的命令。"))
        #expect(words(["roster", "certificate"]).hasPrefix("✗ 没有这个命令；xinshi roster --help"))
    }
}

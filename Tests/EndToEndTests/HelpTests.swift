import Testing

@Suite struct HelpTests {
    @Test(arguments: [
        [], ["roster"], ["roster", "read"], ["roster", "copy"], ["certificate"], ["certificate", "verify"],
    ])
    func everySubcommandExplainsItselfChineseFirstWithTwoExamples(path: [String]) throws {
        let outcome = try Program.run(path + ["--help", "--lang", "zh"])
        #expect(outcome.code == 0)
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.first?.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } == true)
        #expect(lines.filter { $0.hasPrefix("  xinshi ") }.count >= 2)
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func shellsCanComplete(shell: String) throws {
        let outcome = try Program.run(["--generate-completion-script", shell])
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("certificate"))
    }

    @Test func anUnknownSubcommandIsUsage() throws {
        #expect(try Program.run(["unknown"]).code == 2)
    }
}

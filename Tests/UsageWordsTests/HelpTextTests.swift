import Testing
import UsageWords

/// One language of a page that the parser made of texts in two.
@Suite struct HelpTextTests {
    private func words(_ lines: [String], isChinese: Bool) -> String {
        HelpText(isChinese: isChinese).words(lines.joined(separator: "\n"))
    }

    // The label ends one column before the help, so that the parser leaves a single blank.
    @Test(arguments: [
        "  --id-number <id-number> ", "  --first-day <first-day> ", "  --before-retention-ends ",
        "  --community <community> ",
    ])
    func aLabelThatEndsAtTheColumnIsNoPartOfTheHelp(label: String) {
        #expect(label.count == 26)
        let page = ["OPTIONS:", label + "证件号码，只存入保密库。 Document number, kept by the vault."]
        #expect(words(page, isChinese: false).hasSuffix(label + " Document number, kept by the vault."))
        #expect(words(page, isChinese: true).hasSuffix(label + " 证件号码，只存入保密库。"))
    }

    @Test func aLongLabelKeepsItsHelpOnTheNextLine() {
        let help = String(repeating: " ", count: 26) + "口令文件。 The passphrase."
        let page = ["OPTIONS:", "  --passphrase-file-of-key <file>", help]
        let said = words(page, isChinese: false)
        #expect(said.contains("  --passphrase-file-of-key <file>\n") && said.hasSuffix("      The passphrase."))
        #expect(!said.contains("口令"))
    }

    @Test func aRemarkBehindACommandIsInOneLanguage() {
        let page = ["OVERVIEW: 登记。 Register.", "", "示例 Examples:", "  xinshi a --name 李敏   # 也是志愿者 a volunteer too"]
        #expect(words(page, isChinese: true).hasSuffix("  xinshi a --name 李敏   # 也是志愿者"))
        #expect(words(page, isChinese: false).hasSuffix("  xinshi a --name 李敏   # a volunteer too"))
    }

    @Test(arguments: [true, false])
    func aLongCommandIsBrokenAsAShellTakesIt(isChinese: Bool) {
        let command =
            "  xinshi roster record 名册.csv --data station --as clerk --activity 敬老助残 --second-service \"line 7\" --confirm"
        let lines = words(["OVERVIEW: 读。 Read.", "示例 Examples:", command], isChinese: isChinese).split(separator: "\n")
        let broken = lines.filter { $0.hasPrefix("  ") }
        #expect(broken.count == 2 && broken[0].hasSuffix(" \\") && broken[1].hasPrefix("      "))
        #expect(broken.contains { $0.contains("\"line 7\"") } && broken[0].contains("名册.csv"))
        let joined = broken[0].dropLast() + broken[1].drop { $0 == " " }
        #expect(joined == command)
    }

    @Test func noLineBeginsWithAMarkThatClosesASentence() {
        let sentence = String(repeating: "志", count: 39) + "，" + String(repeating: "愿", count: 5) + "。"
        let said = words(["OVERVIEW: 读。 Read.", "", sentence], isChinese: true)
        let lines = said.split(separator: "\n")
        #expect(!lines.contains { $0.hasPrefix("，") || $0.hasPrefix("。") }, "\(said)")
        #expect(lines.allSatisfy { $0.count <= 40 }, "\(said)")
    }

    @Test func aNumberedLineIsInOneLanguage() {
        let page = ["OVERVIEW: 读。 Read.", "", "退出码 Exit codes:", "  0 已读；读不等于拒绝。 read: reading is no refusal"]
        #expect(words(page, isChinese: false).hasSuffix("  0 read: reading is no refusal"))
        #expect(words(page, isChinese: true).hasSuffix("  0 已读；读不等于拒绝。"))
    }
}

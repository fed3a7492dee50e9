import Testing
import UsageWords

/// The parser's sentences as version 1.8.2 writes them.
@Suite struct UsageFaultTests {
    private static let sentences: [(String, UsageFault)] = [
        ("Unknown option '--dat'. Did you mean '--data'?", .unknownOption("--dat", suggestion: "--data")),
        ("Unknown option '-q'", .unknownOption("-q", suggestion: nil)),
        ("Invalid option: -1", .unknownOption("-1", suggestion: nil)),
        ("Unknown option '-ab'\n   or: Missing value for '-a <a>' in '-ab'", .unknownOption("-ab", suggestion: nil)),
        ("Missing value for '--data <data>'", .missingValue("--data <data>")),
        ("The option '--json' does not take any value, but 'x' was specified.", .superfluousValue("--json")),
        ("Unexpected argument '张三'", .superfluousArguments(1)),
        ("2 unexpected arguments: '张', '三'", .superfluousArguments(2)),
        ("Missing expected argument '--data <data>'", .missingArgument("--data <data>")),
        ("Missing one of: '--a', '--b'", .missingOneOf(["--a", "--b"])),
        (
            "The value 'fr' is invalid for '--lang <lang>'. Please provide one of 'zh' and 'en'.",
            .invalidValue("--lang <lang>", choices: ["zh", "en"])
        ),
        (
            "The value '2026-13-01' is invalid for '--as-of <day>': 日期要写成 2026-11-21。 Write the day as 2026-11-21.",
            .invalidValue("--as-of <day>", choices: [], hint: "日期要写成 2026-11-21。 Write the day as 2026-11-21.")
        ),
        ("The value 'it's' is invalid for '--record <record>'", .invalidValue("--record <record>", choices: [])),
        (
            "The value 'x' is invalid for '--k <k>'. Please provide one of the following:\n  - a\n  - b",
            .invalidValue("--k <k>", choices: ["a", "b"])
        ),
        ("Value to be set with flag '--a' had already been set with flag '--b'", .exclusive("--a", "--b")),
        ("Missing required subcommand.", .missingSubcommand),
        ("Can't generate completion scripts for 'csh'.\nPlease use --generate", .unsupportedShell("csh")),
        ("Can't autodetect a supported shell.\nPlease use --generate", .unsupportedShell(nil)),
    ]

    @Test(arguments: sentences.indices)
    func everySentenceOfTheParserIsUnderstood(index: Int) {
        let (sentence, fault) = Self.sentences[index]
        #expect(UsageFault(sentence) == fault)
        #expect(fault.words(isChinese: true).unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
        #expect(fault.words(isChinese: false).unicodeScalars.allSatisfy { $0.isASCII })
        for value in ["张", "三", "fr", "it's"] { #expect(!fault.words(isChinese: true).contains(value)) }
    }

    @Test func otherSentencesAreLeftAlone() {
        #expect(UsageFault("--to 不能早于 --from。") == nil)
    }

    @Test func theWholeMessageIsTranslatedAndTheCommandIsNot() {
        let message = """
            Error: Missing expected argument '--data <data>'
            Help:  --data <data>  数据目录。 Data directory.
            Usage: xinshi hours <person> --data <data>
              See 'xinshi hours --help' for more information.
            """
        let chinese = UsageReport(arguments: ["--lang", "zh"]).words(message)
        #expect(
            chinese == """
                ✗ 缺少 --data <data>。
                说明：--data <data>  数据目录。
                用法：xinshi hours <person> --data <data>
                  详见 xinshi hours --help
                """
        )
        let english = UsageReport(arguments: ["hours", "--lang=en"]).words(message)
        #expect(english.hasPrefix("✗ --data <data> is missing.\nHelp: --data <data>  Data directory.\n"))
        #expect(UsageReport(arguments: ["--lang", "zh"]).words("Error: 自己的话").hasPrefix("✗ 自己的话"))
    }
}

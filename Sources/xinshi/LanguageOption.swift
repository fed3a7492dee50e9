import ArgumentParser

/// The language in which every subcommand speaks.
struct LanguageOption: ParsableArguments {
    /// The languages there are.
    enum Language: String, CaseIterable, ExpressibleByArgument {
        /// Simplified Chinese.
        case chinese = "zh"
        /// English.
        case english = "en"
    }

    @Option(help: "zh 或 en；默认取自环境，其次中文。 Language: zh or en; from the environment, else Chinese.")
    var lang: Language?

    /// Whether texts are Chinese.
    var isChinese: Bool { Terminal.isChinese(lang?.rawValue) }

    /// The one of two texts that was asked for.
    func text(_ chinese: String, _ english: String) -> String {
        isChinese ? chinese : english
    }
}

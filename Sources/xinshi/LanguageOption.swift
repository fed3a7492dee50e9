import ArgumentParser
import LedgerRosters

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

    /// The same for the reader of rosters.
    var ofRosters: RosterLanguage { isChinese ? .chinese : .english }

    /// The one of two texts that was asked for.
    func text(_ chinese: String, _ english: String) -> String {
        isChinese ? chinese : english
    }

    /// A length of time as people read it: `2小时30分`, `2 h 30 min`.
    func length(_ seconds: Int64) -> String {
        let fields = [
            (seconds / 3600, text("小时", " h")), (seconds / 60 % 60, text("分", " min")),
            (seconds % 60, text("秒", " s")),
        ]
        let parts = fields.filter { $0.0 != 0 }.map { "\($0.0)\($0.1)" }
        return parts.isEmpty ? text("0分", "0 min") : parts.joined(separator: text("", " "))
    }
}

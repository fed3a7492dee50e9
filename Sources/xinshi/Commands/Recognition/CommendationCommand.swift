import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerProjections
import LedgerRules
import LedgerService
import LedgerVault

/// `xinshi commendation`: commendations of volunteers.
struct CommendationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "commendation",
        abstract: "表彰奖励：记录与列出。 Commendations.",
        discussion: """
            示例 Examples:
              xinshi commendation record --data s --as desk1 张三 --title 优秀志愿者 --grantor 赛罕区文明办 --day 2026-03-05 \\
                --provenance government
              xinshi commendation list --data s 张三

            来源 Provenance: own 本组织, government 县级以上政府部门（本人出示证明）, other 其他组织（核实后）.
            """,
        subcommands: [Record.self, List.self]
    )

    /// `commendation record`.
    struct Record: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "record",
            abstract: "记录一项表彰。 Record a commendation.",
            discussion: """
                示例 Example:
                  xinshi commendation record --data s --as desk1 张三 --title 优秀志愿者 --grantor 本站 --day 2026-03-05 --provenance own
                JSON: index
                """
        )
        @Argument(help: "编号、志愿者编号、姓名或尾号。 Person.") var person: String
        @OptionGroup var signing: SigningOptions
        @Option(help: "名称。 Title.") var title: String
        @Option(help: "授予单位。 Grantor.") var grantor: String
        @Option(help: "日期。 Day.") var day: String
        @Option(help: "来源：own、government、other。 Provenance.") var provenance: String

        func run() throws {
            let options = signing.options
            let provenance: Provenance = try options.choice(provenance, "--provenance")
            let day = try options.day(day, "--day")
            let ledger = try signing.open()
            var draft = Draft(.commendationRecorded)
            draft.set("subject", try options.person(person, in: ledger))
            draft.set("provenance", provenance.rawValue)
            draft.set("day", day)
            draft.keep("title", title)
            draft.keep("grantor", grantor)
            try signing.finish(draft, in: ledger)
        }
    }

    /// `commendation list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "列出表彰；给出人员时只列此人的。 List commendations.",
            discussion: """
                示例 Example: xinshi commendation list --data s 张三
                不满十八周岁的只显示姓氏；加 --as 与 --reason 显示全名，账本记下每人的这次查阅。
                Of people under 18 only the family name is shown; with --as and --reason the whole, and the log keeps it of each.
                JSON: day, grantor?, index, organisation, provenance, subject, title?
                """
        )
        @Argument(help: "人员；省略则列出所有人的。 Person.") var person: String?
        @OptionGroup var disclosure: MinorDisclosure
        @OptionGroup var asOf: AsOfOption
        @OptionGroup var options: LedgerOptions

        func run() throws {
            let cut = try asOf.day(options)
            let ledger = try options.open()
            let subject = try person.map { try options.person($0, in: ledger) }
            let all = try options.translated { try ledger.project(Recognitions(), asOf: cut) }.commendations
            let listed = all.filter { subject == nil || $0.subject == subject }
            let people = try disclosure.people(listed.map(\.subject), in: ledger, options)
            for commendation in listed { try say(commendation, people, ledger) }
            people.sayMasked()
            if listed.isEmpty, !options.json { print(options.words("没有表彰记录。", "No commendation is recorded.")) }
        }

        private func say(
            _ commendation: Recognitions.Commendation,
            _ people: PeopleShown,
            _ ledger: Ledger
        ) throws {
            let (title, grantor) = try options.translated {
                (
                    try ledger.text(.title, at: commendation.index), try ledger.text(.grantor, at: commendation.index)
                )
            }
            let facts: [(String, JSONValue?)] = [
                ("index", .number(commendation.index)), ("subject", .text(commendation.subject)),
                ("day", .text(commendation.day)), ("provenance", .text(commendation.provenance.rawValue)),
                ("title", .text(title)), ("grantor", .text(grantor)),
                ("organisation", .text(commendation.organisation)),
            ]
            let words = commendation.provenance.words
            let line = [
                "\(commendation.day)", try people.describe(commendation.subject),
                options.kept(title), options.kept(grantor), options.words(words.zh, words.en),
            ]
            options.say(facts, line.joined(separator: "  "))
        }
    }
}

extension LedgerOptions {
    /// A text of the vault as lists show it; says when there is none any more.
    func kept(_ text: String?) -> String {
        text?.plain ?? words("（无或已删除）", "(none or erased)")
    }
}

extension Provenance {
    /// Who granted it, in words.
    var words: (zh: String, en: String) {
        switch self {
        case .own: ("本组织", "own")
        case .government: ("县级以上政府部门", "government")
        case .other: ("其他组织", "other")
        }
    }
}

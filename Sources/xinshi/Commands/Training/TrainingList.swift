import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerRules
import LedgerService
import LedgerVault

/// `xinshi training list`.
struct TrainingList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "列出培训；给出人员时列出此人的学习时长。 List trainings, or one person's.",
        discussion: """
            示例 Examples:
              xinshi training list --data s --year 2026
              xinshi training list --data s --person 张三
            JSON: attended, community?, content?, day, host?, learning_seconds, organisation, title?, training
            """
    )
    @Option(help: "年。 Year.") var year: Int?
    @Option(help: "只列此人参加的：编号、姓名或尾号。 Only those this person attended.") var person: String?
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let year = try year.map { try options.year($0, "--year") }
        let ledger = try options.open()
        let subject = try person.map { try options.person($0, in: ledger) }
        let views = ledger.ask { state -> [TrainingView] in
            state.loadAll()
            return state.trainings()
        }
        var total: Int64 = 0
        for view in views where year == nil || view.day.fields.year == year {
            let attendances = view.attendances.filter { subject == nil || $0.subject == subject }
            guard subject == nil || !attendances.isEmpty else { continue }
            let seconds = attendances.reduce(0) { $0 + $1.learning.count }
            total += seconds
            try say(view, attendances.count, seconds, ledger)
        }
        guard !options.json else { return }
        print("\(options.words("学习时长合计", "learning time"))  \(options.duration(Seconds(total)))")
    }

    private func say(_ view: TrainingView, _ attended: Int, _ seconds: Int64, _ ledger: Ledger) throws {
        let texts = try options.translated { try ledger.vault.texts(of: .training(view.id)) }
        let facts: [(String, JSONValue?)] = [
            ("training", .text(view.id)), ("day", .text(view.day)), ("organisation", .text(view.organisation)),
            ("community", .text(view.community)), ("title", .text(texts[.title])), ("content", .text(texts[.content])),
            ("host", .text(texts[.host])), ("attended", .number(attended)),
            ("learning_seconds", .number(seconds)),
        ]
        let title = texts[.title]?.plain ?? options.words("（无标题）", "(no title)")
        let people = options.words("\(attended) 人", "\(attended) people")
        options.say(facts, "\(view.id)  \(view.day)  \(people)  \(options.duration(Seconds(seconds)))  \(title)")
    }
}

import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerProjections
import LedgerRules
import LedgerService

/// `xinshi report training`.
struct ReportTraining: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "training",
        abstract: "培训覆盖：各社区一年的培训次数与覆盖率。 Trainings of each community in a year.",
        discussion: """
            示例 Example: xinshi report training --data s --year 2026
            要求每社区每年至少一次（内团联发〔2020〕1号）。 At least one a year is asked for.
            JSON: name, organisation, region, trainings
            """
    )
    @Option(help: "年，默认今年。 Year, by default this one.") var year: Int?
    @OptionGroup var asOf: AsOfOption
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let asked = try year.map { try options.year($0, "--year") }
        let cut = try asOf.day(options)
        let ledger = try options.open()
        let (year, report, organisations) = try options.translated {
            try ledger.ask(asOf: cut) { state, _, day in
                state.loadAll()
                let year = asked ?? day.fields.year
                return (year, TrainingCoverageReport(&state, year: year), state.organisations())
            }
        }
        let missing = Set(report.untrained)
        let communities = organisations.filter { report.trained[$0.id] != nil || missing.contains($0.id) }
        for view in communities {
            let count = report.trained[view.id] ?? 0
            let facts: [(String, JSONValue?)] = [
                ("organisation", .text(view.id)), ("name", .text(view.name)), ("region", .text(view.region)),
                ("trainings", .number(count)),
            ]
            options.say(facts, "\(view.region)  \(view.name.plain)  \(options.words("\(count) 次", "\(count)"))")
        }
        guard !options.json else { return }
        let covered = communities.count - missing.count
        print(
            options.words(
                "\(year) 年 \(communities.count) 个社区，\(covered) 个有培训，\(percent(covered, of: communities.count))。",
                "\(year): \(communities.count) communities, \(covered) trained, \(percent(covered, of: communities.count))"
            )
        )
    }
}

/// `xinshi report yearly-hours`.
struct ReportYearlyHours: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "yearly-hours",
        abstract: "年度二十小时：列出一年内服务不足 20 小时的登记志愿者。 Registered volunteers below 20 hours a year.",
        discussion: """
            示例 Example: xinshi report yearly-hours --data s --year 2026
            《中国注册志愿者管理办法》第十一条。只计已生效的记录。 Effective records only.
            不满十八周岁的只显示姓氏；加 --as 与 --reason 显示全名，账本记下每人的这次查阅。
            Of people under 18 only the family name is shown; with --as and --reason the whole, and the log keeps it of each.
            JSON: missing_seconds, seconds, subject
            """
    )
    @Option(help: "服务年，默认今年。 Year of service, by default this one.") var year: Int?
    @OptionGroup var asOf: AsOfOption
    @OptionGroup var disclosure: MinorDisclosure
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let asked = try year.map { try options.year($0, "--year") }
        let cut = try asOf.day(options)
        let ledger = try options.open()
        let (year, report) = try options.translated {
            try ledger.ask(asOf: cut) { state, _, day in
                state.loadAll()
                let year = asked ?? day.fields.year
                return (year, YearlyMinimumReport(&state, year: year))
            }
        }
        let people = try disclosure.people(report.short.map(\.subject), in: ledger, options)
        for (subject, seconds) in report.short {
            let missing = YearlyMinimumReport.minimum.count - seconds.count
            let facts: [(String, JSONValue?)] = [
                ("subject", .text(subject)), ("seconds", .number(seconds.count)), ("missing_seconds", .number(missing)),
            ]
            let person = try people.describe(subject)
            let words = options.words(
                "还差 \(options.duration(Seconds(missing)))",
                "\(options.duration(Seconds(missing))) short"
            )
            options.say(facts, "\(person)  \(options.duration(seconds))  \(words)")
        }
        people.sayMasked()
        guard !options.json else { return }
        print(
            options.words(
                "\(year) 年登记志愿者 \(report.registered) 人，不足 20 小时 \(report.short.count) 人。",
                "\(year): \(report.registered) registered, \(report.short.count) below 20 hours"
            )
        )
    }
}

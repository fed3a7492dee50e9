import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerProjections
import LedgerRules
import LedgerService
import LedgerVault

/// `xinshi elsewhere`: time that other platforms recorded.
struct ElsewhereCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "elsewhere",
        abstract: "其他平台已记录的时间与启用前的结转：另列，不计入服务时间、星级、时间储蓄。 Time recorded elsewhere.",
        discussion: """
            示例 Examples:
              xinshi elsewhere record --data s --as desk1 张三 --platform national --first-day 2024-01-01 --last-day 2024-12-31 \\
                --hours 36 --minutes 30 --source "全国志愿服务信息系统导出表 2025-01-10"
              xinshi elsewhere list --data s 张三
            """,
        subcommands: [Record.self, ElsewhereList.self]
    )

    /// `elsewhere record`.
    struct Record: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "record",
            abstract: "记录其他平台的时间，或启用本账本时的结转合计（--opening）。 Record time of another platform.",
            discussion: """
                示例 Example:
                  xinshi elsewhere record --data s --as desk1 张三 --platform national --first-day 2020-01-01 --last-day 2025-12-31 \\
                    --hours 153 --source "旧台账第 12 页" --opening
                JSON: index
                """
        )
        @Argument(help: "编号、志愿者编号、姓名或尾号。 Person.") var person: String
        @OptionGroup var signing: SigningOptions
        @Option(help: "平台代码，见政策 reason_codes 的 platforms，如 national。 Platform.") var platform: String
        @Option(help: "第一个服务日。 First day of service.") var firstDay: String
        @Option(help: "最后一个服务日。 Last day of service.") var lastDay: String
        @Option(help: "小时数。 Hours.") var hours: Int64 = 0
        @Option(help: "分钟数（0 到 59）。 Minutes.") var minutes: Int64 = 0
        @Option(help: "来源：系统导出、台账页码等（只存入保密库）。 Source, kept by the vault.") var source: String
        @Flag(help: "是启用本账本时结转的合计。 A total carried over when this log began.") var opening = false

        func run() throws {
            let options = signing.options
            let platform = try options.code(platform, "--platform")
            let (first, last) = (try options.day(firstDay, "--first-day"), try options.day(lastDay, "--last-day"))
            guard first <= last else {
                throw ValidationError(options.words("--last-day 不能早于 --first-day。", "--last-day is before the first."))
            }
            guard (0...1_000_000).contains(hours), (0...59).contains(minutes), hours + minutes > 0 else {
                throw ValidationError(
                    options.words(
                        "时间须大于 0：--hours 0 到 1000000，--minutes 0 到 59。",
                        "Give a time above 0: --hours 0 to 1000000, --minutes 0 to 59."
                    )
                )
            }
            let ledger = try signing.open()
            var draft = Draft(.recordedElsewhere)
            draft.set("subject", try options.person(person, in: ledger))
            draft.set("platform", platform)
            draft.set("first_day", first)
            draft.set("last_day", last)
            draft.set("seconds", .number(hours * 3600 + minutes * 60))
            draft.set("opening", .bool(opening))
            draft.keep("source", source)
            try signing.finish(draft, in: ledger)
        }
    }
}

/// `xinshi elsewhere list`.
struct ElsewhereList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "列出其他平台的时间与结转，按平台合计。 List time recorded elsewhere, with sums by platform.",
        discussion: """
            示例 Examples:
              xinshi elsewhere list --data s
              xinshi elsewhere list --data s 张三
            不满十八周岁的只显示姓氏；加 --as 与 --reason 显示全名，账本记下每人的这次查阅。
            Of people under 18 only the family name is shown; with --as and --reason the whole, and the log keeps it of each.
            JSON: first_day, index, last_day, opening, organisation, platform, seconds, source?, subject
            """
    )
    @Argument(help: "人员；省略则列出所有人的。 Person.") var person: String?
    @OptionGroup var asOf: AsOfOption
    @OptionGroup var disclosure: MinorDisclosure
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let cut = try asOf.day(options)
        let ledger = try options.open()
        let subject = try person.map { try options.person($0, in: ledger) }
        let all = try options.translated { try ledger.project(PlatformBook(), asOf: cut) }.elsewhere
        let listed = all.filter { subject == nil || $0.facts.subject == subject }
        let people = try disclosure.people(listed.map(\.facts.subject), in: ledger, options)
        var sums: [String: Int64] = [:]
        for line in listed {
            sums[line.facts.platform.text, default: 0] += line.facts.seconds.count
            try say(line, people, ledger)
        }
        people.sayMasked()
        guard !options.json else { return }
        for (platform, seconds) in sums.sorted(by: { $0.key < $1.key }) {
            let name = CodeNames(ledger, options).name(platform, in: "platforms")
            print("\(name)  \(options.duration(Seconds(seconds)))")
        }
        print(options.words("以上不计入服务时间、星级、时间储蓄。", "None of it counts for hours, stars or credit."))
    }

    private func say(_ line: PlatformBook.Elsewhere, _ people: PeopleShown, _ ledger: Ledger) throws {
        let facts = line.facts
        let source = try options.translated { try ledger.text(.source, at: line.index) }
        let members: [(String, JSONValue?)] = [
            ("index", .number(line.index)), ("subject", .text(facts.subject)), ("platform", .text(facts.platform.text)),
            ("first_day", .text(facts.days.first)), ("last_day", .text(facts.days.last)),
            ("seconds", .number(facts.seconds.count)), ("opening", .bool(facts.opening)), ("source", .text(source)),
            ("organisation", .text(line.organisation)),
        ]
        let opening = facts.opening ? options.words("结转", "carried over") : nil
        let words = [
            try people.describe(facts.subject),
            CodeNames(ledger, options).name(facts.platform.text, in: "platforms"),
            "\(facts.days.first) – \(facts.days.last)", options.duration(facts.seconds), opening, options.kept(source),
        ]
        options.say(members, words.compactMap { $0 }.joined(separator: "  "))
    }
}

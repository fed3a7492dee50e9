import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerProjections
import LedgerService

/// `xinshi review`: what a person should look at.
struct ReviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "复核：从账本列出可疑的记录，登记复核结论。 The review queue.",
        discussion: """
            示例 Examples:
              xinshi review list --data s
              xinshi review list --data s --rule two_places --json
              xinshi review report --data s --as desk1 --record 123 --reason-code tip
              xinshi review decide --data s --as approver --record 123 --outcome rejected --reason-code unfounded

            列出的只是值得看一眼的情形，不说明有错。作废、更正或作出结论后，该项即告了结（规范 07 §6）。
            An item shows a pattern and proves nothing wrong. Voiding, correcting or deciding settles it.
            """,
        subcommands: [List.self, Report.self, Decide.self]
    )

    /// `review list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "列出待复核的情形；--all 连同已了结的。 What is left to look at.",
            discussion: """
                示例 Examples:
                  xinshi review list --data s
                  xinshi review list --data s --all --as-of 2026-06-30 --json
                规则 Rules: approved_at_once, identical_times, long_after, many_approved, many_recorded, mutual_approval, \
                never_signed_in, over_ceiling, two_places。数目见政策 review。 Their numbers: policy review.
                不满十八周岁的只显示姓氏；加 --as 与 --reason 显示全名，账本记下每人的这次查阅。
                Of people under 18 only the family name is shown; with --as and --reason the whole, and the log keeps it of each.
                JSON: measure, open, open_records, people, records, rule, rule_name, since, why
                """
        )
        @Option(help: "只列此规则。 Of this rule only.") var rule: String?
        @Flag(help: "连同已了结的。 Settled items too.") var all = false
        @OptionGroup var asOf: AsOfOption
        @OptionGroup var disclosure: MinorDisclosure
        @OptionGroup var options: LedgerOptions

        func run() throws {
            let wanted: ReviewRule? = try rule.map { try options.choice($0, "--rule") }
            let cut = try asOf.day(options)
            let ledger = try options.open()
            let queue = try options.translated { try ledger.reviewQueue(asOf: cut) }
            let shown = queue.items.filter { (all || $0.isOpen) && (wanted == nil || $0.rule == wanted) }
            let people = try disclosure.people(shown.flatMap(\.people), in: ledger, options)
            for item in shown { try say(item, people) }
            people.sayMasked()
            guard !options.json else { return }
            let open = shown.filter(\.isOpen).count
            print(options.words("待复核 \(open) 项。", "\(open) left to look at"))
        }

        private func say(_ item: ReviewItem, _ shown: PeopleShown) throws {
            let why = ReviewWords.why(item)
            let facts: [(String, JSONValue?)] = [
                ("rule", .text(item.rule.rawValue)), ("rule_name", .text(options.name(of: item.rule))),
                ("records", indexes(item.records)),
                ("open_records", indexes(item.open)), ("open", .bool(item.isOpen)), ("since", .number(item.since)),
                ("measure", .number(item.measure)), ("people", .array(item.people.map { .string($0.description) })),
                ("why", .text(options.words(why.zh, why.en))),
            ]
            let people = try item.people.map { try shown.describe($0) }
            let state = item.isOpen ? "" : options.words("（已了结）", " (settled)")
            let named = options.name(of: item.rule) + options.words("：", ": ")
            let head = "\(named)\(options.words(why.zh, why.en))\(state)"
            let lines = [head] + people.map { "    \($0)" } + ["    " + records(item)]
            options.say(facts, lines.joined(separator: "\n"))
        }

        private func indexes(_ records: [UInt64]) -> JSONValue {
            .array(records.map { .integer(Int64($0)) })
        }

        private func records(_ item: ReviewItem) -> String {
            let first = item.records.prefix(12).map { "\($0)" }.joined(separator: " ")
            let more =
                item.records.count > 12 ? options.words(" 等 \(item.records.count) 条", " … \(item.records.count)") : ""
            return options.words("记录 ", "records ") + first + more
        }
    }
}

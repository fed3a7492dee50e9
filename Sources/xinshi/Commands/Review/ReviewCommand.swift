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
              xinshi review decide --data s --as approver --record 123 --outcome rejected --reason-code unfounded

            列出的只是值得看一眼的情形，不说明有错。作废、更正或作出结论后，该项即告了结（规范 07 §6）。
            An item shows a pattern and proves nothing wrong. Voiding, correcting or deciding settles it.
            """,
        subcommands: [List.self, Decide.self]
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
                JSON: measure, open, open_records, people, records, rule, since, why
                """
        )
        @Option(help: "只列此规则。 Of this rule only.") var rule: String?
        @Flag(help: "连同已了结的。 Settled items too.") var all = false
        @OptionGroup var asOf: AsOfOption
        @OptionGroup var options: LedgerOptions

        func run() throws {
            let wanted: ReviewRule? = try rule.map { try options.choice($0, "--rule") }
            let cut = try asOf.day(options)
            let ledger = try options.open()
            let queue = try options.translated { try ledger.reviewQueue(asOf: cut) }
            let shown = queue.items.filter { (all || $0.isOpen) && (wanted == nil || $0.rule == wanted) }
            for item in shown { try say(item, ledger) }
            guard !options.json else { return }
            let open = shown.filter(\.isOpen).count
            print(options.words("待复核 \(open) 项。", "\(open) left to look at"))
        }

        private func say(_ item: ReviewItem, _ ledger: Ledger) throws {
            let why = ReviewWords.why(item)
            let facts: [(String, JSONValue?)] = [
                ("rule", .text(item.rule.rawValue)), ("records", indexes(item.records)),
                ("open_records", indexes(item.open)), ("open", .bool(item.isOpen)), ("since", .number(item.since)),
                ("measure", .number(item.measure)), ("people", .array(item.people.map { .string($0.description) })),
                ("why", .text(options.words(why.zh, why.en))),
            ]
            let people = try item.people.map { try options.describe($0, in: ledger) }
            let state = item.isOpen ? "" : options.words("（已了结）", " (settled)")
            let head = "\(options.words(why.zh, why.en))\(state)"
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

    /// `review decide`.
    struct Decide: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "decide",
            abstract: "登记对记录的复核结论：作为举报提出并当即处理，一并入账。 Record what a review came to.",
            discussion: """
                示例 Examples:
                  xinshi review decide --data s --as approver --record 123 --outcome rejected --reason-code unfounded
                  xinshi review decide --data s --as approver --record 123 --record 124 --outcome upheld --reason-code confirmed
                upheld 成立的，另行作废或更正。结论人不得是录入人或服务人。
                If upheld, voiding or correcting follows. Neither a recorder nor who served decides.
                JSON: decisions, index
                """
        )
        @OptionGroup var signing: SigningOptions
        @Option(help: "记录序号，可重复。 Index of a record; repeatable.") var record: [UInt64]
        @Option(help: "upheld 属实，rejected 不属实。 Outcome.") var outcome: String
        @Option(help: "事由代码，见政策 reason_codes 的 objection，默认 tip。 Grounds of the report.") var grounds = "tip"
        @OptionGroup var reason: ReasonOptions

        func run() throws {
            let options = signing.options
            let outcome: ObjectionOutcome = try options.choice(outcome, "--outcome")
            guard Set(record).count == record.count else {
                throw ValidationError(options.words("--record 重复。", "--record is given twice for one record."))
            }
            let ledger = try signing.open()
            var drafts: [Draft] = []
            for index in record {
                let (opened, decided) = try reportAndDecision(of: index, outcome, ledger)
                drafts += [opened, decided]
            }
            let signed = try signing.sign(drafts, in: ledger)
            let decisions = record.indices.map { JSONValue.integer(Int64(signed.first) + Int64($0) * 2 + 1) }
            options.say(
                [("index", .number(signed.first)), ("decisions", .array(decisions))],
                options.words(
                    "已入账 \(record.count) 项结论，自第 \(signed.first) 条。",
                    "\(record.count) decided, from \(signed.first)"
                )
            )
        }

        private func reportAndDecision(
            of index: UInt64,
            _ outcome: ObjectionOutcome,
            _ ledger: Ledger
        ) throws -> (Draft, Draft) {
            var opened = Draft(.objectionOpened)
            opened.set("record", try signing.options.reference(index, in: ledger))
            opened.set("reason_code", grounds)
            opened.keep("reason", reason.reason)
            var decided = Draft(.objectionDecided)
            decided.set("objection", .facts([("command", .text(opened.id))]))
            decided.set("outcome", outcome.rawValue)
            decided.set("reason_code", reason.reasonCode)
            return (opened, decided)
        }
    }
}

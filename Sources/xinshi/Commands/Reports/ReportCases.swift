import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerRules
import LedgerService

/// `xinshi report open`.
struct ReportOpen: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "举报一条记录，可以匿名（民政部令第67号第二十条）。 Report a record, by name or without.",
        discussion: """
            示例 Examples:
              xinshi report open --data s --as desk1 --record 123 --reason-code false_record
              xinshi report open --data s --as desk1 --record 123 --reporter 李四 --reason-code illegal_purchase --reason 当天没有活动
            不给 --reporter 即为匿名：账本中没有举报人。 Without --reporter nobody is named in the log.
            JSON: due, index
            """
    )
    @OptionGroup var signing: SigningOptions
    @Option(help: "记录序号。 Index of the record.") var record: UInt64
    @Option(help: "举报人：编号、姓名或尾号；省略为匿名。 Who reports; left out: anonymous.") var reporter: String?
    @OptionGroup var reason: ReasonOptions

    func run() throws {
        let options = signing.options
        let ledger = try signing.open()
        var draft = Draft(.objectionOpened)
        draft.set("record", try options.reference(record, in: ledger))
        draft.set("objector", try reporter.map { try options.person($0, in: ledger) })
        reason.write(to: &draft)
        let signed = try signing.sign([draft], in: ledger)
        let due = ledger.ask { $0.objection(signed.first)?.due }
        options.say(
            [("index", .number(signed.first)), ("due", .text(due))],
            options.words(
                "已受理，第 \(signed.first) 条，应于 \(due?.description ?? "—") 前处理。",
                "accepted at \(signed.first), due \(due?.description ?? "—")"
            )
        )
    }
}

/// `xinshi report close`.
struct ReportClose: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "处理举报；属实的另行作废或更正。 Close a report.",
        discussion: """
            示例 Examples:
              xinshi report close --data s --as approver --report 140 --outcome upheld --reason-code confirmed
              xinshi report close --data s --as approver --report 140 --outcome rejected --reason-code unfounded
            处理人不得是录入人、审核人、举报人或服务人。 Not by who recorded, approved, reported or served.
            """
    )
    @OptionGroup var signing: SigningOptions
    @Option(help: "举报序号。 Index of the report.") var report: UInt64
    @Option(help: "upheld 属实，rejected 不属实。 Outcome.") var outcome: String
    @OptionGroup var reason: ReasonOptions

    func run() throws {
        let options = signing.options
        let outcome: ObjectionOutcome = try options.choice(outcome, "--outcome", ["属实": .upheld, "不属实": .rejected])
        let ledger = try signing.open()
        var draft = Draft(.objectionDecided)
        draft.set("objection", try options.reference(report, in: ledger))
        draft.set("outcome", outcome.rawValue)
        reason.write(to: &draft)
        try signing.finish(draft, in: ledger)
    }
}

/// `xinshi report list`.
struct ReportList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "列出举报及应处理日期；异议另见 report objections。 Reports against records and when they are due.",
        discussion: """
            示例 Examples:
              xinshi report list --data s --open
              xinshi report list --data s --as-of 2026-06-30 --json
            本人或其监护人提出的是异议，他人提出的或匿名的是举报（规范 06 §6）。
            By the one who served or a guardian: an objection; by anybody else or by nobody: a report.
            JSON: due, opened, organisation, outcome?, overdue, record, report, reporter?
            """
    )
    @Flag(help: "只列未处理的。 Only open ones.") var open = false
    @OptionGroup var asOf: AsOfOption
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let cut = try asOf.day(options)
        let ledger = try options.open()
        let (views, today) = try options.translated {
            try ledger.ask(asOf: cut) { state, _, day in
                state.loadAll()
                return (state.objections().filter(\.isReport), day)
            }
        }
        for view in views where !open || view.outcome == nil { say(view, on: today) }
        guard !options.json else { return }
        let left = views.filter { $0.outcome == nil }.count
        print(options.words("举报 \(views.count) 件，未处理 \(left) 件。", "\(views.count) reports, \(left) open"))
    }

    private func say(_ view: ObjectionView, on today: CivilDate) {
        let isOverdue = view.outcome == nil && view.due < today
        let facts: [(String, JSONValue?)] = [
            ("report", .number(view.index)), ("record", .number(view.record)), ("reporter", .text(view.objector)),
            ("organisation", .text(view.organisation)), ("opened", .text(view.opened)), ("due", .text(view.due)),
            ("outcome", .text(view.outcome?.rawValue)), ("overdue", .bool(isOverdue)),
        ]
        let state: String =
            switch view.outcome {
            case .upheld: options.words("属实", "upheld")
            case .rejected: options.words("不属实", "rejected")
            case nil: isOverdue ? options.words("已超期", "overdue") : options.words("处理中", "open")
            }
        let who = view.objector.map { "\($0)" } ?? options.words("匿名", "anonymous")
        let line = options.words(
            "举报 \(view.index)：记录 \(view.record)，\(who)，\(view.opened) 受理，应于 \(view.due) 前处理，",
            "report \(view.index): record \(view.record), \(who), opened \(view.opened), due \(view.due), "
        )
        options.say(facts, line + state)
    }
}

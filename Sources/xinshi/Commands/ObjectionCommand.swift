import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerRules
import LedgerService

/// `xinshi objection`: objections to records.
struct ObjectionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "objection",
        abstract: "异议：提出、处理、列出。 Objections.",
        discussion: """
            示例 Examples:
              xinshi objection open --data s --as desk1 --record 123 --objector 张三 --reason-code time_error
              xinshi objection decide --data s --as approver --objection 140 --outcome upheld --reason-code time_error
              xinshi objection list --data s
            """,
        subcommands: [Open.self, Decide.self, List.self]
    )

    /// `objection open`.
    struct Open: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "open",
            abstract: "对一条记录或一次学生评价提出异议。 Object to a record or to a student's grade.",
            discussion: """
                示例 Examples:
                  xinshi objection open --data s --as desk1 --record 123 --objector 张三 --reason-code time_error
                  xinshi objection open --data s --as desk1 --grade 140 --objector 小明 --reason-code grade_disputed
                """
        )
        @OptionGroup var signing: SigningOptions
        @Option(help: "记录序号。 Index of the record.") var record: UInt64?
        @Option(help: "学生评价序号（见 student list）。 Index of the grade.") var grade: UInt64?
        @Option(help: "提出人：编号、姓名或尾号。 Who objects.") var objector: String
        @OptionGroup var reason: ReasonOptions

        func run() throws {
            guard let target = record ?? grade, record == nil || grade == nil else {
                throw ValidationError(
                    signing.options.words("请给出 --record 或 --grade 之一。", "Give one of --record and --grade.")
                )
            }
            let ledger = try signing.open()
            var draft = Draft(.objectionOpened)
            draft.set("record", try signing.options.reference(target, in: ledger))
            draft.set("objector", try signing.options.person(objector, in: ledger))
            reason.write(to: &draft)
            try signing.finish(draft, in: ledger)
        }
    }

    /// `objection decide`.
    struct Decide: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "decide",
            abstract: "处理异议；成立时另行更正或作废。 Decide an objection.",
            discussion:
                """
                示例 Example:
                  xinshi objection decide --data s --as approver --objection 140 --outcome rejected --reason-code checked
                """
        )
        @OptionGroup var signing: SigningOptions
        @Option(help: "异议序号。 Index of the objection.") var objection: UInt64
        @Option(help: "upheld 成立，rejected 不成立。 Outcome.") var outcome: String
        @OptionGroup var reason: ReasonOptions

        func run() throws {
            let outcome: ObjectionOutcome = try signing.options.choice(outcome, "--outcome")
            let ledger = try signing.open()
            var draft = Draft(.objectionDecided)
            draft.set("objection", try signing.options.reference(objection, in: ledger))
            draft.set("outcome", outcome.rawValue)
            reason.write(to: &draft)
            try signing.finish(draft, in: ledger)
        }
    }

    /// `objection list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "列出异议及应处理日期。 List objections and when they are due.",
            discussion: "示例 Example: xinshi objection list --data s --open"
        )
        @Flag(help: "只列未处理的。 Only open ones.") var open = false
        @OptionGroup var options: LedgerOptions

        func run() throws {
            let ledger = try options.open()
            let views = ledger.ask { state in
                state.loadAll()
                return state.objections()
            }
            let today = ledger.today
            if !views.contains(where: { !$0.isReport && (!open || $0.outcome == nil) }), !options.json {
                print(options.words("没有异议。", "There is no objection."))
            }
            for view in views where !view.isReport && (!open || view.outcome == nil) {
                let isOverdue = view.outcome == nil && view.due < today
                let facts: [(String, JSONValue?)] = [
                    ("objection", .number(view.index)), (view.isAboutGrade ? "grade" : "record", .number(view.record)),
                    ("objector", .text(view.objector)), ("opened", .text(view.opened)), ("due", .text(view.due)),
                    ("outcome", .text(view.outcome?.rawValue)), ("overdue", .bool(isOverdue)),
                ]
                let state = view.outcome.map {
                    $0 == .upheld ? options.words("成立", "upheld") : options.words("不成立", "rejected")
                }
                let target = view.isAboutGrade ? options.words("学生评价", "grade") : options.words("记录", "record")
                let line = options.words(
                    "异议 \(view.index)：\(target) \(view.record)，\(view.opened) 提出，应于 \(view.due) 前处理，",
                    "objection \(view.index): \(target) \(view.record), opened \(view.opened), due \(view.due), "
                )
                options.say(
                    facts,
                    line + (state ?? (isOverdue ? options.words("已超期", "overdue") : options.words("处理中", "open")))
                )
            }
        }
    }
}

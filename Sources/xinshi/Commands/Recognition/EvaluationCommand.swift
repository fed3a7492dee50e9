import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerProjections
import LedgerRules
import LedgerService
import LedgerVault

/// `xinshi evaluation`: how good a service was.
struct EvaluationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluation",
        abstract: "服务评价（评单）：记录与列出，含满意率。 Evaluations of services.",
        discussion: """
            示例 Examples:
              xinshi evaluation record --data s --as desk1 --record 123 --quality 5 --evaluator served --comment 很好
              xinshi evaluation list --data s --person 张三

            分数为 1 到 5；4 分以上计为满意。只能评价已生效的记录。
            Scores are 1 to 5, 4 and 5 count as satisfied; only effective records are evaluated.
            """,
        subcommands: [Record.self, EvaluationList.self]
    )

    /// `evaluation record`.
    struct Record: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "record",
            abstract: "评价一条已生效的服务记录。 Evaluate an effective record.",
            discussion: """
                示例 Example:
                  xinshi evaluation record --data s --as desk1 --record 123 --quality 5 --punctuality 5 --evaluator served
                JSON: index
                """
        )
        @OptionGroup var signing: SigningOptions
        @Option(help: "记录序号。 Index of the record.") var record: UInt64
        @Option(help: "服务质量 1 到 5。 Quality.") var quality: Int
        @Option(help: "守时 1 到 5。 Punctuality.") var punctuality: Int?
        @Option(help: "态度 1 到 5。 Attitude.") var attitude: Int?
        @Option(help: "专业水平 1 到 5。 Skill.") var skill: Int?
        @Option(help: "评价人：served 服务对象、organiser 组织单位、peer 其他志愿者。 Who evaluates.") var evaluator: String
        @Option(help: "评语（只存入保密库）。 Comment, kept by the vault.") var comment: String?
        @Option(help: "评价日期，默认今天。 Day, by default today.") var day: String?

        func run() throws {
            let options = signing.options
            let evaluator: Evaluator = try options.choice(evaluator, "--evaluator")
            let scores = [
                ("quality", quality as Int?), ("punctuality", punctuality), ("attitude", attitude), ("skill", skill),
            ]
            for (name, score) in scores where score.map({ !(1...5).contains($0) }) ?? false {
                throw ValidationError(options.words("--\(name) 须为 1 到 5。", "--\(name) is 1 to 5."))
            }
            let given = try day.map { try options.day($0, "--day") }
            let ledger = try signing.open()
            var draft = Draft(.evaluationRecorded)
            draft.set("record", try options.record(record, in: ledger))
            draft.set("day", given ?? ledger.today)
            draft.set("evaluator", evaluator.rawValue)
            for (name, score) in scores { draft.set(name, score.map { .integer(Int64($0)) }) }
            draft.keep("comment", comment)
            try signing.finish(draft, in: ledger)
        }
    }
}

/// `xinshi evaluation list`.
struct EvaluationList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "列出评价及满意率。 List evaluations and the share of the satisfied.",
        discussion: """
            示例 Examples:
              xinshi evaluation list --data s
              xinshi evaluation list --data s --record 123
            不满十八周岁的只显示姓氏；加 --as 与 --reason 显示全名，账本记下每人的这次查阅。
            Of people under 18 only the family name is shown; with --as and --reason the whole, and the log keeps it of each.
            JSON: attitude?, comment?, day, evaluator, index, punctuality?, quality, record, skill?, subject
            """
    )
    @Option(help: "只列这条记录的。 Of this record only.") var record: UInt64?
    @Option(help: "只列此人的。 Of this person's records only.") var person: String?
    @OptionGroup var asOf: AsOfOption
    @OptionGroup var disclosure: MinorDisclosure
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let cut = try asOf.day(options)
        let ledger = try options.open()
        let wanted = try person.map { try options.person($0, in: ledger) }
        var satisfaction = Satisfaction()
        let all = try options.translated { try ledger.project(Recognitions(), asOf: cut) }.evaluations
        let listed = all.compactMap { evaluation -> (evaluation: Recognitions.Evaluation, subject: SubjectID)? in
            guard record == nil || evaluation.record == record,
                let subject = ledger.ask({ $0.record(evaluation.record)?.subject }),
                wanted == nil || subject == wanted
            else { return nil }
            return (evaluation, subject)
        }
        let people = try disclosure.people(listed.map(\.subject), in: ledger, options)
        for (evaluation, subject) in listed {
            satisfaction.add(evaluation.scores.quality)
            try say(evaluation, subject, people, ledger)
        }
        people.sayMasked()
        guard !options.json else { return }
        let share = satisfaction.satisfiedBasisPoints.map { "\($0 / 100).\($0 / 10 % 10)%" } ?? "—"
        print(
            options.words(
                "共 \(satisfaction.evaluations) 条评价，满意率 \(share)。",
                "\(satisfaction.evaluations) evaluations, satisfied \(share)"
            )
        )
    }

    private func say(
        _ evaluation: Recognitions.Evaluation,
        _ subject: SubjectID,
        _ people: PeopleShown,
        _ ledger: Ledger
    ) throws {
        let scores = evaluation.scores
        let comment = try options.translated { try ledger.text(.comment, at: evaluation.index) }
        let facts: [(String, JSONValue?)] = [
            ("index", .number(evaluation.index)), ("record", .number(evaluation.record)), ("subject", .text(subject)),
            ("day", .text(scores.day)), ("quality", .number(scores.quality)),
            ("punctuality", .number(scores.punctuality)), ("attitude", .number(scores.attitude)),
            ("skill", .number(scores.skill)), ("evaluator", .text(scores.evaluator.rawValue)),
            ("comment", .text(comment)),
        ]
        let words = scores.evaluator.words
        let quality = options.words("质量 \(scores.quality)", "quality \(scores.quality)")
        let line = [
            "\(scores.day)", options.words("记录 \(evaluation.record)", "record \(evaluation.record)"),
            try people.describe(subject), quality, options.words(words.zh, words.en), comment?.plain,
        ]
        options.say(facts, line.compactMap { $0 }.joined(separator: "  "))
    }
}

extension LedgerOptions {
    /// A reference to a service record by its number; refuses the index of anything else.
    func record(_ index: UInt64, in ledger: Ledger) throws -> JSONValue {
        guard ledger.ask({ $0.record(index) }) != nil else { throw noRecord(index) }
        return try reference(index, in: ledger)
    }
}

extension Evaluator {
    /// Who evaluated, in words.
    var words: (zh: String, en: String) {
        switch self {
        case .served: ("服务对象", "the served")
        case .organiser: ("组织单位", "the organiser")
        case .peer: ("其他志愿者", "a peer")
        }
    }
}

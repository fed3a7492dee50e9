import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerProjections
import LedgerRules
import LedgerService

/// `xinshi report objections`.
struct ReportObjections: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "objections",
        abstract: "未处理的异议及超期的异议，按应处理日期。 Open objections, overdue ones marked.",
        discussion: """
            示例 Examples:
              xinshi report objections --data s
              xinshi report objections --data s --as-of 2026-06-30
            JSON: due, grade?, objection, objector, opened, overdue, record?
            """
    )
    @OptionGroup var asOf: AsOfOption
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let cut = try asOf.day(options)
        let ledger = try options.open()
        let report = try options.translated {
            try ledger.ask(asOf: cut) { state, _, day in
                state.loadAll()
                return OpenObjectionsReport(&state, on: day)
            }
        }
        let overdue = Set(report.overdue.map(\.index))
        for view in report.open {
            let isOverdue = overdue.contains(view.index)
            let facts: [(String, JSONValue?)] = [
                ("objection", .number(view.index)), (view.isAboutGrade ? "grade" : "record", .number(view.record)),
                ("objector", .text(view.objector)), ("opened", .text(view.opened)), ("due", .text(view.due)),
                ("overdue", .bool(isOverdue)),
            ]
            let mark = isOverdue ? options.words("  已超期", "  overdue") : ""
            let target = view.isAboutGrade ? options.words("学生评价", "grade") : options.words("记录", "record")
            let words = options.words(
                "异议 \(view.index)：\(target) \(view.record)，\(view.opened) 提出，应于 \(view.due) 前处理",
                "objection \(view.index): \(target) \(view.record), opened \(view.opened), due \(view.due)"
            )
            options.say(facts, words + mark)
        }
        guard !options.json else { return }
        print(
            options.words(
                "未处理 \(report.open.count) 件，其中超期 \(report.overdue.count) 件。",
                "\(report.open.count) open, \(report.overdue.count) overdue"
            )
        )
    }
}

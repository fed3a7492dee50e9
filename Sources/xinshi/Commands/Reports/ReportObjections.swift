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

/// `xinshi report year`.
struct ReportYear: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "year",
        abstract: "年度工作：一年内入账的记录、更正、作废、证明、异议、登记（民政部令第67号第十八条）。 The yearly report.",
        discussion: """
            示例 Example: xinshi report year --data s --year 2026
            按入账日（账本时间）计。 Counted by log day.
            JSON: certificates_issued, certificates_withdrawn, corrections, objections_decided, objections_opened, records, \
            registrations, voidings, year
            """
    )
    @Option(help: "年，默认今年。 Year, by default this one.") var year: Int?
    @OptionGroup var asOf: AsOfOption
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let asked = try year.map { try options.year($0, "--year") }
        let cut = try asOf.day(options)
        let ledger = try options.open()
        let year = asked ?? (cut ?? ledger.today).fields.year
        let line = try options.translated { try ledger.project(Chronicle(), asOf: cut) }.years[year] ?? YearLine()
        let counts: [(code: String, zh: String, en: String, count: Int)] = [
            ("records", "记录", "records", line.records), ("corrections", "更正", "corrections", line.corrections),
            ("voidings", "作废", "voidings", line.voidings),
            ("certificates_issued", "出具证明", "certificates issued", line.certificatesIssued),
            (
                "certificates_withdrawn", "撤销或换发证明", "certificates withdrawn or superseded",
                line.certificatesWithdrawn
            ),
            ("objections_opened", "提出异议", "objections opened", line.objectionsOpened),
            ("objections_decided", "处理异议", "objections decided", line.objectionsDecided),
            ("registrations", "登记志愿者", "volunteers registered", line.registrations),
        ]
        let facts: [(String, JSONValue?)] =
            [("year", .number(year))] + counts.map { ($0.code, .number($0.count)) }
        let lines = counts.map { "\(options.words($0.zh, $0.en))  \($0.count)" }
        options.say(facts, (["\(year)"] + lines).joined(separator: "\n"))
    }
}

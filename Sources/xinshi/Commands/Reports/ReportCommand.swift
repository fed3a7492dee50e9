import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerProjections
import LedgerRules
import LedgerService

/// `xinshi report`: what a station, its superior and the public ask once a month or a year.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "报表：逾期率、培训覆盖、年度二十小时、异议、年度工作；举报：受理、处理、列出。 Reports.",
        discussion: """
            示例 Examples:
              xinshi report late --data s --year 2026
              xinshi report training --data s --year 2026
              xinshi report yearly-hours --data s --year 2026
              xinshi report objections --data s
              xinshi report year --data s --year 2026
              xinshi report open --data s --as desk1 --record 123 --reason-code false_record

            --as-of DAY 以账本当日结束时的内容计算。 --as-of folds the log up to the end of that log day.
            """,
        subcommands: [
            ReportLate.self, ReportTraining.self, ReportYearlyHours.self, ReportObjections.self, ReportYear.self,
            ReportOpen.self, ReportClose.self, ReportList.self,
        ]
    )
}

/// The log day up to which a report reads.
struct AsOfOption: ParsableArguments {
    @Option(help: "截至账本日（含），默认现在。 Log day, by default now.") var asOf: String?

    /// The day, nil for now.
    func day(_ options: LedgerOptions) throws -> CivilDate? {
        try asOf.map { try options.day($0, "--as-of") }
    }
}

/// A share in hundredths of a percent as people read it: `12.3%`, rounded down; a dash without a whole.
func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "—" }
    let tenths = part * 1000 / whole
    return "\(tenths / 10).\(tenths % 10)%"
}

/// `xinshi report late`.
struct ReportLate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "late",
        abstract: "逾期记录率：按站点和服务月份（或年）。 Share of late records by organisation and period.",
        discussion: """
            示例 Examples:
              xinshi report late --data s --year 2026
              xinshi report late --data s --organisation 岗贝社区志愿服务站 --by year --as-of 2026-06-30
            含各种状态的记录；逾期在记录时算定，更正日期或起止时间时再算，只会变为逾期（规范 06 §4、07 §5）。
            Records of every state; judged when a record enters and when a correction moves it, never less late for it.
            JSON: late, organisation, organisation_name, period, records
            """
    )

    /// Over which period records are counted together.
    enum Period: String, CaseIterable {
        case month
        case year
    }

    @Option(help: "只列此服务年。 Of this year of service.") var year: Int?
    @Option(help: "只列此组织的：编号或名称。 Of this organisation.") var organisation: String?
    @Option(help: "month 或 year，默认 month。 Period.") var by = "month"
    @OptionGroup var asOf: AsOfOption
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let year = try year.map { try options.year($0, "--year") }
        let period: Period = try options.choice(by, "--by")
        let cut = try asOf.day(options)
        let ledger = try options.open()
        let place = try options.organisation(organisation, in: ledger)
        let rates = try options.translated {
            try ledger.ask(asOf: cut) { state, _, _ in
                state.loadAll()
                return LateRecordingReport(&state).rates
            }
        }
        let keys = rates.keys.filter { (year == nil || $0.year == year) && (place == nil || $0.organisation == place) }
        var all = LateRecordingReport.Rate()
        for (key, rate) in grouped(keys, rates, period) {
            all += rate
            say(key, rate, ledger)
        }
        guard !options.json else { return }
        print(
            options.words(
                "合计 \(all.all) 条，逾期 \(all.late) 条，\(percent(all.late, of: all.all))。",
                "\(all.all) records, \(all.late) late, \(percent(all.late, of: all.all))"
            )
        )
    }

    private struct Group: Hashable {
        let organisation: OrganisationID
        let period: String
    }

    private func grouped(
        _ keys: [LateRecordingReport.Key],
        _ rates: [LateRecordingReport.Key: LateRecordingReport.Rate],
        _ period: Period
    ) -> [(Group, LateRecordingReport.Rate)] {
        var groups: [Group: LateRecordingReport.Rate] = [:]
        for key in keys {
            let month = key.month < 10 ? "0\(key.month)" : "\(key.month)"
            let name = period == .year ? "\(key.year)" : "\(key.year)-\(month)"
            let group = Group(organisation: key.organisation, period: name)
            groups[group, default: LateRecordingReport.Rate()] += rates[key] ?? LateRecordingReport.Rate()
        }
        return groups.map { ($0, $1) }.sorted { left, right in
            (left.0.period, left.0.organisation.description) < (right.0.period, right.0.organisation.description)
        }
    }

    private func say(_ group: Group, _ rate: LateRecordingReport.Rate, _ ledger: Ledger) {
        let name = options.name(of: group.organisation, in: ledger)
        let facts: [(String, JSONValue?)] = [
            ("organisation", .text(group.organisation)), ("organisation_name", .text(name)),
            ("period", .text(group.period)), ("records", .number(rate.all)), ("late", .number(rate.late)),
        ]
        let counts = options.words("\(rate.all) 条，逾期 \(rate.late)", "\(rate.all) records, \(rate.late) late")
        options.say(facts, "\(group.period)  \(name)  \(counts)  \(percent(rate.late, of: rate.all))")
    }
}

import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerProjections
import LedgerRules
import LedgerService

/// `xinshi report year`.
struct ReportYear: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "year",
        abstract: "年度工作：记录、逾期率、更正、作废、证明、异议、举报、登记（民政部令第67号第十八条）。 The yearly report.",
        discussion: """
            示例 Examples:
              xinshi report year --data s --year 2026
              xinshi report year --data s --year 2026 --by-organisation
              xinshi report year --data s --year 2026 --organisation 岗贝社区志愿服务站
            按入账日（账本时间）计；记录类按记录的组织，证明按出具组织。 Counted by log day and by organisation.
            JSON: certificates_issued, certificates_revoked, certificates_superseded, corrections, late, objections_decided, \
            objections_opened, objections_upheld, organisation?, organisation_name?, records, registrations, reports_closed, \
            reports_opened, reports_upheld, voidings, year
            """
    )
    @Option(help: "年，默认今年。 Year, by default this one.") var year: Int?
    @Option(help: "只列此组织的：编号或名称。 Of this organisation.") var organisation: String?
    @Flag(help: "按组织分列。 By organisation.") var byOrganisation = false
    @OptionGroup var asOf: AsOfOption
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let asked = try year.map { try options.year($0, "--year") }
        let cut = try asOf.day(options)
        let ledger = try options.open()
        let place = try options.organisation(organisation, in: ledger)
        let year = asked ?? (cut ?? ledger.today).fields.year
        let report = try options.translated {
            let chronicle = try ledger.project(Chronicle(), asOf: cut)
            return try ledger.ask(asOf: cut) { state, _, _ in
                state.loadAll()
                return YearReport(&state, chronicle, year: year)
            }
        }
        if let place {
            say(year, report.lines[place] ?? YearLine(), place, ledger)
        } else {
            let places = byOrganisation ? report.lines.keys.sorted() : []
            for place in places { say(year, report.lines[place] ?? YearLine(), place, ledger) }
            if !(byOrganisation && options.json) { say(year, report.total, nil, ledger) }
        }
    }

    private func say(_ year: Int, _ line: YearLine, _ place: OrganisationID?, _ ledger: Ledger) {
        let name = place.map { options.name(of: $0, in: ledger) }
        let counts = Self.counts(line)
        let facts: [(String, JSONValue?)] =
            [("year", .number(year)), ("organisation", .text(place)), ("organisation_name", .text(name))]
            + counts.map { ($0.code, .number($0.count)) }
        let rate = options.words("逾期率", "late rate") + "  " + percent(line.late, of: line.records)
        let head = "\(year)  \(name ?? options.words("合计", "all"))"
        let lines = counts.map { "\(options.words($0.zh, $0.en))  \($0.count)" }
        options.say(facts, ([head] + lines.prefix(2) + [rate] + lines.dropFirst(2)).joined(separator: "\n"))
    }

    private static func counts(_ line: YearLine) -> [(code: String, zh: String, en: String, count: Int)] {
        [
            ("records", "记录", "records", line.records), ("late", "其中逾期", "late", line.late),
            ("corrections", "更正", "corrections", line.corrections),
            ("voidings", "作废记录", "records voided", line.voidings),
            ("certificates_issued", "出具证明", "certificates issued", line.certificatesIssued),
            ("certificates_revoked", "撤销证明", "certificates revoked", line.certificatesRevoked),
            ("certificates_superseded", "换发证明", "certificates superseded", line.certificatesSuperseded),
            ("objections_opened", "提出异议", "objections opened", line.objectionsOpened),
            ("objections_decided", "处理异议", "objections decided", line.objectionsDecided),
            ("objections_upheld", "异议成立", "objections upheld", line.objectionsUpheld),
            ("reports_opened", "受理举报", "reports opened", line.reportsOpened),
            ("reports_closed", "处理举报", "reports closed", line.reportsClosed),
            ("reports_upheld", "举报属实", "reports upheld", line.reportsUpheld),
            ("registrations", "登记志愿者", "volunteers registered", line.registrations),
        ]
    }
}

import LedgerFormat
import LedgerModel
import LedgerProjections
import LedgerRules
import LedgerService
import LedgerVault

/// Of each record of a person: activity, station, clock times, who recorded it, for whom it was approved, and what was
/// corrected, declined or voided since.
struct RecordDetails {
    private struct Line {
        let record: RecordView
        let title: String?
        let station: String
        let recorders: [String]
        let approvals: [(organisation: OrganisationID, name: String, day: CivilDate)]
        let changes: [RecordChange]
    }

    private let lines: [UInt64: Line]

    /// Reads the log once for the approvals.
    init(
        of records: [RecordView],
        _ subject: SubjectID,
        _ asOf: CivilDate?,
        _ ledger: Ledger,
        _ options: LedgerOptions
    ) throws {
        let history = try options.translated { try ledger.project(PersonRecords(of: subject), asOf: asOf) }
        let codes = CodeNames(ledger, options)
        var lines: [UInt64: Line] = [:]
        for record in records {
            let activity = record.place.activity
            let title = try options.translated { try ledger.vault.texts(of: .activity(activity))[.title] }
            let people = try options.people(record.recorders, in: ledger)
            let names = try record.recorders.map { try people.texts(of: $0)[.name] ?? $0.description }
            let batch = try options.translated { try ledger.batch(at: record.index) }
            let corrected = history.records[record.index]?.corrections.last?.index ?? 0
            let acts = history.rangeActs.filter { act in
                guard let batch, act.type == .recordsApproved, act.step.index > corrected else { return false }
                return act.meets(batch.range, offset: Int(record.index - batch.first))
            }
            lines[record.index] = Line(
                record: record,
                title: title,
                station: options.name(of: record.place.organisation, in: ledger),
                recorders: names,
                approvals: acts.map {
                    ($0.step.organisation, options.name(of: $0.step.organisation, in: ledger), $0.step.day)
                },
                changes: history.changes(of: record.index, in: batch).map { kind, step in
                    RecordChange(kind, step, options.name(of: step.organisation, in: ledger), codes)
                }
            )
        }
        self.lines = lines
    }

    /// The members that `--lines` adds to a record.
    func facts(of index: UInt64) -> [(String, JSONValue?)] {
        guard let line = lines[index] else { return [] }
        let approvals = line.approvals.map { approval in
            JSONValue.facts([
                ("day", .text(approval.day)), ("organisation", .text(approval.organisation)),
                ("organisation_name", .text(approval.name)),
            ])
        }
        let facts = { (kind: RecordChange.Kind) in line.changes.filter { $0.kind == kind }.map(\.facts) }
        return [
            ("corrections", .array(facts(.correction))), ("declined", facts(.declining).first),
            ("voided", facts(.voiding).first), ("activity_title", .text(line.title)), ("station", .text(line.station)),
            ("approvals", .array(approvals)),
            ("recorders", .array(line.record.recorders.map { .string($0.description) })),
            ("start", .number(line.record.time.start?.secondsSinceEpoch)),
            ("end", .number(line.record.time.interval?.end.secondsSinceEpoch)),
        ]
    }

    /// The same as people read it.
    func words(of index: UInt64, _ options: LedgerOptions) -> String? {
        guard let line = lines[index] else { return nil }
        let comma = options.words("、", ", ")
        let approvers = line.approvals.map { "\($0.name) \($0.day)" }.joined(separator: comma)
        let recorders = line.recorders.map(\.plain).joined(separator: comma)
        let parts = [
            line.title?.plain, line.station, options.words("记录 \(recorders)", "recorded by \(recorders)"),
            approvers.isEmpty ? nil : options.words("审核 \(approvers)", "approved by \(approvers)"),
        ]
        return (parts.compactMap { $0 } + line.changes.map { $0.words(options) }).joined(separator: "  ")
    }

    /// Shanghai clock time of an instant, `HH:MM`.
    static func clock(_ instant: Instant) -> String {
        let seconds = instant.secondsSinceEpoch
        let minutes = (seconds - ShanghaiDay.start(ShanghaiDay.of(seconds))) / 60
        let two = { (number: Int64) in number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(minutes / 60)):\(two(minutes % 60))"
    }
}

/// Effective hours by the organisation whose roster it was.
struct StationHours {
    private let subject: SubjectID?
    private let place: OrganisationID?
    private let period: PeriodOptions.Period
    private let options: LedgerOptions

    /// Asks for everybody unless a person is named, and for every organisation unless one is.
    init(
        of subject: SubjectID?,
        at place: OrganisationID?,
        _ period: PeriodOptions.Period,
        _ options: LedgerOptions
    ) {
        (self.subject, self.place, self.period, self.options) = (subject, place, period, options)
    }

    /// One line for each organisation with effective records, in the order of their ids; one of zero for one that was named.
    func say(in ledger: Ledger) throws {
        var filter = HoursReport.Filter()
        filter.period = period.service
        filter.organisations = place.map { [$0] }
        filter.subjects = subject.map { [$0] }
        let (sums, people) = try options.translated {
            try ledger.ask(asOf: period.asOf) { state, _, _ in
                state.loadAll()
                let report = HoursReport(&state, filter)
                return (report.byOrganisation, report.peopleByOrganisation)
            }
        }
        let listed = place.map { [$0] } ?? sums.keys.sorted { $0.description < $1.description }
        for organisation in listed {
            let (sum, count) = (sums[organisation] ?? HoursReport.Sum(), people[organisation] ?? 0)
            let name = options.name(of: organisation, in: ledger)
            let facts: [(String, JSONValue?)] = [
                ("organisation", .text(organisation)), ("organisation_name", .text(name)),
                ("seconds", .number(sum.seconds.count)), ("late_seconds", .number(sum.late.count)),
                ("records", .number(sum.records)), ("people", .number(count)),
            ]
            let (hours, late) = (options.duration(sum.seconds), options.duration(sum.late))
            options.say(
                facts,
                options.words(
                    "\(name)  \(count) 人  \(sum.records) 条  \(hours)，其中逾期 \(late)",
                    "\(name)  \(count) people  \(sum.records) records  \(hours), of it late \(late)"
                )
            )
        }
    }
}

import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerProjections
import LedgerRules
import LedgerService

/// `xinshi records pending`.
struct RecordsPending: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pending",
        abstract: "列出有待审核记录的批次及其记录时限。 Batches with pending records.",
        discussion: """
            示例 Examples:
              xinshi records pending --data s
              xinshi records pending --data s --json

            每批列出条数、组织、记录方式、录入人和活动；逐条查看用 records show --batch。
            Of each batch: records, organisation, evidence, recorders and activities; records show --batch lists its records.
            时限自服务日的次一工作日起算（民政部令第67号第十一条）。 The deadline counts from the next working day.
            JSON: activities, age_working_days?, batch, deadline?, evidence, flagged?, late_reason?, oldest_day, organisation, \
            organisation_name, overdue, pending, people, recorders, seconds, waiting_for_second
            """
    )

    @OptionGroup var options: LedgerOptions

    func run() throws {
        let ledger = try options.open()
        var pending: [UInt64] = []
        ledger.ask { state in
            state.loadAll()
            state.forEachRecord { if $0.state == .pending { pending.append($0.index) } }
        }
        let reasons = try options.translated { try ledger.project(StatedFacts()) }.lateReasons
        var rest = pending[...]
        while let index = rest.first {
            guard let batch = try options.translated({ try ledger.batch(at: index) }) else { break }
            let end = batch.first + UInt64(batch.range.count)
            let inside = rest.prefix { $0 < end }
            rest = rest.dropFirst(inside.count)
            try say(batch.first - 1, Array(inside), reasons, ledger)
        }
        if pending.isEmpty, !options.json { print(options.words("没有待审核的记录。", "Nothing is pending.")) }
    }

    private func say(_ batch: UInt64, _ indexes: [UInt64], _ reasons: [UInt64: Code], _ ledger: Ledger) throws {
        let records = ledger.ask { state in indexes.compactMap { state.record($0) } }
        guard let oldest = records.min(by: { $0.time.day < $1.time.day }) else { return }
        let (today, organisation) = (ledger.today, oldest.place.organisation)
        let (deadline, calendar) = ledger.ask { state in
            (
                state.deadline(for: oldest.time.day, organisation: organisation, on: today),
                state.workingDays(for: organisation, on: today)
            )
        }
        let age = calendar.map { $0.workingDays(after: oldest.time.day, to: today) }
        let isOverdue = deadline.map { $0.day < today } ?? false
        let second = records.count { $0.firstApprover != nil }
        let contents = try BatchContents(records, ledger, options)
        let facts: [(String, JSONValue?)] = [
            ("batch", .number(batch)), ("pending", .number(records.count)),
            ("waiting_for_second", .number(second)), ("organisation", .text(organisation)),
            ("oldest_day", .text(oldest.time.day)), ("age_working_days", .number(age)),
            ("deadline", .text(deadline?.day)), ("overdue", .bool(isOverdue)), ("flagged", flagged(records)),
            ("late_reason", .text(reasons[oldest.place.roster]?.text)),
        ]
        let mark = isOverdue ? options.words("  已过时限", "  overdue") : ""
        let line = options.words(
            "批次 \(batch)：待审核 \(records.count) 条（待复审 \(second)），最早服务日 \(oldest.time.day)，"
                + "已过 \(age ?? 0) 个工作日，时限 \(deadline?.day.description ?? "—")\(mark)",
            "batch \(batch): \(records.count) pending (\(second) wait for a second), oldest day \(oldest.time.day), "
                + "\(age ?? 0) working days, deadline \(deadline?.day.description ?? "—")\(mark)"
        )
        let reason = reasons[oldest.place.roster].map { code in
            let name = CodeNames(ledger, options).name(code.text, in: "late_reasons")
            return options.words("，迟录原因：\(name)", ", late: \(name)")
        }
        options.say(facts + contents.facts, "\(line)\(reason ?? "")\n  \(contents.words)" + flagLines(records))
    }

    /// The records whose time is to be looked at, each with its flags; nil when there are none.
    private func flagged(_ records: [RecordView]) -> JSONValue? {
        let found = records.filter { !$0.timeFlags.isEmpty }
        guard !found.isEmpty else { return nil }
        return .array(
            found.map { record in
                .facts([
                    ("record", .number(record.index)), ("seconds", .number(record.time.seconds.count)),
                    ("flags", .array(record.timeFlags.map { .string($0.rawValue) })),
                ])
            }
        )
    }

    private func flagLines(_ records: [RecordView]) -> String {
        records.filter { !$0.timeFlags.isEmpty }.map { record in
            let flags = record.timeFlags.map { options.words($0.words.zh, $0.words.en) }
            let words = flags.joined(separator: options.words("、", ", "))
            let length = options.duration(record.time.seconds)
            return "\n  "
                + options.words(
                    "第 \(record.index) 条 \(record.time.day) \(length)：\(words)",
                    "record \(record.index), \(record.time.day), \(length): \(words)"
                )
        }.joined()
    }
}

extension WorkingDayCalendar {
    /// Number of working days after a day, up to and with another; counts at most ten years.
    func workingDays(after day: CivilDate, to last: CivilDate) -> Int {
        var count = 0
        var next = day.adding(days: 1)
        while next <= last, next.daysSinceEpoch - day.daysSinceEpoch < 3660 {
            if isWorkingDay(next) { count += 1 }
            next = next.adding(days: 1)
        }
        return count
    }
}

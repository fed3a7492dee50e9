import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerRules
import LedgerService
import LedgerVault

/// `xinshi records show`: every record of a batch, as whoever approves it must see it.
struct RecordsShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "逐条列出一批记录：谁、哪天、多久、有何提示。 List the records of a batch.",
        discussion: """
            示例 Examples:
              xinshi records show --data s --batch 120
              xinshi records show --data s --batch 120 --as approver

            审核前先看：人员、活动、日期、起止、时长、状态和提示（逾期、超过上限、曾有同样的记录被作废或驳回等）。
            Look before you approve: who, activity, day, times, length, state, and what is remarkable.
            给出 --as 时另列该密钥不能审核的记录及原因，并给出可照抄的 --all-but；审核时这些记录本来也会自动排除。
            With --as it lists what that key may not approve and why, as --all-but takes it; approving leaves these out anyway.
            JSON: activity, activity_title?, batch, day, end?, ended_before, evidence, flags, guarantor?, obstacle?, offset, \
            organisation, person, record, recorders, seconds, start?, state, subject, waiting_for_second
            """
    )

    @Option(help: "批次：BATCH 条目或批内任何一条的序号。 Index in the batch.") var batch: UInt64
    @Option(name: .customLong("as"), help: "将要审核的密钥。 The key that is to approve.") var key: String?
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let ledger = try options.open()
        let range = try RangeDraft(batch, in: ledger, options)
        guard !range.records.isEmpty else {
            throw Refused(
                code: "batch_without_records",
                message: options.words(
                    "这一批没有服务记录。有待审核记录的批次用 records pending 查看。",
                    "The batch holds no service record. records pending lists the batches that wait."
                )
            )
        }
        let hindered = try obstacles(in: range, ledger)
        let reasons = Dictionary(hindered.map { ($0.index, $0) }, uniquingKeysWith: { first, _ in first })
        let lines = try range.records.map { try BatchLine($0, in: range, reasons[$0.index], ledger, options) }
        guard !options.json else { return lines.forEach { options.say($0.facts, "") } }
        let contents = try BatchContents(range.records, ledger, options)
        let head = options.words("批次 \(range.first - 1)：", "batch \(range.first - 1): ")
        print(head + contents.words)
        var table = TextTable(BatchLine.headers(options))
        for line in lines { table.add(line.cells) }
        try Terminal.write(table.text)
        say(hindered)
    }

    private func obstacles(in range: RangeDraft, _ ledger: Ledger) throws -> [RangeDraft.Hindered] {
        guard let key else { return [] }
        let card = try options.translated { try ledger.keyring.card(options.keyName(key)) }
        try RangeDraft.requirePerson(card, options)
        return range.obstacles(by: card.authorKey, in: ledger)
    }

    /// What the key may not approve, by reason, and the option that leaves it out.
    private func say(_ hindered: [RangeDraft.Hindered]) {
        guard let key, !hindered.isEmpty else { return }
        print(options.words("密钥 \(key) 不能审核：", "The key \(key) may not approve:"))
        for one in hindered {
            let (zh, en) = one.words
            print(options.words("  第 \(one.index) 条：\(zh)", "  record \(one.index): \(en)"))
        }
        print("  --all-but " + hindered.map { "\($0.index)" }.joined(separator: ","))
    }
}

/// One record of a batch, for people and programs.
struct BatchLine {
    /// For programs.
    let facts: [(String, JSONValue?)]
    /// The cells of its line, in the order of `headers`.
    let cells: [String]

    /// What the cells of a line are.
    static func headers(_ options: LedgerOptions) -> [String] {
        [
            options.words("序号", "Record"), options.words("人员", "Person"), options.words("活动", "Activity"),
            options.words("日期", "Day"), options.words("起止", "From and to"), options.words("时长", "Length"),
            options.words("状态", "State"), options.words("提示", "Note"),
        ]
    }

    /// Names the person as lists do; `hindered` says why the key that was given may not approve it.
    init(
        _ record: RecordView,
        in range: RangeDraft,
        _ hindered: RangeDraft.Hindered?,
        _ ledger: Ledger,
        _ options: LedgerOptions
    ) throws {
        let person = try options.called(record.subject, in: ledger)
        let title = try options.title(of: record.place.activity, in: ledger)
        let ended = Self.ended(like: record, ledger)
        let (start, end) = (record.time.interval?.start, record.time.interval?.end)
        facts = [
            ("activity", .text(record.place.activity)), ("activity_title", .text(title)),
            ("batch", .number(range.first - 1)), ("day", .text(record.time.day)),
            ("end", .number(end?.secondsSinceEpoch)), ("ended_before", .array(ended.map { .integer(Int64($0)) })),
            ("evidence", .text(record.evidence.rawValue)),
            ("flags", .array(record.remarks.map { .string($0.code) })), ("guarantor", .text(hindered?.guarantor)),
            ("obstacle", .text(hindered?.obstacle.rawValue)), ("offset", .number(record.index - range.first)),
            ("organisation", .text(record.place.organisation)), ("person", .text(person)),
            ("record", .number(record.index)), ("recorders", .array(record.recorders.map { .string($0.description) })),
            ("seconds", .number(record.time.seconds.count)), ("start", .number(start?.secondsSinceEpoch)),
            ("state", .text(record.state.rawValue)), ("subject", .text(record.subject)),
            ("waiting_for_second", .bool(record.state == .pending && record.firstApprover != nil)),
        ]
        let times = record.time.interval.map { "\(RecordDetails.clock($0.start))–\(RecordDetails.clock($0.end))" }
        let notes = Self.notes(record, ended, isHindered: hindered != nil, options)
        cells = [
            "\(record.index)", person, title ?? record.place.activity.description, "\(record.time.day)", times ?? "",
            options.duration(record.time.seconds), options.name(of: record.state), notes,
        ]
    }

    private static func notes(
        _ record: RecordView,
        _ ended: [UInt64],
        isHindered: Bool,
        _ options: LedgerOptions
    ) -> String {
        var notes = record.remarks.map { options.words($0.zh, $0.en) }
        if record.state == .pending, record.firstApprover != nil {
            notes.append(options.words("待第二人审核", "waits for a second approver"))
        }
        if !ended.isEmpty {
            let numbers = ended.map { "\($0)" }.joined(separator: " ")
            notes.append(
                options.words("疑与已作废或驳回的第 \(numbers) 条相同", "may repeat record \(numbers), void or declined")
            )
        }
        if isHindered { notes.append(options.words("本密钥不能审核", "not by this key")) }
        return notes.joined(separator: options.words("、", ", "))
    }

    /// Declined and void records of the same person that may say the same.
    private static func ended(like record: RecordView, _ ledger: Ledger) -> [UInt64] {
        let day = DayRange(first: record.time.day, last: record.time.day)
        return ledger.ask { $0.records(of: record.subject, in: day) }.filter { other in
            other.index != record.index && other.state.isFinal
                && record.time.mayRepeat(other.time, inSameActivity: record.place.activity == other.place.activity)
        }.map(\.index)
    }
}

extension RecordView {
    /// What an approver should look at: a code for programs and words for people.
    fileprivate var remarks: [(code: String, zh: String, en: String)] {
        var remarks: [(code: String, zh: String, en: String)] = []
        if isLate { remarks.append(("late", "逾期", "late")) }
        if isProvisional { remarks.append(("provisional", "时限暂定", "deadline provisional")) }
        if isCorrected { remarks.append(("corrected", "更正过", "corrected")) }
        if isSecondService { remarks.append(("second_service", "声明为另一次服务", "attested as a second service")) }
        if isUnsigned { remarks.append(("unsigned", "录入人未以本人密钥签署", "not signed by the recorder himself")) }
        return remarks + timeFlags.map { ($0.rawValue, $0.words.zh, $0.words.en) }
    }
}

extension LedgerOptions {
    /// The title that this installation keeps of an activity, nil when it keeps none.
    func title(of activity: ActivityID, in ledger: Ledger) throws -> String? {
        try translated { try ledger.vault.texts(of: .activity(activity))[.title] }?.plain
    }
}

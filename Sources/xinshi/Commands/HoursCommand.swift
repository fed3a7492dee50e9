import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerProjections
import LedgerRules
import LedgerService

/// `xinshi hours`: service hours of one person.
struct HoursCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hours",
        abstract: "一人的服务时间：按记录方式、迟录、待审核。 Service hours of one person.",
        discussion: """
            示例 Examples:
              xinshi hours --data s 张三
              xinshi hours --data s 张三 --from 2026-01-01 --to 2026-12-31 --lines
              xinshi hours --data s V001 --as-of 2026-06-30 --json

            --as-of 以账本当日结束时的内容计算（重放账本前段）。 --as-of folds the log up to the end of that log day.
            JSON: by_class, effective_seconds, elsewhere_seconds?, late_seconds, pending_seconds, records, rounded_hundredths, \
            rounding, size, subject
            """
    )

    @Argument(help: "编号、志愿者编号、姓名或尾号。 Person.") var person: String
    @OptionGroup var times: PeriodOptions
    @Flag(help: "逐条列出。 One line for each record.") var lines = false
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let period = try times.read(options)
        let ledger = try options.open()
        let subject = try options.person(person, in: ledger)
        let report = try options.translated {
            try ledger.ask(asOf: period.asOf) { state, size, _ in
                HoursReport(of: subject, period.service, in: &state, size: size)
            }
        }
        // The rows are the hours; a sum that the state keeps apart must agree, or the views are beyond use.
        guard report.agrees else {
            throw Failed(message: options.words("合计与逐条不符，请删除 views.sqlite 重建。", "total and rows differ"))
        }
        let rounding = ledger.rounding()
        if options.json { return print(String(decoding: report.json(by: rounding).canonicalBytes, as: UTF8.self)) }
        print(try options.describe(subject, in: ledger))
        say(report, rounding)
    }

    private func say(_ report: HoursReport, _ rounding: Rounding) {
        for (evidence, seconds) in report.byClass where seconds.count > 0 {
            let words = evidence.words
            print("\(options.words(words.zh, words.en))  \(options.duration(seconds))")
        }
        let rounded = options.rounded(report.hundredths(by: rounding), by: rounding)
        print("\(options.words("合计（已生效）", "total (effective)"))  \(options.duration(report.total))，\(rounded)")
        print("\(options.words("其中迟录", "of it late"))  \(options.duration(report.late))")
        print("\(options.words("待审核（未计入）", "pending (not counted)"))  \(options.duration(report.pending))")
        if let elsewhere = report.elsewhere, elsewhere.count > 0 {
            print("\(options.words("其他平台（未计入）", "elsewhere (not counted)"))  \(options.duration(elsewhere))")
        }
        guard lines else { return }
        for record in report.records {
            let words = record.state.words
            let late = record.isLate ? options.words("  迟录", "  late") : ""
            let state = options.words(words.zh, words.en)
            let evidence = options.words(record.evidence.words.zh, record.evidence.words.en)
            let flags = record.timeFlags.map { "  " + options.words($0.words.zh, $0.words.en) }.joined()
            print(
                "\(record.index)  \(record.time.day)  \(options.duration(record.time.seconds))  \(evidence)  \(state)"
                    + late + flags
            )
        }
    }
}

/// The hours of one person, as sums over the person's records.
struct HoursReport {
    let subject: SubjectID
    /// Every record in the span, of every state.
    let records: [RecordView]
    /// Time that other platforms recorded; only without a span, since it is kept as one sum.
    let elsewhere: Seconds?
    private let kept: Seconds?
    private let size: UInt64

    init(of subject: SubjectID, _ days: DayRange?, in state: inout LedgerState, size: UInt64) {
        self.subject = subject
        self.size = size
        records = state.records(of: subject, in: days)
        let sums = days == nil ? state.sums(of: subject) : nil
        kept = sums?.total
        elsewhere = sums?.elsewhere
    }

    /// Whether the sum over the records is the sum that the state keeps; always so for a span.
    var agrees: Bool { kept.map { $0 == total } ?? true }
    /// Effective seconds.
    var total: Seconds { sum { $0.state == .effective } }
    /// Effective seconds recorded late.
    var late: Seconds { sum { $0.state == .effective && $0.isLate } }
    /// Pending seconds.
    var pending: Seconds { sum { $0.state == .pending } }
    /// Effective seconds by evidence class.
    var byClass: [(EvidenceClass, Seconds)] {
        EvidenceClass.allCases.map { evidence in (evidence, sum { $0.state == .effective && $0.evidence == evidence }) }
    }

    private func sum(_ counts: (RecordView) -> Bool) -> Seconds {
        Seconds(records.reduce(0) { counts($1) ? $0 + $1.time.seconds.count : $0 })
    }

    /// The effective time as a rule prints it, in hundredths of an hour.
    func hundredths(by rounding: Rounding) -> Int64 {
        rounding.hundredths(ofSessions: records.filter { $0.state == .effective }.map(\.time.seconds))
    }

    /// Everything for programs.
    func json(by rounding: Rounding) -> JSONValue {
        .facts([
            ("rounded_hundredths", .number(hundredths(by: rounding))), ("rounding", .text(rounding.code)),
            ("subject", .text(subject)), ("size", .number(size)), ("effective_seconds", .number(total.count)),
            ("late_seconds", .number(late.count)), ("pending_seconds", .number(pending.count)),
            ("elsewhere_seconds", .number(elsewhere?.count)),
            ("by_class", .facts(byClass.map { ($0.rawValue, .number($1.count)) })),
            ("records", .array(records.map(Self.json))),
        ])
    }

    private static func json(_ record: RecordView) -> JSONValue {
        .facts([
            ("record", .number(record.index)), ("day", .text(record.time.day)),
            ("seconds", .number(record.time.seconds.count)), ("evidence", .text(record.evidence.rawValue)),
            ("state", .text(record.state.rawValue)), ("late", .bool(record.isLate)),
            ("flags", .array(record.timeFlags.map { .string($0.rawValue) })),
            ("version", .number(record.version)), ("activity", .text(record.place.activity)),
            ("organisation", .text(record.place.organisation)),
        ])
    }
}

extension EvidenceClass {
    /// How it was recorded, in words.
    var words: (zh: String, en: String) {
        switch self {
        case .signedInOut: ("签到签退", "signed in and out")
        case .roster: ("名册", "roster")
        case .backOffice: ("后台补录", "back office")
        case .selfDeclared: ("自行申报", "self-declared")
        case .imported: ("导入", "imported")
        }
    }
}

extension RecordState {
    /// The state in words.
    var words: (zh: String, en: String) {
        switch self {
        case .pending: ("待审核", "pending")
        case .effective: ("已生效", "effective")
        case .declined: ("已驳回", "declined")
        case .void: ("已作废", "void")
        }
    }
}

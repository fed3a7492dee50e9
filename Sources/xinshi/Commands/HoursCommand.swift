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
        abstract: "一人的服务时间：按记录方式、逾期、待审核。 Service hours of one person.",
        discussion: """
            示例 Examples:
              xinshi hours --data s 张三
              xinshi hours --data s 张三 --from 2026-01-01 --to 2026-12-31 --lines
              xinshi hours --data s V001 --as-of 2026-06-30 --json
              xinshi hours --data s --organisation 岗贝社区志愿服务站 --from 2026-01-01 --to 2026-12-31
              xinshi hours --data s --stations

            --as-of 以账本当日结束时的内容计算（重放账本前段）。 --as-of folds the log up to the end of that log day.
            --organisation 只计该组织名册的记录，--stations 每个组织一行；--lines 每条另列活动、站点、起止、录入人、审核单位，
            以及更正、驳回、作废的日期、组织和原因。
            --organisation counts the rosters of one organisation, --stations prints a line for each; --lines adds activity,
            station, times, recorders and approvals to each record, and day, organisation and reason of what was corrected,
            declined or voided.
            不满十八周岁的只显示姓氏；加 --as 与 --reason 显示全名，账本记下每人的这次查阅。
            Of people under 18 only the family name is shown; with --as and --reason the whole, and the log keeps it of each.
            JSON: by_class, effective_seconds, elsewhere_seconds?, late_seconds, open_sign_ins, pending_seconds, records, rounded_hundredths, \
            rounding, size, subject
            """
    )

    @Argument(help: "编号、志愿者编号、姓名或尾号；按组织统计时可省略。 Person; may be left out for organisations.")
    var person: String?
    @Option(help: "只计这个组织名册的记录：编号或名称。 Records of this organisation's rosters only.") var organisation: String?
    @Flag(help: "每个组织一行。 One line for each organisation.") var stations = false
    @OptionGroup var times: PeriodOptions
    @OptionGroup var disclosure: MinorDisclosure
    @Flag(help: "逐条列出。 One line for each record.") var lines = false
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let period = try times.read(options)
        guard person != nil || organisation != nil || stations else {
            throw ValidationError(
                options.words(
                    "缺少人员；按组织统计请加 --organisation 或 --stations。",
                    "Name a person, or give --organisation or --stations."
                )
            )
        }
        let ledger = try options.open()
        let place = try options.organisation(organisation, in: ledger)
        guard let person, !stations else {
            let named = try person.map { try options.person($0, in: ledger) }
            return try StationHours(of: named, at: place, period, options).say(in: ledger)
        }
        let subject = try options.person(person, in: ledger)
        var report = try options.translated {
            try ledger.ask(asOf: period.asOf) { state, size, _ in
                PersonHours(of: subject, period.service, at: place, in: &state, size: size)
            }
        }
        if lines { report.details = try RecordDetails(of: report.records, subject, period.asOf, ledger, options) }
        // The rows are the hours; a sum that the state keeps apart must agree, or the views are beyond use.
        guard report.agrees else {
            throw Failed(message: options.words("合计与逐条不符，请删除 views.sqlite 重建。", "total and rows differ"))
        }
        let people = try disclosure.people([subject], in: ledger, options)
        let rounding = ledger.rounding()
        if options.json { return print(String(decoding: report.json(by: rounding).canonicalBytes, as: UTF8.self)) }
        print(try people.describe(subject))
        say(report, rounding)
        people.sayMasked()
    }

    private func say(_ report: PersonHours, _ rounding: Rounding) {
        for (evidence, seconds) in report.byClass where seconds.count > 0 {
            let words = evidence.words
            print("\(options.words(words.zh, words.en))  \(options.duration(seconds))")
        }
        let rounded = options.rounded(report.hundredths(by: rounding), by: rounding)
        print("\(options.words("合计（已生效）", "total (effective)"))  \(options.duration(report.total))，\(rounded)")
        print("\(options.words("其中逾期", "of it late"))  \(options.duration(report.late))")
        print("\(options.words("待审核（未计入）", "pending (not counted)"))  \(options.duration(report.pending))")
        if report.open > 0 {
            print("\(options.words("未签退（零时长，待处理）", "open sign-ins (no time, to be resolved)"))  \(report.open)")
        }
        if let elsewhere = report.elsewhere, elsewhere.count > 0 {
            print("\(options.words("其他平台（未计入）", "elsewhere (not counted)"))  \(options.duration(elsewhere))")
        }
        guard lines else { return }
        for record in report.records {
            let words = record.state.words
            let late = record.isLate ? options.words("  逾期", "  late") : ""
            let state = options.words(words.zh, words.en)
            let evidence = options.words(record.evidence.words.zh, record.evidence.words.en)
            let flags = record.timeFlags.map { "  " + options.words($0.words.zh, $0.words.en) }.joined()
            let time = record.time.start.map { "  \(RecordDetails.clock($0))–" } ?? ""
            let end = record.time.interval.map { RecordDetails.clock($0.end) } ?? ""
            print(
                "\(record.index)  \(record.time.day)\(time)\(end)  \(options.duration(record.time.seconds))  \(evidence)  \(state)"
                    + late + flags
            )
            if let said = report.details?.words(of: record.index, options) { print("    " + said) }
        }
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
        case .open: ("未签退", "open sign-in")
        }
    }
}

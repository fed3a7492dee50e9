import ArgumentParser
import LedgerDocuments
import LedgerFormat
import LedgerModel
import LedgerRules
import LedgerService

/// `xinshi certificate reprint`: the same credential with a fresh proof.
struct CertificateReprintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reprint",
        abstract: "重印证明：内容不变，证据取最新检查点。 The same certificate with a fresh proof.",
        discussion: """
            示例 Examples:
              xinshi certificate reprint 7ZQ4-2026-K3M9T0XW5 --data station --out 重印
              xinshi certificate reprint 7zq42026k3m9t0xw5 --data station --out reprint

            只重印现状为有效的证明；已撤销、暂停或被取代的拒绝（certificate_not_valid）。
            Only a certificate that is valid by this log is printed again; others are refused (certificate_not_valid).
            """
    )

    @Argument(help: "证明编号。 The number.")
    var number: String

    @Option(help: "写入的文件夹。 Folder to write to.")
    var out: String

    @Option(help: "登记序号：同一编号有几份时指明哪一份。 Register ordinal, where several have one number.")
    var ordinal: UInt64?

    @Flag(help: "不论现状都给，并在文件旁写明现状（state.txt）。 Whatever its state, which state.txt beside the files tells.")
    var whateverState = false

    @OptionGroup var options: LedgerOptions

    func run() throws {
        let number = try certificateNumber(number, options)
        try CertificateFolder.check(out, options)
        let ledger = try options.open()
        try CertificateFolder.fill(out, options) {
            try CertificateFolder.translated(options) {
                try ledger.reprint(number, ordinal: ordinal, whateverState: whateverState)
            }
        }
    }
}

/// `xinshi certificate status`: what the register says.
struct CertificateStatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "查询证明的状态。 What the register says of a certificate.",
        discussion: """
            示例 Examples:
              xinshi certificate status 7ZQ4-2026-K3M9T0XW5 --data station
              xinshi certificate status 7ZQ4-2026-K3M9T0XW5 --data station --json

            与 certificate verify --log 同一判定：所列记录有本人或监护人的未处理异议即为暂停，他人的举报只作提示，出具后有更正或作废即为被取代；
            作废的记录另列，并注明日期和原因。
            The same state as `certificate verify --log` tells, for its records' sake as well; void records are listed
            apart, with day and reason.
            JSON: changed_on?, changed_records, disputed_records, number, reason_code?, records, register_ordinal, \
            report_open, seconds, state, status, voided_records
            """
    )

    @Argument(help: "证明编号。 The number.")
    var number: String

    @OptionGroup var options: LedgerOptions

    func run() throws {
        let number = try certificateNumber(number, options)
        let ledger = try options.open()
        let report = try CertificateFolder.translated(options) { try ledger.status(of: number) }
        options.say(report.facts(number), lines(report, number, CodeNames(ledger, options)))
    }

    private func lines(
        _ report: CertificateStatusReport,
        _ number: CertificateNumber,
        _ codes: CodeNames
    ) -> String {
        var lines = [
            options.words("编号 ", "number ") + number.text,
            options.words("状态 \(report.state.short)", "status \(report.state.rawValue)"),
            options.words(
                "记录 \(report.records) 条，合计 \(report.seconds.count) 秒；登记序号 \(report.ordinal)，条目 \(report.issuedAt)",
                "\(report.records) records, \(report.seconds.count) s; ordinal \(report.ordinal), entry \(report.issuedAt)"
            ),
        ]
        if let day = report.changedOn, let reason = report.reason {
            let why = codes.name(reason.text, in: "certificate_changes")
            lines.append(options.words("变更 \(day)，原因：\(why)", "changed \(day), reason: \(why)"))
        }
        lines += VoidedWords(report.standing.voidedRecords, options.language).lines { codes.name($0, in: "voiding") }
        let (disputed, changed) = (list(report.standing.disputedRecords), list(report.standing.correctedRecords))
        if !disputed.isEmpty {
            lines.append(options.words("有未处理异议的记录 \(disputed)", "records with an open objection: \(disputed)"))
        }
        if !changed.isEmpty {
            lines.append(options.words("出具后更正的记录 \(changed)", "records corrected since: \(changed)"))
        }
        lines += OpenReportWords.lines(report.standing, options.language)
        return lines.joined(separator: "\n")
    }

    private func list(_ records: [UInt64]) -> String {
        records.map { "\($0)" }.joined(separator: options.words("、", ", "))
    }
}

extension CertificateStatusReport {
    /// What programs are told of a certificate, here and in a person's own copy.
    func facts(_ number: CertificateNumber) -> [(String, JSONValue?)] {
        let list = { (records: [UInt64]) in JSONValue.array(records.map { .integer(Int64($0)) }) }
        return [
            ("changed_on", .text(changedOn)), ("number", .text(number.text)), ("reason_code", .text(reason?.text)),
            ("records", .number(records)), ("register_ordinal", .number(ordinal)), ("seconds", .number(seconds.count)),
            ("status", .text(status.rawValue)), ("state", .text(state.rawValue)),
            ("disputed_records", list(standing.disputedRecords)), ("changed_records", list(standing.correctedRecords)),
            ("report_open", OpenReportWords.json(standing)),
            ("voided_records", VoidedWords.json(standing.voidedRecords)),
        ]
    }
}

extension CertificateState {
    /// The state in a word.
    fileprivate var short: String {
        switch self {
        case .revoked: "已撤销"
        case .suspended: "已暂停"
        case .superseded: "已被取代"
        case .notGenuine, .unknown: words.chinese
        case .valid, .validOffline: "有效"
        }
    }
}

/// `xinshi certificate revoke`: it may no longer be relied on.
struct CertificateRevokeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "撤销证明。 Revoke a certificate.",
        discussion: """
            示例 Examples:
              xinshi certificate revoke 7ZQ4-2026-K3M9T0XW5 --data station --as approver --reason false_record
              xinshi certificate revoke 7ZQ4-2026-K3M9T0XW5 --data station --as approver --reason illegal_purchase
            """
    )

    @OptionGroup var change: CertificateChangeOptions

    func run() throws {
        try change.log(.revoked)
    }
}

/// `xinshi certificate suspend`: it is under review.
struct CertificateSuspendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suspend",
        abstract: "暂停证明的效力。 Suspend a certificate.",
        discussion: """
            示例 Examples:
              xinshi certificate suspend 7ZQ4-2026-K3M9T0XW5 --data station --as approver --reason under_review
              xinshi certificate suspend 7ZQ4-2026-K3M9T0XW5 --data station --as approver --reason false_record
            """
    )

    @OptionGroup var change: CertificateChangeOptions

    func run() throws {
        try change.log(.suspended)
    }
}

/// `xinshi certificate supersede`: another one takes its place.
struct CertificateSupersedeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "supersede",
        abstract: "注明证明已由新证明取代。 Say that a newer certificate takes its place.",
        discussion: """
            示例 Examples:
              xinshi certificate supersede 7ZQ4-2026-K3M9T0XW5 --data station --as approver --reason time_error
              xinshi certificate supersede 7ZQ4-2026-K3M9T0XW5 --data station --as approver --reason replaced --lang en
            """
    )

    @OptionGroup var change: CertificateChangeOptions

    func run() throws {
        try change.log(.superseded)
    }
}

/// `xinshi certificate reinstate`: a suspension ended well.
struct CertificateReinstateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reinstate",
        abstract: "恢复暂停的证明。 End a suspension: it may be relied on again.",
        discussion: """
            示例 Examples:
              xinshi certificate reinstate 7ZQ4-2026-K3M9T0XW5 --data station --as approver --reason objection_rejected
              xinshi certificate reinstate 7ZQ4-2026-K3M9T0XW5 --data station --as approver --reason review_closed
            """
    )

    @OptionGroup var change: CertificateChangeOptions

    func run() throws {
        try change.log(.valid)
    }
}

public import LedgerCrypto
public import LedgerModel

/// What a credential says: every part of `credential.json` that is not fixed text (spec 09 §1, §2).
public struct CredentialDocument: Sendable {
    /// The key named as the issuer's.
    public var issuerKey: PublicKey
    /// Who certifies.
    public var issuer: CertificateIssuer
    /// What of the volunteer stands on it.
    public var holder: CertificateHolder
    /// The period that the volunteer chose.
    public var period: DayRange?
    /// Seconds by evidence class, in total and late.
    public var sums: CertificateSums
    /// One line for each record; empty in a summary and when there are too many.
    public var lines: [CredentialLine]
    /// What binds the rows that are handed over beside the credential; nil when it lists them or is a summary.
    public var rows: RowsCommitment?
    /// Log, number, salt and moment of issue.
    public var drawn: CertificateDraw
}

/// Seconds of a certificate.
public struct CertificateSums: Hashable, Sendable {
    /// Seconds by evidence class; classes without a record are absent.
    public var byEvidence: [EvidenceClass: Int64]
    /// All seconds.
    public var total: Int64
    /// Seconds of records that were recorded late.
    public var late: Int64

    /// Adds up records.
    init(_ lines: some Sequence<CredentialLine>) {
        self.init(byEvidence: [:], total: 0, late: 0)
        for line in lines {
            byEvidence[line.evidence, default: 0] += line.service.seconds.count
            total += line.service.seconds.count
            if line.isLate { late += line.service.seconds.count }
        }
    }

    init(byEvidence: [EvidenceClass: Int64], total: Int64, late: Int64) {
        self.byEvidence = byEvidence
        self.total = total
        self.late = late
    }
}

/// One record as it stands in a credential.
public struct CredentialLine: Hashable, Sendable {
    /// Index of its `session_recorded` entry.
    public var recordIndex: UInt64
    /// Title of the activity.
    public var title: String
    /// What was done 服务内容.
    public var content: String
    /// How it was recorded.
    public var evidence: EvidenceClass
    /// Day and length.
    public var service: CertificateRow.Service
    /// Place, recorder, approvers and delay, as a person reads them.
    public var details: String
    /// The Shanghai log day of its last correction; nil when it was never corrected.
    public var correctedOn: CivilDate?
    /// Whether it was recorded, or moved by a correction, after the deadline.
    public var isLate: Bool
}

extension CredentialLine {
    /// The line of a record.
    init(_ row: CertificateRow) {
        let circumstances = row.circumstances
        let delay = circumstances.delayWorkingDays.map { "\($0) 个工作日" } ?? "未确定"
        let details = [
            "地点 \(circumstances.place)", "记录单位 \(circumstances.recorder)",
            "审核单位 \(circumstances.approvers.joined(separator: "、"))", "记录用时 \(delay)",
        ]
        self.init(
            recordIndex: row.recordIndex,
            title: row.title,
            content: row.content,
            evidence: row.evidence,
            service: row.service,
            details: details.joined(separator: "；"),
            correctedOn: circumstances.correctedOn,
            isLate: circumstances.isLate
        )
    }

    /// The line a person reads: `服务日期 D；服务时间 N 秒（h小时m分s秒）；…；更正于 D；未逾期` (spec 09 §1).
    var narrative: String {
        let correction = correctedOn.map { "；\(Self.corrected)\($0)" } ?? ""
        return "\(opening)\(details)\(correction)；\(isLate ? Self.late : Self.inTime)"
    }

    private var opening: String {
        let seconds = service.seconds.count
        let clock = "\(seconds / 3600)小时\(seconds / 60 % 60)分\(seconds % 60)秒"
        return "服务日期 \(service.day)；服务时间 \(seconds) 秒（\(clock)）；"
    }

    private static let late = "已逾期"
    private static let inTime = "未逾期"
    private static let corrected = "更正于 "

    /// What a narrative says besides the texts that nobody computes with.
    struct Parts {
        let service: CertificateRow.Service
        let details: String
        let correctedOn: CivilDate?
        let isLate: Bool
    }

    /// Takes a narrative apart; nil when it is not of the form above, which writing it again shows.
    static func parts(ofNarrative text: String) -> Parts? {
        // By scalars: a Character may reach across the separator.
        var fields = text.unicodeScalars.split(separator: "；", omittingEmptySubsequences: false).map { String($0) }
        guard fields.count >= 4, let day = CivilDate(fields[0].dropping("服务日期 ")),
            let seconds = Int64(fields[1].dropping("服务时间 ").prefix { $0 != " " })
        else { return nil }
        let service = CertificateRow.Service(day: day, seconds: Seconds(seconds))
        let isLate = fields.removeLast() == late
        var correction: CivilDate?
        if let last = fields.last, last.hasPrefix(corrected) {
            guard let day = CivilDate(last.dropping(corrected)) else { return nil }
            correction = day
            fields.removeLast()
        }
        guard namesCircumstances(fields.dropFirst(2)) else { return nil }
        let details = fields.dropFirst(2).joined(separator: "；")
        return Parts(service: service, details: details, correctedOn: correction, isLate: isLate)
    }

    // Place, recorder, approvers, in this order, then the delay; their values may hold the separator themselves.
    private static func namesCircumstances(_ fields: ArraySlice<String>) -> Bool {
        var labels = ["地点 ", "记录单位 ", "审核单位 "][...]
        guard let delay = fields.last, fields.first?.utf8.starts(with: "地点 ".utf8) == true else { return false }
        for field in fields.dropLast() {
            if let label = labels.first, field.utf8.starts(with: label.utf8), field != label { labels.removeFirst() }
        }
        guard labels.isEmpty, delay.utf8.starts(with: "记录用时 ".utf8) else { return false }
        let value = delay.dropping("记录用时 ")
        let days = value.hasSuffix(" 个工作日") ? value.dropLast(" 个工作日".count) : ""
        return value == "未确定" || (!days.isEmpty && days.utf8.allSatisfy { (0x30...0x39).contains($0) })
    }
}

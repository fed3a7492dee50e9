import LedgerDocuments
import LedgerFormat
import LedgerModel
import LedgerProjections

/// What verifying a certificate found, as people read it.
struct CertificateReportWords {
    /// In which language.
    let language: LanguageOption

    /// Every check on a line of its own, what is certified when it may be relied on, and the state.
    func text(_ report: CertificateReport) -> String {
        let lines =
            report.checks.map(line) + since(report) + voided(report) + revokedBefore(report)
            + OpenReportWords.lines(report.standing, language) + certified(report) + [
                state(report)
            ]
        return lines.joined(separator: "\n") + "\n"
    }

    private func line(_ entry: CertificateReport.Entry) -> String {
        let head = "\(said(entry.check.words))\(language.text("：", ": "))\(said(entry.outcome.words))"
        let detail = entry.detail.map { " (\(Terminal.visible($0)))" } ?? ""
        switch entry.outcome {
        case .passed: return "✓ \(head)"
        case .failed(let reason): return "✗ \(head)\(why(reason))\(detail)"
        case .notChecked(let reason): return "– \(head)\(why(reason))\(detail)"
        }
    }

    private func why(_ reason: CertificateReason) -> String {
        "\(language.text("——", " – "))\(said(reason.words)) [\(reason.rawValue)]"
    }

    /// When a status was logged: no more than the day and the class of reason is told.
    private func since(_ report: CertificateReport) -> [String] {
        guard let change = report.standing?.change else { return [] }
        let (day, reason) = (change.day, change.reasonCode.text)
        return [language.text("自 \(day) 起，事由 \(reason)", "since \(day), \(reason)")]
    }

    /// Void records by reason, whatever else is said of the certificate.
    private func voided(_ report: CertificateReport) -> [String] {
        VoidedWords(report.standing?.voidedRecords ?? [], language).lines { VoidedWords.name($0, language) }
    }

    /// The same records on a certificate that was revoked: whoever relies on this one may want to ask why.
    private func revokedBefore(_ report: CertificateReport) -> [String] {
        (report.standing?.revokedBefore ?? []).map { revoked in
            let (number, count) = (Terminal.visible(revoked.number), revoked.records.count)
            let (day, reason) = (revoked.change.day, revoked.change.reasonCode.text)
            return language.text(
                "注意：其中 \(count) 条记录也列在证明 \(number) 上，该证明已于 \(day) 撤销，事由 \(reason)",
                "note: \(count) of the records also stand on certificate \(number), revoked on \(day), \(reason)"
            )
        }
    }

    private func certified(_ report: CertificateReport) -> [String] {
        guard report.isGood, let document = report.document else { return [] }
        var lines = [
            "", language.text("编号 ", "number ") + document.drawn.number.text,
            language.text("出具单位 ", "issuer ") + Terminal.visible(document.issuer.name.text),
        ]
        if let name = document.holder.name {
            lines.append(language.text("志愿者 ", "volunteer ") + Terminal.visible(name))
        }
        if let period = document.period {
            lines.append(
                language.text("期间 \(period.first) 至 \(period.last)", "period \(period.first) to \(period.last)")
            )
        }
        let length = language.length(document.sums.total)
        let rounding = Rounding.exactHundredths
        let rounded = language.rounded(rounding.hundredths(Seconds(document.sums.total)), by: rounding)
        lines.append(language.text("服务时间合计 \(length)，\(rounded)", "time served \(length), \(rounded)"))
        for evidence in EvidenceClass.allCases {
            guard let seconds = document.sums.byEvidence[evidence] else { continue }
            let length = language.length(seconds)
            lines.append("  " + language.text("\(evidence.chinese) \(length)", "\(evidence.rawValue) \(length)"))
        }
        if document.sums.late > 0 {
            let late = language.length(document.sums.late)
            lines.append("  " + language.text("其中逾期记录 \(late)", "of which recorded late \(late)"))
        }
        for line in report.lines {
            guard let day = line.correctedOn else { continue }
            let (index, served) = (line.recordIndex, line.service.day)
            lines.append(
                "  "
                    + language.text(
                        "记录 \(index)（服务日期 \(served)）更正于 \(day)",
                        "record \(index) (service on \(served)) corrected on \(day)"
                    )
            )
        }
        return lines + (report.asOf.map { [moment($0)] } ?? []) + [notClaimed]
    }

    private var notClaimed: String {
        language.text(
            "证明的是谁记录、谁审核、何时记入账本且此后未被改动；服务是否确实发生由记录单位负责。",
            "It shows who recorded and approved, when it was logged and that nothing changed since; "
                + "that the service took place is the recording body's word."
        )
    }

    private func moment(_ asOf: CertificateReport.AsOf) -> String {
        let log = language.text(
            "账本 \(asOf.checkpoint.origin)，规模 \(asOf.checkpoint.size)",
            "log \(asOf.checkpoint.origin), size \(asOf.checkpoint.size)"
        )
        guard let day = asOf.firstWitnessedDay else {
            return log + language.text("，仅凭该账本一面之词", ", on the log's word only")
        }
        let count = asOf.witnessedSeconds.count
        return log + language.text("，\(count) 个见证人签名，最早 \(day)", ", \(count) witnesses, the first on \(day)")
    }

    private func state(_ report: CertificateReport) -> String {
        let words = VoidedWords(report.standing?.voidedRecords ?? [], language)
        let void = words.summary { VoidedWords.name($0, language) }
        let isAllThatIsWrong = report.state == .superseded && report.standing?.status != .superseded
        let said = [void != nil && isAllThatIsWrong ? nil : said(report.state.words), void].compactMap { $0 }
        return "\n" + language.text("结论：", "verdict: ") + said.joined(separator: language.text("；", "; "))
            + " [\(report.state.rawValue)]"
    }

    private func said(_ words: BilingualText) -> String {
        language.text(words.chinese, words.english)
    }
}

extension CertificateReportWords {
    /// The report as one line of canonical JSON; `certified` is null unless the certificate may be relied on.
    func json(_ report: CertificateReport) -> String {
        let value = JSONValue.sorted([
            JSONValue.Member("as_of", report.asOf.map(json) ?? .null),
            JSONValue.Member(
                "certified",
                report.isGood ? report.document.map { json($0, report.lines) } ?? .null : .null
            ),
            JSONValue.Member("checks", .array(report.checks.map(json))),
            JSONValue.Member("standing", report.standing.map(json) ?? .null),
            JSONValue.Member("state", .string(report.state.rawValue)),
        ])
        return String(decoding: value.canonicalBytes, as: UTF8.self) + "\n"
    }

    private func json(_ entry: CertificateReport.Entry) -> JSONValue {
        let (outcome, reason): (String, CertificateReason?) =
            switch entry.outcome {
            case .passed: ("passed", nil)
            case .failed(let reason): ("failed", reason)
            case .notChecked(let reason): ("not_checked", reason)
            }
        return .sorted([
            JSONValue.Member("check", .string(entry.check.rawValue)),
            JSONValue.Member("detail", entry.detail.map(shown) ?? .null),
            JSONValue.Member("outcome", .string(outcome)),
            JSONValue.Member("reason", reason.map { .string($0.rawValue) } ?? .null),
        ])
    }

    private func json(_ asOf: CertificateReport.AsOf) -> JSONValue {
        .sorted([
            JSONValue.Member("origin", shown(asOf.checkpoint.origin)),
            JSONValue.Member("root", .string(asOf.checkpoint.root.description)),
            JSONValue.Member("size", .count(asOf.checkpoint.size)),
            JSONValue.Member("witnessed_seconds", .array(asOf.witnessedSeconds.map { .integer(Int64(clamping: $0)) })),
        ])
    }

    private func json(_ document: CredentialDocument, _ lines: [CredentialLine]) -> JSONValue {
        let corrected = lines.compactMap { line in
            line.correctedOn.map { day in
                JSONValue.sorted([.init("day", .string("\(day)")), .init("record", .integer(Int64(line.recordIndex)))])
            }
        }
        let period = document.period.map { JSONValue.array([.string("\($0.first)"), .string("\($0.last)")]) }
        let evidence = document.sums.byEvidence.map { JSONValue.Member($0.rawValue, .integer($1)) }
        return .sorted([
            JSONValue.Member("corrected", .array(corrected)),
            JSONValue.Member("evidence_seconds", .sorted(evidence)),
            JSONValue.Member("issuer", shown(document.issuer.name.text)),
            JSONValue.Member("late_seconds", .integer(document.sums.late)),
            JSONValue.Member("name", document.holder.name.map(shown) ?? .null),
            JSONValue.Member("number", .string(document.drawn.number.text)),
            JSONValue.Member("period", period ?? .null),
            JSONValue.Member("seconds", .integer(document.sums.total)),
        ])
    }

    private func json(_ standing: CertificateStanding) -> JSONValue {
        .sorted([
            JSONValue.Member("corrected_records", .array(standing.correctedRecords.map { .integer(Int64($0)) })),
            JSONValue.Member("day", standing.change.map { .string("\($0.day)") } ?? .null),
            JSONValue.Member("differing_records", .array(standing.differingRecords.map { .integer(Int64($0)) })),
            JSONValue.Member("disputed_records", .array(standing.disputedRecords.map { .integer(Int64($0)) })),
            JSONValue.Member("reason_code", standing.change.map { .string($0.reasonCode.text) } ?? .null),
            JSONValue.Member("report_open", OpenReportWords.json(standing)),
            JSONValue.Member("revoked_before", .array(standing.revokedBefore.map(json))),
            JSONValue.Member("status", .string(standing.status.rawValue)),
            JSONValue.Member("voided_records", VoidedWords.json(standing.voidedRecords)),
        ])
    }

    private func json(_ revoked: CertificateStanding.Revoked) -> JSONValue {
        .sorted([
            JSONValue.Member("day", .string("\(revoked.change.day)")),
            JSONValue.Member("number", shown(revoked.number)),
            JSONValue.Member("reason_code", .string(revoked.change.reasonCode.text)),
            JSONValue.Member("records", .array(revoked.records.map { .integer(Int64($0)) })),
        ])
    }

    private func shown(_ text: String) -> JSONValue {
        .string(Terminal.visible(text))
    }
}

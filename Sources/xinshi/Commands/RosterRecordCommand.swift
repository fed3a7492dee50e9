import ArgumentParser
import Glibc
import LedgerModel
import LedgerRosters
import LedgerService

/// `xinshi roster record`: a roster becomes records, or is only shown as it would.
struct RosterRecordCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "记录名册；不加 --confirm 只预览。 Record a roster; without --confirm only show.",
        discussion: """
            示例 Examples:
              xinshi roster record 名册.csv --data station --as clerk --activity ID --recorder ID --as-of 2026-11-21
              xinshi roster record 名册.xlsx --data station --as clerk --activity ID --recorder ID --as-of 2026-11-21 --confirm

            姓名与登记的志愿者核对，有疑问的行一律退回，从不猜测。同一文件再次记录不会重复入账；新登记的人补入原名册。
            Names are matched to registered volunteers and never guessed. The same file again records nothing twice.

            退回的行写入带“错误”列的副本（--out，默认在原文件旁）。 Refused rows go to a copy with a 错误 column.

            退出码 Exit codes: 0 完成 done; 1 未给出活动，或整份名册被拒绝 no activity, or the roster refused; 2 用法 usage; 3 故障 failure.
            """
    )

    @Argument(help: "名册文件（CSV 或 XLSX）。 The roster, CSV or XLSX.")
    var file: String

    @Option(name: .customLong("as"), help: "签名密钥的名字。 Name of the signing key.")
    var key: String

    @Option(help: "活动编号；不给出则列出名册里的活动。 The activity's id; without it the sheet's activities are listed.")
    var activity: String?

    @Option(help: "录入人的编号。 Id of the recorder.")
    var recorder: String?

    @Option(help: "证据类别 Evidence: roster, signed_in_out, back_office.")
    var evidence = "roster"

    @Option(help: "读名册的日子。 The day of reading.")
    var asOf: String

    @Option(help: "名册所属月份，如 2026-10。 The roster's month.")
    var period: String?

    @Flag(help: "确认入账。 Record for good.")
    var confirm = false

    @Option(help: "退改副本的文件名，须是新的。 Name of the corrected copy; must be new.")
    var out: String?

    @OptionGroup var options: LedgerOptions

    func run() throws {
        let language = options.language
        guard let name = KeyName(key), let day = CivilDate(asOf) else {
            throw ValidationError("--as 或 --as-of 不合格式。 --as or --as-of is malformed.")
        }
        let bytes = try translated(language) { try RosterFile.bytes(path: file) }
        guard let activity else { return try propose(bytes, day, language) }
        guard let request = try request(activity, bytes, day) else {
            throw ValidationError("--activity、--recorder、--evidence 或 --period 不合格式。 Malformed option.")
        }
        let ledger = try options.open()
        let card = try options.translated { try ledger.keyring.card(name) }
        let plan = try translated(language) {
            try ledger.plan(request, by: card) { code in
                let words = RefusalWords.of(code)
                return options.words(words.zh, words.en)
            }
        }
        let words = RosterWords(language: language)
        try Terminal.write(options.json ? plan.reading.json : words.recording(plan, file: file))
        if let out, access(out, F_OK) == 0 { throw taken(out) }
        if confirm { try record(plan, ledger) }
        try writeCopy(of: plan.reading, language)
    }

    private func request(_ activity: String, _ bytes: [UInt8], _ day: CivilDate) throws -> RosterRequest? {
        guard let activity = ActivityID(hex: activity), let recorder = recorder.flatMap({ SubjectID(hex: $0) }),
            let evidence = EvidenceClass(rawValue: evidence)
        else { return nil }
        var request = RosterRequest(file: (file, bytes), activity: activity, recorder: recorder, asOf: day)
        request.evidence = evidence
        if let period {
            guard let month = RosterPeriod(period) else { return nil }
            request.period = month
        }
        return request
    }

    private func record(_ plan: RosterPlan, _ ledger: Ledger) throws {
        guard !plan.fresh.isEmpty else {
            return Terminal.note(
                options.words(
                    "没有新的行可入账（已有 \(plan.known.count) 行）。\n",
                    "Nothing new to record (\(plan.known.count) rows are known).\n"
                )
            )
        }
        let opened = try options.key(key, of: ledger)
        switch try options.translated({ try ledger.record(plan, by: opened) }) {
        case .recorded(let index, _):
            try options.translated { try ledger.publish() }
            Terminal.note(
                options.words(
                    "✓ 入账 \(plan.fresh.count) 行，批次 \(index)；待审核。检查点短码：\(ledger.shortForm)\n",
                    "✓ \(plan.fresh.count) rows recorded as batch \(index), pending. Checkpoint: \(ledger.shortForm)\n"
                )
            )
        case .refused(let refusal):
            throw Refused(code: refusal.code, message: options.sentence(refusal))
        case .known, nil:
            Terminal.note(options.words("没有新的行可入账。\n", "Nothing new to record.\n"))
        }
    }

    private func writeCopy(of reading: RosterReading, _ language: LanguageOption) throws {
        guard out != nil || (confirm && reading.count(of: .reject) > 0) else { return }
        let isWorkbook = reading.format == .workbook
        let path = out ?? freeName(isWorkbook ? "xlsx" : "csv")
        let bytes = try translated(language) {
            isWorkbook
                ? try RosterCorrections.xlsx(reading, language.ofRosters)
                : RosterCorrections.csv(reading, language.ofRosters)
        }
        try NewFile.write(bytes, to: path, language)
        let shown = Terminal.visible(path)
        Terminal.note(options.words("退改副本已写入 \(shown)\n", "Corrected copy written to \(shown)\n"))
    }

    /// A name beside the file that no copy has yet.
    private func freeName(_ ending: String) -> String {
        var (path, number) = ("\(file).错误.\(ending)", 1)
        while access(path, F_OK) == 0 {
            number += 1
            path = "\(file).错误.\(number).\(ending)"
        }
        return path
    }

    private func taken(_ path: String) -> Refused {
        let shown = Terminal.visible(path)
        return Refused(
            code: "file_exists",
            message: options.words(
                "\(shown) 已经存在，未作任何记录。请换一个文件名。",
                "\(shown) exists; nothing was recorded. Choose another name."
            )
        )
    }

    /// Without an activity nothing is recorded: the sheet's activities are listed as commands to complete.
    private func propose(_ bytes: [UInt8], _ day: CivilDate, _ language: LanguageOption) throws {
        let period = period.flatMap { RosterPeriod($0) }
        let reading = try translated(language) {
            try RosterReader.read(bytes: bytes, fileName: file, options: RosterOptions(asOf: day, period: period))
        }
        let words = RosterWords(language: language)
        try Terminal.write(words.proposals(reading))
        throw Refused(
            code: "activity_missing",
            message: options.words(
                "没有给出活动（--activity），未作任何记录。先建立活动，再用它的编号记录。",
                "No activity was given (--activity); nothing was recorded. Open one and record under its id."
            )
        )
    }

    private func translated<Result>(_ language: LanguageOption, _ work: () throws -> Result) throws -> Result {
        do {
            return try work()
        } catch let failure as RosterFailure {
            let sentence = Terminal.visible(language.text(failure.message, failure.english))
            throw Failed(message: "\(sentence) [\(failure.code.rawValue)]")
        } catch {
            return try options.translated { throw error }
        }
    }
}

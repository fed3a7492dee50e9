import ArgumentParser
import Glibc
import LedgerFormat
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
              xinshi roster record 名册.csv --data station --as clerk --activity 敬老助残
              xinshi roster record 名册.xlsx --data station --as clerk --activity 敬老助残 --confirm
              xinshi roster record 名册.csv --data station --as clerk --activity 敬老助残 --second-service "line 7" --confirm

            姓名与登记的志愿者核对，有疑问的行一律退回，从不猜测。同一文件再次记录不会重复入账；新登记的人补入原名册。
            Names are matched to registered volunteers and never guessed. The same file again records nothing twice.

            名册写有几个活动的，按名称找已建立的活动；找不到的列为 proposed，加 --open-activities 才建立。
            Several activities are found by title; others are proposed, and opened only with --open-activities.

            退回的行写入带“错误”列的副本（--out，默认在原文件旁）。 Refused rows go to a copy with a 错误 column.

            退出码 Exit codes: 0 完成 done; 1 未给出活动，或整份名册被拒绝 no activity, or the roster refused; 2 用法 usage; 3 故障 failure.
            """
    )

    @Argument(help: "名册文件（CSV 或 XLSX）。 The roster, CSV or XLSX.")
    var file: String

    @Option(name: .customLong("as"), help: "签名密钥的名字。 Name of the signing key.")
    var key: String

    @Option(help: "活动的编号、名称或其开头；名册已写活动的可省略。 The activity: id, title or the beginning of one.")
    var activity: String?

    @Option(help: "录入人的编号或姓名；默认是签名人。 The recorder: id or name; the signer unless given.")
    var recorder: String?

    @Option(help: "证据类别 Evidence: roster, signed_in_out, back_office.")
    var evidence = "roster"

    @Option(help: "读名册的日子；默认今天。 The day of reading; today unless given.")
    var asOf: String?

    @Option(help: "名册所属月份，如 2026-10。 The roster's month.")
    var period: String?

    @Option(
        help: ArgumentHelp(
            "声明这一行是当天的另一次服务，如 \"第 7 行\" 或 Sheet1!A7；可重复。 Attest a second service, as \"line 7\".",
            valueName: "row"
        )
    )
    var secondService: [String] = []

    @Option(help: "迟录原因代码，见 policy codes late_reasons。 Why it is entered late.")
    var lateReason: String?

    @Flag(help: "确认入账。 Record for good.")
    var confirm = false

    @Option(help: "退改副本的文件名，须是新的。 Name of the corrected copy; must be new.")
    var out: String?

    @OptionGroup var facts: RosterFacts

    @OptionGroup var options: LedgerOptions

    func run() throws {
        let language = options.language
        guard let name = KeyName(key) else { throw ValidationError("--as 不合格式。 --as is malformed.") }
        let bytes = try translated(language) { try RosterFile.bytes(path: file) }
        let ledger = try options.open()
        let card = try options.translated { try ledger.keyring.card(name) }
        var request = try request(bytes, card, ledger)
        let reading = try translated(language) { try Self.reading(of: request) }
        guard activity != nil || !reading.activities.isEmpty else { throw noActivity() }
        try options.resolveTitles(of: &request, reading, ledger)
        var plan = try plan(request, card, ledger)
        var opened: Keyring.OpenKey?
        if confirm, facts.openActivities, !plan.proposed.isEmpty {
            let signing = try options.key(key, of: ledger)
            try open(plan, ledger, by: signing)
            opened = signing
            try options.resolveTitles(of: &request, reading, ledger)
            plan = try self.plan(request, card, ledger)
        }
        let words = RosterWords(language: language)
        try Terminal.write(
            options.json ? plan.reading.json : words.recording(plan, file: file, try options.titles(of: plan, ledger))
        )
        if let out, access(out, F_OK) == 0 { throw taken(out) }
        if confirm { try record(plan, ledger, opened) }
        try writeCopy(of: plan.reading, language)
    }

    private func request(_ bytes: [UInt8], _ card: KeyCard, _ ledger: Ledger) throws -> RosterRequest {
        let day = try asOf.map { try options.day($0, "--as-of") } ?? ledger.today
        guard let evidence = EvidenceClass(rawValue: evidence),
            period == nil || period.flatMap(RosterPeriod.init) != nil
        else { throw ValidationError("--evidence 或 --period 不合格式。 --evidence or --period is malformed.") }
        var request = RosterRequest(
            file: (file, bytes),
            activity: try activity.map { try options.activity($0, in: ledger) },
            recorder: try options.recorder(recorder, of: card, in: ledger),
            asOf: day
        )
        request.evidence = evidence
        request.period = period.flatMap(RosterPeriod.init)
        request.secondServices = Set(secondService.map(RosterWords.place(shown:)))
        request.lateReason = lateReason
        return request
    }

    /// The file alone, without register: what activities it names.
    private static func reading(of request: RosterRequest) throws(RosterFailure) -> RosterReading {
        let options = RosterOptions(asOf: request.asOf, period: request.period)
        return try RosterReader.read(bytes: request.bytes, fileName: request.fileName, options: options)
    }

    private func plan(_ request: RosterRequest, _ card: KeyCard, _ ledger: Ledger) throws -> RosterPlan {
        try translated(options.language) {
            try ledger.plan(request, by: card) { RefusalWords.sentence($0, options) }
        }
    }

    /// Opens the activities that the roster names, as a batch of its own before the roster's.
    private func open(_ plan: RosterPlan, _ ledger: Ledger, by opened: Keyring.OpenKey) throws {
        let drafts = try facts.drafts(for: plan.proposed, in: plan.reading, ledger, options)
        let commands = try options.commands(drafts, by: key)
        if case .refused(let refusal) = try options.translated({ try ledger.apply(commands, by: opened) }) {
            throw Refused(code: refusal.code, message: options.sentence(refusal))
        }
        for title in plan.proposed {
            let shown = Terminal.visible(title)
            Terminal.note(options.words("✓ 已建立活动：\(shown)\n", "✓ Activity opened: \(shown)\n"))
        }
    }

    private func record(_ plan: RosterPlan, _ ledger: Ledger, _ opened: Keyring.OpenKey?) throws {
        guard !plan.fresh.isEmpty else {
            guard plan.withdrawn.isEmpty else {
                throw Refused(
                    code: "roster_withdrawn",
                    message: options.words(
                        "已撤回，同一文件不能再录（\(plan.withdrawn.count) 行）。",
                        "Withdrawn: the same file cannot be recorded again (\(plan.withdrawn.count) rows)."
                    )
                )
            }
            return Terminal.note(
                options.words(
                    "没有新的行可入账（已有 \(plan.known.count) 行）。\n",
                    "Nothing new to record (\(plan.known.count) rows are known).\n"
                )
            )
        }
        let opened = try opened ?? options.key(key, of: ledger)
        switch try options.translated({ try ledger.record(plan, by: opened) }) {
        case .recorded(let index, _):
            try options.translated { try ledger.publish() }
            Terminal.note(
                options.words(
                    "✓ 入账 \(plan.fresh.count) 行，批次 \(index)；待审核。检查点短码：\(ledger.shortForm)\n",
                    "✓ \(plan.fresh.count) rows recorded as batch \(index), pending. Checkpoint: \(ledger.shortForm)\n"
                )
            )
            noteUnsigned(opened.card)
        case .refused(let refusal):
            throw Refused(code: refusal.code, message: options.sentence(refusal))
        case .known, nil:
            Terminal.note(options.words("没有新的行可入账。\n", "Nothing new to record.\n"))
        }
    }

    /// What a desk signs proves no recorder, so that more approvals are needed (spec 06 §5).
    private func noteUnsigned(_ card: KeyCard) {
        guard card.kind == .desk else { return }
        Terminal.note(
            options.words(
                "  由站点密钥签署，未证明录入人是谁：须两位审核员。录入人用本人密钥签署，则一位即可。\n",
                "  Signed by a desk key, which proves no recorder: two approvers are needed; one, when the recorder signs himself.\n"
            )
        )
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

    private func noActivity() -> Refused {
        Refused(
            code: "activity_missing",
            message: options.words(
                "名册没有写活动，也没有给出 --activity，未作任何记录。",
                "The roster names no activity and --activity was not given; nothing was recorded."
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

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
              xinshi roster record 名册.csv --data station --as clerk --activity 敬老助残
              xinshi roster record 名册.xlsx --data station --as clerk --activity 敬老助残 --confirm
              xinshi roster record 名册.csv --data station --as clerk --activity 敬老助残 --second-service "line 7" --confirm

            姓名与登记的志愿者核对，有疑问的行一律退回，从不猜测。同一文件再次记录不会重复入账；新登记的人补入原名册。
            Names are matched to registered volunteers and never guessed. The same file again records nothing twice.

            名册写有几个活动的，按名称找已建立的活动；找不到的列为 proposed，加 --open-activities 才与名册同批建立。
            Several activities are found by title; others are proposed, and opened in the roster's batch with --open-activities.

            打字录入的名册请用 --scan 附上盖章原件的扫描件或照片；不附则以所读文件本身为凭据。
            Give the stamped sheet with --scan; without it the file itself is the evidence.

            退回的行写入带“错误”列的副本（--out，默认在原文件旁）；同样的副本已在，就不再写。
            Refused rows go to a copy that says why; a copy that is there already, unchanged, is not written again.

            名册写的活动有几个同名的，按行的日期认定；认定不了的退回并列出候选，用 --activity 写明编号。
            Of activities of one title the day of a row decides; where it does not, the row goes back with the candidates.

            曾入账后被作废或驳回的行，改了文件也要退回；核实后加 --after-void 批次号才重新录入，审核人会看到。
            Rows that were recorded and then voided or declined go back, also from a changed file, unless --after-void is given.

            有签到、缺签退的行默认退回；加 --open-sign-ins 记为未签退：零时长，查明后由审核员补签退（session correct）、驳回或作废。
            A row without its sign-out goes back; with --open-sign-ins it is recorded as such, with no time until it is resolved.

            JSON: activities_opened, batch?, checkpoint?, copy?, ignored, known, known_void, open, proposed, recorded, rejected, rows

            退出码：0 完成；1 未给出活动，或加了 --confirm 而没有一行可入账；2 用法；3 故障。
            Exit codes: 0 done; 1 no activity, or no row to record with --confirm; 2 usage; 3 failure.
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

    @Option(help: "记录方式：roster、signed_in_out、back_office。 Evidence class: roster, signed_in_out, back_office.")
    var evidence = "roster"

    @Option(help: "盖章名册的扫描件或照片；入保密库，账本记其承诺值。 Scan or photo of the stamped sheet: the evidence.")
    var scan: String?

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

    @Option(
        help: ArgumentHelp(
            "声明这一批中被作废或驳回的记录经核实后重新录入；可重复。 Attest that a batch's void records are checked and entered again.",
            valueName: "batch"
        )
    )
    var afterVoid: [UInt64] = []

    @Flag(help: "只缺签退时间的行记为未签退（零时长）。 Record rows that lack only their sign-out as open sign-ins.")
    var openSignIns = false

    @Option(help: "逾期原因代码，见 policy codes late_reasons。 Why it is entered late.")
    var lateReason: String?

    @Flag(help: "确认入账。 Record for good.")
    var confirm = false

    @Option(help: "退改副本的文件名；不覆盖别的内容。 Name of the corrected copy; nothing else is replaced.")
    var out: String?

    @OptionGroup var facts: RosterFacts

    @OptionGroup var options: LedgerOptions

    func run() throws {
        let language = options.language
        let name = try options.keyName(key)
        let bytes = try translated(language) { try RosterFile.bytes(path: file) }
        let ledger = try options.open()
        let card = try options.translated { try ledger.keyring.card(name) }
        var request = try request(bytes, card, ledger)
        let reading = try translated(language) { try Self.reading(of: request) }
        guard activity != nil || !reading.activities.isEmpty else { throw noActivity() }
        try options.resolveTitles(of: &request, reading, ledger)
        var plan = try plan(request, card, ledger)
        if confirm, facts.openActivities, !plan.proposed.isEmpty {
            try open(plan, &request, ledger)
            plan = try self.plan(request, card, ledger)
        }
        if !options.json {
            let words = RosterWords(language: language)
            try Terminal.write(words.recording(plan, file: file, try options.titles(of: plan, ledger)))
        }
        let copy = try copy(of: plan.reading)
        if copy != nil { try NewFile.requireFolder(of: out ?? file, language) }
        var answer = RosterAnswer(plan)
        let nothing = confirm ? nothing(in: plan) : nil
        if confirm, nothing == nil { answer.recording = try record(plan, ledger) }
        answer.copy = try copy.map { try write($0, asWorkbook: plan.reading.format == .workbook) }
        if options.json { try Terminal.write(answer.json) }
        if let nothing { throw nothing }
    }

    private func request(_ bytes: [UInt8], _ card: KeyCard, _ ledger: Ledger) throws -> RosterRequest {
        let day = try asOf.map { try options.day($0, "--as-of") } ?? ledger.today
        let evidence: EvidenceClass = try options.choice(evidence, "--evidence")
        guard period == nil || period.flatMap(RosterPeriod.init) != nil else {
            throw ValidationError(
                options.words("--period 须为月份，如 2026-10。", "--period takes a month, such as 2026-10.")
            )
        }
        var request = RosterRequest(
            file: (file, bytes),
            activity: try activity.map { try options.activity($0, in: ledger) },
            recorder: try options.recorder(recorder, of: card, in: ledger),
            asOf: day
        )
        request.evidence = evidence
        request.keepsOpenSignIns = openSignIns
        request.period = period.flatMap(RosterPeriod.init)
        request.secondServices = Set(secondService.map(RosterWords.place(shown:)))
        request.endedBatches = try Set(afterVoid.map { try RangeDraft($0, in: ledger, options).first - 1 })
        let book = ledger.codeBook(for: card.organisation)
        request.lateReason = try lateReason.map {
            try options.code($0, "--late-reason", in: "late_reasons", by: book).text
        }
        request.scan = try scan.map { try options.file($0) }
        return request
    }

    /// The file alone, without register: what activities it names.
    private static func reading(of request: RosterRequest) throws(RosterFailure) -> RosterReading {
        let options = RosterOptions(asOf: request.asOf, period: request.period)
        return try RosterReader.read(bytes: request.bytes, fileName: request.fileName, options: options)
    }

    private func plan(_ request: RosterRequest, _ card: KeyCard, _ ledger: Ledger) throws -> RosterPlan {
        try translated(options.language) {
            let sentences = RosterSentences(
                of: { RefusalWords.sentence($0, against: $1, options) },
                amongActivities: { RefusalWords.sentence($0, among: $1, options) }
            )
            return try ledger.plan(request, by: card, sentences: sentences)
        }
    }
}

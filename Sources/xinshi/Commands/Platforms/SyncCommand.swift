import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerProjections
import LedgerRules
import LedgerService

/// `xinshi sync`: how far records came on other platforms.
struct SyncCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync",
        abstract: "平台同步：每条记录在各平台的状态。 Synchronisation of records with other platforms.",
        discussion: """
            示例 Examples:
              xinshi sync list --data s --platform national --missing
              xinshi sync record --data s --as desk1 123 124 --platform national --status acknowledged
            """,
        subcommands: [Record.self, SyncList.self]
    )

    /// `sync record`.
    struct Record: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "record",
            abstract: "记录若干条服务记录在某平台的状态，全部成功或全部不记。 Record the status of records.",
            discussion: """
                示例 Example: xinshi sync record --data s --as desk1 123 124 --platform national --status sent
                状态 Status: sent 已报送, acknowledged 已收, refused 被退.
                JSON: index, records
                """
        )
        @Argument(help: "记录序号。 Indexes of records.") var records: [UInt64]
        @OptionGroup var signing: SigningOptions
        @Option(help: "平台代码，如 national。 Platform.") var platform: String
        @Option(help: "状态：sent、acknowledged、refused。 Status.") var status: String

        func run() throws {
            let options = signing.options
            let platform = try options.code(platform, "--platform")
            let status: SynchronisationStatus = try options.choice(status, "--status")
            let ledger = try signing.open()
            let drafts = try records.map { record in
                var draft = Draft(.synchronised)
                draft.set("record", try options.record(record, in: ledger))
                draft.set("platform", platform)
                draft.set("status", status.rawValue)
                return draft
            }
            let signed = try signing.sign(drafts, in: ledger)
            let words = options.words(
                "已记录 \(drafts.count) 条，第 \(signed.first) 条起。",
                "\(drafts.count) records, recorded from \(signed.first)"
            )
            options.say([("index", .number(signed.first)), ("records", .number(drafts.count))], words)
        }
    }
}

/// `xinshi sync list`.
struct SyncList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "列出各记录在各平台的最新状态；--missing 列出该平台还没有收下的已生效记录。 List statuses.",
        discussion: """
            示例 Examples:
              xinshi sync list --data s --status refused
              xinshi sync list --data s --platform national --missing
            JSON: day?, index?, platform, record, service_day, state, status, subject
            """
    )
    @Option(help: "只列此平台的。 Of this platform only.") var platform: String?
    @Option(help: "只列此状态的：sent、acknowledged、refused。 Of this status only.") var status: String?
    @Flag(help: "列出已生效而未被收下的（须给 --platform）。 Effective records not taken over.") var missing = false
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let status: SynchronisationStatus? = try status.map { try options.choice($0, "--status") }
        guard !missing || platform != nil, !missing || status == nil else {
            throw ValidationError(
                options.words("--missing 须给 --platform，不能给 --status。", "--missing takes --platform and no --status.")
            )
        }
        let ledger = try options.open()
        let platform = try platform.map { try options.code($0, "--platform", in: "platforms", ledger) }
        let book = try options.translated { try ledger.project(PlatformBook()) }
        if missing, let platform { return sayMissing(on: platform, book, ledger) }
        let steps = book.standing.values.filter { step in
            (platform == nil || step.platform == platform) && (status == nil || step.status == status)
        }
        for step in steps.sorted(by: { ($0.record, $0.platform.text) < ($1.record, $1.platform.text) }) {
            guard let record = ledger.ask({ $0.record(step.record) }) else { continue }
            say(record, on: step.platform, step, ledger)
        }
        if steps.isEmpty, !options.json { print(options.words("没有同步记录。", "Nothing was synchronised.")) }
    }

    private func sayMissing(on platform: Code, _ book: PlatformBook, _ ledger: Ledger) {
        var missing: [RecordView] = []
        ledger.ask { state in
            state.loadAll()
            state.forEachRecord { record in
                let place = PlatformBook.Place(record: record.index, platform: platform)
                if record.state == .effective, book.standing[place]?.status != .acknowledged { missing.append(record) }
            }
        }
        for record in missing {
            say(record, on: platform, book.standing[.init(record: record.index, platform: platform)], ledger)
        }
        guard !options.json else { return }
        let name = CodeNames(ledger, options).name(platform.text, in: "platforms")
        print(
            options.words(
                "\(missing.count) 条已生效的记录未被 \(name) 收下。",
                "\(missing.count) effective records not taken over by \(name)"
            )
        )
    }

    private func say(_ record: RecordView, on platform: Code, _ step: PlatformBook.Step?, _ ledger: Ledger) {
        let facts: [(String, JSONValue?)] = [
            ("record", .number(record.index)), ("subject", .text(record.subject)),
            ("service_day", .text(record.time.day)), ("state", .text(record.state.rawValue)),
            ("platform", .text(platform.text)), ("status", .text(step?.status.rawValue ?? "none")),
            ("index", .number(step?.index)), ("day", .text(step?.day)),
        ]
        let words = step?.status.words ?? (zh: "未报送", en: "not sent")
        let state = record.state.words
        let line = [
            options.words("记录 \(record.index)", "record \(record.index)"), "\(record.time.day)",
            options.words(state.zh, state.en), CodeNames(ledger, options).name(platform.text, in: "platforms"),
            options.words(words.zh, words.en), step?.day.description,
        ]
        options.say(facts, line.compactMap { $0 }.joined(separator: "  "))
    }
}

extension SynchronisationStatus {
    /// How far it came, in words.
    var words: (zh: String, en: String) {
        switch self {
        case .sent: ("已报送", "sent")
        case .acknowledged: ("已收", "acknowledged")
        case .refused: ("被退", "refused")
        }
    }
}

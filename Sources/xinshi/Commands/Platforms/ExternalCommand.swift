import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerProjections
import LedgerRules
import LedgerService
import LedgerVault

/// `xinshi external`: the numbers under which other platforms know our records.
struct ExternalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "external",
        abstract: "外部编号：同一记录在各平台的编号；一个编号只能对应一条记录，不会重复计时。 External numbers.",
        discussion: """
            示例 Examples:
              xinshi external record --data s --as desk1 --record 123 --platform national --number N2026000123
              xinshi external list --data s --platform national --number N2026000123
            """,
        subcommands: [Record.self, ExternalList.self]
    )

    /// `external record`.
    struct Record: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "record",
            abstract: "记录一条服务记录在某平台的编号。 Record a platform's number of a record.",
            discussion: """
                示例 Example: xinshi external record --data s --as desk1 --record 123 --platform national --number N2026000123
                已对应另一条记录的编号会被拒绝（五个平台也不会重复计时）。 A number that another record has is refused.
                JSON: index
                """
        )
        @OptionGroup var signing: SigningOptions
        @Option(help: "记录序号。 Index of the record.") var record: UInt64
        @Option(help: "平台代码，如 national。 Platform.") var platform: String
        @Option(help: "该平台的编号（只存入保密库）。 Number there, kept by the vault.") var number: String

        func run() throws {
            let options = signing.options
            let platform = try options.code(platform, "--platform")
            let ledger = try signing.open()
            var draft = Draft(.externalNumberRecorded)
            draft.set("record", try options.record(record, in: ledger))
            draft.set("platform", platform)
            draft.keep("number", number)
            try signing.finish(draft, in: ledger)
        }
    }
}

/// `xinshi external list`.
struct ExternalList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "列出外部编号；给出编号时查它对应哪条记录。 List external numbers, or find one.",
        discussion: """
            示例 Examples:
              xinshi external list --data s --record 123
              xinshi external list --data s --platform national --number N2026000123
            JSON: index, number?, platform, record
            """
    )
    @Option(help: "只列这条记录的。 Of this record only.") var record: UInt64?
    @Option(help: "只列此平台的。 Of this platform only.") var platform: String?
    @Option(help: "查此编号（须同时给 --platform）。 Find this number; needs --platform.") var number: String?
    @OptionGroup var options: LedgerOptions

    func run() throws {
        guard number == nil || platform != nil else {
            throw ValidationError(options.words("--number 须与 --platform 同时给出。", "--number needs --platform."))
        }
        let ledger = try options.open()
        let platform = try platform.map { try options.code($0, "--platform", in: "platforms", ledger) }
        var wanted = record
        if let number, let platform {
            let found = try options.translated { try ledger.record(ofExternalNumber: number, platform: platform) }
            guard let found else {
                throw Refused(
                    code: "external_number_unknown",
                    message: options.words("没有记录对应这个编号。", "No record has that number.")
                )
            }
            wanted = found
        }
        let all = try options.translated { try ledger.project(PlatformBook()) }.numbers
        let listed = all.filter { number in
            (wanted == nil || number.record == wanted) && (platform == nil || number.platform == platform)
        }
        for line in listed {
            let number = try options.translated { try ledger.text(.externalNumber, at: line.index) }
            let facts: [(String, JSONValue?)] = [
                ("index", .number(line.index)), ("record", .number(line.record)),
                ("platform", .text(line.platform.text)), ("number", .text(number)),
            ]
            let record = options.words("记录 \(line.record)", "record \(line.record)")
            let platform = CodeNames(ledger, options).name(line.platform.text, in: "platforms")
            options.say(facts, "\(record)  \(platform)  \(options.kept(number))")
        }
        if listed.isEmpty, !options.json { print(options.words("没有外部编号。", "There is no external number.")) }
    }
}

import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerRules
import LedgerService

/// `xinshi session`: single service records.
struct SessionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "session",
        abstract: "单条服务记录：作废、更正、未签退清单。 Single records.",
        discussion: """
            示例 Examples:
              xinshi session void --data s --as approver --record 123 --reason-code false_record
              xinshi session correct --data s --as approver --record 123 --minutes 90 --reason-code time_error
            """,
        subcommands: [Void.self, Correct.self, OpenSignIns.self]
    )

    /// `session void`.
    struct Void: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "void",
            abstract: "作废一条记录，不可恢复。 Void one record for good.",
            discussion: "示例 Example: xinshi session void --data s --as approver --record 123 --reason-code false_record"
        )
        @OptionGroup var signing: SigningOptions
        @Option(help: "记录序号。 Index of the record.") var record: UInt64
        @OptionGroup var reason: ReasonOptions

        func run() throws {
            let ledger = try signing.open()
            var draft = Draft(.sessionVoided)
            draft.set("record", try signing.options.reference(record, in: ledger))
            reason.write(to: &draft)
            try signing.finish(draft, in: ledger)
        }
    }

    /// `session correct`.
    struct Correct: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "correct",
            abstract: "更正一条记录的日期、时长或起止时间；更正后须重新审核。 Correct one record.",
            discussion: """
                示例 Examples:
                  xinshi session correct --data s --as approver --record 123 --minutes 90 --reason-code time_error
                  xinshi session correct --data s --as approver --record 123 --start 2026-11-20T09:00 --end 2026-11-20T11:30 \\
                    --break-minutes 10 --reason-code time_error
                  xinshi session correct --data s --as approver --record 124 --end 2026-11-20T11:30 --reason-code sign_out_added
                未签退的记录只给 --end 即可（开始时间不变），也可给 --minutes。 Of an open sign-in the end is enough, or --minutes.
                时间为北京时间。 Times are Shanghai time.
                """
        )
        @OptionGroup var signing: SigningOptions
        @Option(help: "记录序号。 Index of the record.") var record: UInt64
        @Option(help: "日期；省略则不变。 Day.") var day: String?
        @Option(help: "时长（分钟）。 Minutes.") var minutes: Int64?
        @Option(help: "开始，YYYY-MM-DDTHH:MM。 Start.") var start: String?
        @Option(help: "结束，YYYY-MM-DDTHH:MM。 End.") var end: String?
        @Option(help: "休息（分钟）。 Break.") var breakMinutes: Int64 = 0
        @Flag(help: "确是当日另一次服务。 It is another service than what a record of the day says.") var secondService = false
        @OptionGroup var reason: ReasonOptions

        func run() throws {
            let options = signing.options
            let ledger = try signing.open()
            guard let view = ledger.ask({ $0.record(record) }) else { throw options.noRecord(record) }
            var draft = Draft(.sessionCorrected)
            draft.set("record", try options.reference(record, in: ledger))
            reason.write(to: &draft)
            if secondService { draft.set("second_service", .bool(true)) }
            try setTime(of: &draft, view)
            try signing.finish(draft, in: ledger)
        }

        private func setTime(of draft: inout Draft, _ view: RecordView) throws {
            let options = signing.options
            if let minutes, !(1...1440).contains(minutes) {
                throw ValidationError(options.words("--minutes 须为 1 到 1440。", "--minutes: 1 to 1440."))
            }
            // The start of an open sign-in stands; what is missing is its end.
            let known = view.time.isOpen && start == nil && end != nil ? view.time.start?.secondsSinceEpoch : nil
            let hasStart = start != nil || known != nil
            guard hasStart == (end != nil), !hasStart || minutes == nil, (0...1440).contains(breakMinutes),
                hasStart || breakMinutes == 0
            else {
                throw ValidationError(
                    options.words(
                        "给出 --minutes，或 --start 与 --end（可加 --break-minutes）。",
                        "Give --minutes, or --start and --end."
                    )
                )
            }
            if view.time.isOpen, !hasStart, minutes == nil { throw endMissing(options) }
            guard let first = try start.map({ try options.clock($0, "--start") }) ?? known,
                let last = try end.map({ try options.clock($0, "--end") })
            else {
                draft.set("day", try day.map { try options.day($0, "--day") } ?? view.time.day)
                draft.set("seconds", .number(minutes.map { $0 * 60 } ?? view.time.seconds.count))
                return
            }
            draft.set("day", ShanghaiDay.of(first))
            draft.set("seconds", .number(last - first - breakMinutes * 60))
            draft.set("start", .number(first))
            draft.set("end", .number(last))
            if breakMinutes > 0 { draft.set("break", .number(breakMinutes * 60)) }
        }

        private func endMissing(_ options: LedgerOptions) -> ValidationError {
            ValidationError(
                options.words(
                    "这条记录未签退：请用 --end 给出签退时间，或用 --minutes 给出时长。",
                    "The record is an open sign-in: give its --end, or --minutes."
                )
            )
        }
    }
}

extension SigningOptions {
    /// Signs one draft and says where it stands.
    func finish(_ draft: Draft, in ledger: Ledger) throws {
        let signed = try sign([draft], in: ledger)
        options.say(
            [("index", .number(signed.first))],
            options.words("已入账，第 \(signed.first) 条。", "recorded at \(signed.first)")
        )
    }
}

extension LedgerOptions {
    /// A reference to a statement by its index.
    func reference(_ index: UInt64, in ledger: Ledger) throws -> JSONValue {
        guard let leaf = try translated({ try ledger.leaf(at: index) }) else { throw noRecord(index) }
        return .facts([("index", .number(index)), ("leaf", .text(leaf))])
    }

    /// There is no record with this number.
    func noRecord(_ index: UInt64) -> Refused {
        Refused(code: "record_unknown", message: words("没有第 \(index) 条记录。", "There is no record \(index)."))
    }

    /// Shanghai date and time `YYYY-MM-DDTHH:MM` in seconds since 1970.
    func clock(_ text: String, _ option: String) throws -> Int64 {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        let numbers = parts.last?.split(separator: ":", omittingEmptySubsequences: false) ?? []
        guard parts.count == 2, let day = CivilDate(String(parts[0])), numbers.count == 2,
            numbers.allSatisfy({ $0.utf8.count == 2 }), let hour = Int64(numbers[0]), let minute = Int64(numbers[1]),
            (0...23).contains(hour), (0...59).contains(minute)
        else {
            throw ValidationError(words("\(option) 须写作 YYYY-MM-DDTHH:MM。", "\(option): YYYY-MM-DDTHH:MM."))
        }
        return ShanghaiDay.start(day) + hour * 3600 + minute * 60
    }
}

import ArgumentParser
import LedgerFormat
import LedgerLog
import LedgerModel
import LedgerService

/// `xinshi clock`: this machine's clock against the log's.
struct ClockCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clock",
        abstract: "时钟：查看；停机后核对无误再接受。 The clock: show, and accept it after it stopped the ledger.",
        discussion: """
            示例 Examples:
              xinshi clock show --data s
              xinshi clock accept --data s
            """,
        subcommands: [Show.self, Accept.self]
    )

    /// `clock show`.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "显示本机时钟与最后一条记录的时间。 Show this machine's clock and the time of the last entry.",
            discussion: "示例 Example: xinshi clock show --data s --json"
        )
        @OptionGroup var options: LedgerOptions

        func run() throws {
            let ledger = try options.open()
            ClockCommand.say(options, ledger, isAccepted: false)
        }
    }

    /// `clock accept`.
    struct Accept: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "accept",
            abstract: "核对后接受本机时钟；写入账本，人人可查。 Accept this machine's clock; the log keeps that for all to see.",
            discussion: """
                示例 Example: xinshi clock accept --data s
                先核对日期、时间和时区；时钟不对就先校正，不要接受。
                Check date, time and zone first; a wrong clock is set right, not accepted.
                """
        )
        @OptionGroup var options: LedgerOptions

        func run() throws {
            let ledger = try options.open()
            guard ledger.clockStop != nil else {
                let words = options.words("时钟没有停住账本，无需接受。", "The clock has not stopped the ledger; nothing to accept.")
                throw Refused(code: "clock_not_stopped", message: words)
            }
            try options.translated { try ledger.acceptClock() }
            ClockCommand.say(options, ledger, isAccepted: true)
        }
    }

    fileprivate static func say(_ options: LedgerOptions, _ ledger: Ledger, isAccepted: Bool) {
        let machine = CivilMinute(milliseconds: ledger.machineMilliseconds).text
        let last = CivilMinute(milliseconds: ledger.lastLogTimeMilliseconds).text
        let isStopped = ledger.clockStop != nil
        let verdict =
            switch (isAccepted, isStopped) {
            case (true, _): options.words("已接受，已写入账本。", "accepted, and kept in the log")
            case (_, true):
                options.words(
                    "时钟跳变，账本停住：校正时钟，或核对无误后运行 xinshi clock accept。",
                    "the clock jumped and the ledger stands still: set it right, or check it and run xinshi clock accept"
                )
            default: options.words("时钟可信。", "the clock is trusted")
            }
        let words =
            options.words("本机时钟 ", "this machine  ") + machine + "\n"
            + options.words("最后记录 ", "last entry    ") + last + "\n" + verdict
        let facts: [(String, JSONValue?)] = [
            ("machine_ms", .number(ledger.machineMilliseconds)),
            ("last_entry_ms", .number(ledger.lastLogTimeMilliseconds)),
            ("stopped", .bool(isStopped)), ("accepted", .bool(isAccepted)),
        ]
        options.say(facts, words)
    }
}

/// A minute of Shanghai time, for people.
private struct CivilMinute {
    let text: String

    init(milliseconds: UInt64) {
        let seconds = Int64(milliseconds / 1000)
        let day = ShanghaiDay.of(seconds)
        let minutes = (seconds - ShanghaiDay.start(day)) / 60
        let two = { (number: Int64) in number < 10 ? "0\(number)" : "\(number)" }
        text = "\(day) \(two(minutes / 60)):\(two(minutes % 60))"
    }
}

import ArgumentParser
import LedgerFormat
import LedgerLog
import LedgerModel
import LedgerService

/// `xinshi clock`: this machine's clock against the log's.
struct ClockCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clock",
        abstract: "时钟：查看；停住后由负责人核对、签名接受。 The clock: show, and accept it after it stopped the ledger.",
        discussion: """
            示例 Examples:
              xinshi clock show --data s
              xinshi clock accept --data s --as root
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
            ClockCommand.say(options, ledger, acceptedAt: nil)
        }
    }

    /// `clock accept`.
    struct Accept: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "accept",
            abstract: "负责人核对后签名接受本机时钟；账本写明是谁接受的。 A manager accepts this machine's clock; the log says who.",
            discussion: """
                示例 Example: xinshi clock accept --data s --as root
                须由顶层组织的负责人以个人密钥签名（问口令）。先核对日期、时间和时区；时钟不对就先校正，不要接受。
                A manager of the root organisation signs with a person key, which asks for its passphrase.
                Check date, time and zone first; a wrong clock is set right, not accepted.
                """
        )
        @OptionGroup var signing: SigningOptions

        func run() throws {
            let options = signing.options
            let ledger = try options.open()
            guard ledger.clockStop != nil else {
                let words = options.words("时钟没有停住账本，无需接受。", "The clock has not stopped the ledger; nothing to accept.")
                throw Refused(code: "clock_not_stopped", message: words)
            }
            var draft = Draft(.clockAccepted)
            draft.set("clock_ms", .number(ledger.machineMilliseconds))
            let signed = try signing.sign([draft], in: ledger)
            ClockCommand.say(options, ledger, acceptedAt: signed.first)
        }
    }

    fileprivate static func say(_ options: LedgerOptions, _ ledger: Ledger, acceptedAt index: UInt64?) {
        let machine = CivilMinute(milliseconds: ledger.machineMilliseconds).text
        let last = CivilMinute(milliseconds: ledger.lastLogTimeMilliseconds).text
        let isStopped = ledger.clockStop != nil
        let verdict =
            switch (index, isStopped) {
            case (let index?, _): options.words("已接受，账本第 \(index) 条写明。", "accepted; entry \(index) says by whom")
            case (nil, true):
                options.words(
                    "时钟跳变，账本停住：校正时钟，或由负责人核对无误后运行 xinshi clock accept。",
                    "the clock jumped and the ledger stands still: set it right, or a manager checks it and runs xinshi clock accept"
                )
            default: options.words("时钟可信。", "the clock is trusted")
            }
        let words =
            options.words("本机时钟 ", "this machine  ") + machine + "\n"
            + options.words("最后记录 ", "last entry    ") + last + "\n" + verdict
        let facts: [(String, JSONValue?)] = [
            ("machine_ms", .number(ledger.machineMilliseconds)),
            ("last_entry_ms", .number(ledger.lastLogTimeMilliseconds)),
            ("stopped", .bool(isStopped)), ("accepted", .bool(index != nil)), ("index", .number(index)),
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

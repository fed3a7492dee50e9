import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerRules
import LedgerService

/// `xinshi credit`: time credit of one person.
struct CreditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "credit",
        abstract: "一人的时间储蓄余额；与服务时间分开，不影响服务时间。 Time credit of one person.",
        discussion: """
            示例 Examples:
              xinshi credit --data s 张三
              xinshi credit --data s 张三 --as-of 2026-06-30
              xinshi credit --data s V001 --from 2026-01-01 --to 2026-12-31

            余额为截至账本日的全部入账；--from、--to 另给出该服务期内的记录所生的时间储蓄。
            The balance counts every posting up to the log day; --from and --to add what records of those days minted.
            JSON: as_of?, credit_seconds, minted_seconds, size, subject
            """
    )

    @Argument(help: "编号、志愿者编号、姓名或尾号。 Person.") var person: String
    @OptionGroup var times: PeriodOptions
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let period = try times.read(options)
        let ledger = try options.open()
        let subject = try options.person(person, in: ledger)
        let (balance, minted, size) = try options.translated {
            try ledger.ask(asOf: period.asOf) { state, size, _ in
                let minted = state.records(of: subject, in: period.service).reduce(0) { $0 + $1.minted }
                return (state.sums(of: subject)?.credit ?? 0, minted, size)
            }
        }
        let facts: [(String, JSONValue?)] = [
            ("subject", .text(subject)), ("credit_seconds", .number(balance)), ("minted_seconds", .number(minted)),
            ("size", .number(size)), ("as_of", .text(period.asOf)),
        ]
        var line = "\(options.words("时间储蓄余额", "time credit"))  \(options.duration(Seconds(balance)))"
        if period.service != nil {
            line += "\n\(options.words("该服务期所生", "minted in that period"))  \(options.duration(Seconds(minted)))"
        }
        options.say(facts, line)
    }
}

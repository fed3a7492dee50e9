import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerRules
import LedgerService

/// `xinshi credit`: time credit of one person.
struct CreditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "credit",
        abstract: "一人的时间积分余额；与服务时间分开，不影响服务时间。 Time credit of one person.",
        discussion: "示例 Example: xinshi credit --data s 张三"
    )

    @Argument(help: "编号、志愿者编号、姓名或尾号。 Person.") var person: String
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let ledger = try options.open()
        let subject = try options.person(person, in: ledger)
        let balance = ledger.ask { $0.sums(of: subject)?.credit } ?? 0
        let facts: [(String, JSONValue?)] = [("subject", .text(subject)), ("credit_seconds", .number(balance))]
        options.say(facts, "\(options.words("时间积分余额", "time credit"))  \(options.duration(Seconds(balance)))")
    }
}

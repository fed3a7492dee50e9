import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerRules
import LedgerService

/// `xinshi stars close-review`.
struct StarsCloseReview: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close-review",
        abstract: "了结星级复核：时间减少后由人决定保留或下调。 Close a review of a star.",
        discussion: """
            示例 Examples:
              xinshi stars close-review --data s --as approver 张三 --reason-code checked
              xinshi stars close-review --data s --as approver 张三 --stars 1 --reason-code false_record

            省略 --stars 时定为现在仍够得上的星级，不高于已授的星级。待复核的人见 xinshi stars。
            Without --stars: the star that is still earned, never above the one held. xinshi stars lists open reviews.
            JSON: index, stars, subject
            """
    )
    @Argument(help: "编号、志愿者编号、姓名或尾号。 Person.") var person: String
    @OptionGroup var signing: SigningOptions
    @Option(help: "定为几星，0 到 5。 Stars, 0 to 5.") var stars: Int?
    @Option(help: "原因代码。 Reason code.") var reasonCode: String

    func run() throws {
        let options = signing.options
        if let stars, !(0...5).contains(stars) {
            throw ValidationError(options.words("--stars 须为 0 到 5。", "--stars: 0 to 5."))
        }
        let reason = try options.code(reasonCode, "--reason-code")
        let ledger = try signing.open()
        let subject = try options.person(person, in: ledger)
        let card = try signing.card(of: ledger)
        let day = ledger.today
        let (earned, held) = ledger.ask { state in
            let earned = state.starProposal(for: subject, organisation: card.organisation, on: day) ?? 0
            return (earned, state.sums(of: subject)?.stars ?? 0)
        }
        let settled = stars ?? min(earned, held)
        var draft = Draft(.starReviewClosed)
        draft.set("subject", subject)
        draft.set("stars", .number(settled))
        draft.set("reason_code", reason)
        let signed = try signing.sign([draft], in: ledger)
        options.say(
            [("subject", .text(subject)), ("stars", .number(settled)), ("index", .number(signed.first))],
            options.words(
                "复核了结，定为 \(settled) 星，第 \(signed.first) 条。",
                "closed with \(settled) stars at \(signed.first)"
            )
        )
    }
}

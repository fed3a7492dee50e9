import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerProjections
import LedgerRules
import LedgerService

/// `xinshi records approve`.
struct RecordsApprove: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "审核一批记录；本人不能审核的记录自动排除并说明原因。 Approve a batch.",
        discussion: """
            示例 Examples:
              xinshi records approve --data s --as approver --batch 120
              xinshi records approve --data s --as approver --batch 120 --all-but 123

            逾期与后台补录须两人审核，其中一人来自上级组织；站点密钥签署的、录入人本人的记录也须两人审核。
            Late and back-office records need two approvers, and so do those signed by a desk or by the one who served.
            """
    )

    @OptionGroup var choice: RecordsCommand.Choice

    func run() throws {
        let signing = choice.signing
        let options = signing.options
        let ledger = try signing.open()
        var range = try RangeDraft(choice.batch, in: ledger, options)
        let card = try signing.card(of: ledger)
        try RangeDraft.requirePerson(card, options)
        var leftOut = try choice.leftOut(of: range)
        for hindered in range.obstacles(by: card.authorKey, in: ledger) {
            guard leftOut.insert(hindered.index).inserted else { continue }
            choice.say(hindered.index, leftOutFor: hindered.words, code: hindered.obstacle.rawValue)
        }
        range.leaveOut(leftOut)
        var draft = Draft(.recordsApproved)
        draft.set("range", try range.value(options))
        let signed = try signing.sign([draft], in: ledger)
        let chosen = range.chosen.map(\.index)
        let effective = ledger.ask { state in chosen.count { state.record($0)?.state == .effective } }
        let waiting = chosen.count - effective
        var words = options.words(
            "已审核 \(chosen.count) 条，生效 \(effective) 条",
            "approved \(chosen.count), effective \(effective)"
        )
        if waiting > 0 {
            words += options.words("，\(waiting) 条待第二人审核", ", \(waiting) wait for a second approver")
        }
        let facts: [(String, JSONValue?)] = [
            ("index", .number(signed.first)), ("approved", .number(chosen.count)),
            ("effective", .number(effective)), ("waiting", .number(waiting)),
        ]
        options.say(facts, words + options.words("。", "."))
    }
}

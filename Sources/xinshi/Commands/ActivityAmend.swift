import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerRules
import LedgerService

/// `xinshi activity amend`.
struct ActivityAmend: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "amend",
        abstract: "改期：更改活动的起止日，未给出的一端不变。 Change the days of an activity.",
        discussion: """
            示例 Examples:
              xinshi activity amend --data s --as approver 清扫社区 --last-day 2026-12-15 --reason-code activity_error
              xinshi activity amend --data s --as approver ID --first-day 2026-11-05 --last-day 2026-12-15 --reason-code omission

            须由组织者的审核员签名，不能是活动负责人本人。已入账的记录不受影响。
            An approver of the organiser signs, not the leader. Records that stand are not touched.
            JSON: activity, first_day, index, last_day
            """
    )
    @Argument(help: "活动：编号、名称或其开头。 Activity.") var activity: String
    @OptionGroup var signing: SigningOptions
    @Option(help: "第一天。 First day.") var firstDay: String?
    @Option(help: "最后一天。 Last day.") var lastDay: String?
    @Option(help: "原因代码，见 policy codes activity_changes。 Reason code.") var reasonCode: String

    func run() throws {
        let options = signing.options
        guard firstDay != nil || lastDay != nil else {
            throw ValidationError(
                options.words("请给出 --first-day 或 --last-day。", "Give --first-day, --last-day or both.")
            )
        }
        let given = (
            try firstDay.map { try options.day($0, "--first-day") },
            try lastDay.map { try options.day($0, "--last-day") }
        )
        let ledger = try signing.open()
        let id = try options.activity(activity, in: ledger)
        guard let now = ledger.ask({ $0.activity(id) }) else {
            let sentence = RefusalWords.sentence("activity_unknown", options)
            throw Refused(code: "activity_unknown", message: sentence)
        }
        let (first, last) = (given.0 ?? now.days.first, given.1 ?? now.days.last)
        guard first <= last else {
            throw ValidationError(
                options.words("第一天 \(first) 晚于最后一天 \(last)。", "The first day \(first) lies after the last, \(last).")
            )
        }
        var draft = Draft(.activityAmended)
        draft.set("activity", id)
        draft.set("first_day", first)
        draft.set("last_day", last)
        draft.set("reason_code", try options.code(reasonCode, "--reason-code"))
        let signed = try signing.sign([draft], in: ledger)
        let facts: [(String, JSONValue?)] = [
            ("activity", .text(id)), ("first_day", .text(first)), ("last_day", .text(last)),
            ("index", .number(signed.first)),
        ]
        options.say(
            facts,
            options.words(
                "已改为 \(first) 至 \(last)，第 \(signed.first) 条。",
                "now \(first) to \(last), recorded at \(signed.first)"
            )
        )
    }
}

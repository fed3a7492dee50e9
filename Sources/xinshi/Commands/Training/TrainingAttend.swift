import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerRules
import LedgerService

/// `xinshi training attend`.
struct TrainingAttend: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attend",
        abstract: "登记参加培训的人及学习时长；一次可登记多人，全部成功或全部不记。 Record who attended.",
        discussion: """
            示例 Examples:
              xinshi training attend --data s --as desk1 急救常识 张三 李四 --minutes 90
              xinshi training attend --data s --as desk1 TRAINING-ID V001 --minutes 45
            JSON: attended, index, learning_seconds, training
            """
    )
    @Argument(help: "培训编号或名称。 Training: id or title.") var training: String
    @Argument(help: "参加人：编号、志愿者编号、姓名或尾号。 People.") var people: [String]
    @Option(help: "学习时长（分钟，1 到 1440）。 Learning time in minutes.") var minutes: Int64
    @OptionGroup var signing: SigningOptions

    func run() throws {
        let options = signing.options
        let seconds = try options.seconds(ofMinutes: minutes, "--minutes")
        let ledger = try signing.open()
        let view = try options.training(training, in: ledger)
        let drafts = try people.map { person in
            var draft = Draft(.trainingAttended)
            draft.set("training", view.id)
            draft.set("subject", try options.person(person, in: ledger))
            draft.set("learning_seconds", .number(seconds))
            return draft
        }
        let signed = try signing.sign(drafts, in: ledger)
        let facts: [(String, JSONValue?)] = [
            ("training", .text(view.id)), ("attended", .number(drafts.count)), ("learning_seconds", .number(seconds)),
            ("index", .number(signed.first)),
        ]
        let words = options.words(
            "已登记 \(drafts.count) 人，每人 \(options.duration(Seconds(seconds)))，第 \(signed.first) 条起。",
            "\(drafts.count) people, \(options.duration(Seconds(seconds))) each, recorded from \(signed.first)"
        )
        options.say(facts, words)
    }
}

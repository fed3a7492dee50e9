import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerService

/// `xinshi roster undo`: a clerk takes his own roster back.
struct RosterUndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "撤回本人刚录入、尚未审核的一批名册。 Take back a roster while all of it is pending.",
        discussion: """
            示例 Examples:
              xinshi roster undo --data station --as clerk --batch 41
              xinshi roster undo --data station --as clerk --batch 41 --passphrase-file secret.txt

            撤回的记录作废并保留；同一文件不能在同一活动下再录。改正文件后，用 roster record --after-void 41 重录。
            The records stay as void. The same file cannot be recorded again; correct it, then record it with --after-void 41.
            JSON: activities_left, batch
            """
    )

    @Option(name: .customLong("as"), help: "当时签名的密钥。 The key that signed the batch.")
    var key: String

    @Option(help: "批次的序号（记录时显示）。 The batch's index, shown when it was recorded.")
    var batch: UInt64

    @OptionGroup var options: LedgerOptions

    func run() throws {
        let ledger = try options.open()
        let opened = try options.key(key, of: ledger)
        switch try options.translated({ try ledger.takeBack(batchAt: batch, by: opened) }) {
        case .refused(let refusal):
            throw options.refused(refusal)
        case .recorded, .known:
            try options.translated { try ledger.publish() }
            let opened = try options.translated { try ledger.activitiesOpened(inBatchAt: batch) }
            var words = options.words(
                "✓ 批次 \(batch) 已撤回。改正后重录时请加 --after-void \(batch)。",
                "✓ Batch \(batch) is taken back. To record it again, correct the file and add --after-void \(batch)."
            )
            for activity in opened {
                words += options.words(
                    "\n  活动 \(activity) 随此批建立，撤回后仍在，未被使用。",
                    "\n  Activity \(activity) was opened with it; it stays, unused."
                )
            }
            let facts: [(String, JSONValue?)] = [
                ("activities_left", .array(opened.map { .string($0.description) })), ("batch", .number(batch)),
            ]
            options.say(facts, words)
        }
    }
}

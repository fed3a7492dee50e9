import ArgumentParser
import LedgerFormat
import LedgerLog
import LedgerModel
import LedgerService

/// `xinshi checkpoint`: the head of the log and what witnesses say of it.
struct CheckpointCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint",
        abstract: "检查点：显示、收入见证签名。 Checkpoints.",
        discussion: """
            示例 Examples:
              xinshi checkpoint show --data s
              xinshi checkpoint add cosigned.txt --data s --witness 'name+12345678+BASE64'
            """,
        subcommands: [Show.self, Add.self]
    )

    /// `checkpoint show`.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "显示最新检查点：短码与签名文本。 Show the newest checkpoint.",
            discussion: "示例 Example: xinshi checkpoint show --data s --json"
        )
        @OptionGroup var options: LedgerOptions

        func run() throws {
            let ledger = try options.open()
            let note = String(decoding: try options.translated { try ledger.checkpoint() }, as: UTF8.self)
            let kept = try options.translated { try ledger.keptCheckpoints() }
            let facts: [(String, JSONValue?)] = [
                ("size", .number(ledger.size)), ("short", .text(ledger.shortForm)),
                (
                    "note",
                    .array(note.split(separator: "\n", omittingEmptySubsequences: false).map { .string(String($0)) })
                ),
                ("cosigned_sizes", .array(kept.map { .integer(Int64($0.size)) })),
            ]
            options.say(facts, "\(options.words("检查点短码：", "checkpoint: "))\(ledger.shortForm)\n\n\(note)")
        }
    }

    /// `checkpoint add`.
    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add",
            abstract: "收入见证人签过的检查点。 Keep a checkpoint that witnesses cosigned.",
            discussion: "示例 Example: xinshi checkpoint add cosigned.txt --data s --witness 'name+12345678+BASE64'"
        )
        @Argument(help: "检查点文件。 Checkpoint file.") var file: String
        @Option(help: "见证人的 vkey；可重复。 The witness's vkey.") var witness: [String]
        @OptionGroup var options: LedgerOptions

        func run() throws {
            let witnesses = try options.witnesses(witness)
            let note = try options.file(file)
            let ledger = try options.open()
            let kept: KeptCheckpoint
            do {
                kept = try ledger.addCosignedCheckpoint(note, witnesses: witnesses)
            } catch let failure as StoreFailure where failure.code == .checkpointRefused {
                let words = options.words(
                    "检查点不能收入：不是本账本的、超前于本账本，或没有已知见证人的有效签名。",
                    "The checkpoint is of another log, ahead of this one, or not validly cosigned by these witnesses."
                )
                throw Refused(code: failure.code.rawValue, message: words)
            } catch let refusal as CosignatureTimeRefusal {
                throw CosignatureWords(options: options).problem(refusal)
            }
            try options.translated { try ledger.publish() }
            let words = options.words("已收入大小 \(kept.size) 的检查点。", "kept the checkpoint of size \(kept.size)")
            options.say([("size", .number(kept.size))], words)
        }
    }
}

extension LedgerOptions {
    /// The keys of witnesses as they were typed; each once.
    func witnesses(_ texts: [String]) throws -> [VerifierKey] {
        var found: [VerifierKey] = []
        for text in texts {
            guard let key = try? VerifierKey.parse(text.utf8), key.algorithm == .cosignature else {
                throw ValidationError(words("--witness 须为见证人的 vkey。", "--witness takes a witness's vkey."))
            }
            guard !found.contains(where: { $0.publicKey == key.publicKey }) else {
                throw ValidationError(words("--witness 重复：\(text)。", "--witness is given twice: \(text)."))
            }
            found.append(key)
        }
        return found
    }
}

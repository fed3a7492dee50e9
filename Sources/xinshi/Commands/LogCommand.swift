import ArgumentParser
import LedgerFormat
import LedgerLog
import LedgerModel
import LedgerService

/// `xinshi log`: acts of the log itself.
struct LogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "账本自身：更换账本密钥、记下所见的其他账本、终止并指明后继。 The log itself: its key, other logs, its end.",
        discussion: """
            示例 Examples:
              xinshi log rotate-key --data s --as root
              xinshi log anchor 邻站检查点.txt --data s --as root --log 'example.org/b+12345678+BASE64'
              xinshi log end --data s --as root --successor-origin example.org/new --successor-genesis HEX --reason-code merged

            须由顶层组织的负责人以个人密钥打开（问口令）。 A manager of the root organisation opens it with a person key.
            """,
        subcommands: [RotateKey.self, Anchor.self, End.self]
    )

    /// `log rotate-key`.
    struct RotateKey: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rotate-key",
            abstract: "更换账本的签名密钥；此前的证明与收据仍可核验。 Hand the log to a new key.",
            discussion: """
                示例 Example: xinshi log rotate-key --data s --as root

                更换之后检查点由新密钥签名：审计人、见证人各自的信任文件夹须更新（xinshi trust --update），不要换成新的，
                否则忘了从前接受过什么。 Auditors' trust folders are updated, not replaced (xinshi trust --update).
                JSON: index, vkey
                """
        )
        @OptionGroup var access: LogAccess

        func run() throws {
            let options = access.options
            try options.translated { try access.open().rotateLogKey() }
            // The opening that follows puts the new key in its place.
            let ledger = try options.open()
            let vkey = try options.translated { try ledger.verifierKey().text }
            let words = options.words(
                "已更换，账本第 \(ledger.size - 1) 条写明。新的 vkey：\n\(vkey)\n审计人和见证人的信任文件夹请用 xinshi trust --update 更新，换 policy 里的密钥，旧密钥记入 former；不能取来时，把 xinshi trust --out 写出的 policy 交给他们替换，其余文件（accepted、witness）不动。",
                "The log has a new key; entry \(ledger.size - 1) says so. Its vkey:\n\(vkey)\nUpdate the trust folders of auditors and witnesses with "
                    + "xinshi trust --update, which changes `policy` and keeps the old key in `former`; where they cannot be had, hand over the `policy` of "
                    + "xinshi trust --out to replace theirs, and leave their other files (`accepted`, `witness`)."
            )
            options.say([("index", .number(ledger.size - 1)), ("vkey", .text(vkey))], words)
        }
    }

    /// `log anchor`.
    struct Anchor: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "anchor",
            abstract: "把所见另一账本的检查点记入本账本，使它不能再出示更短的账。 Record a checkpoint of another log.",
            discussion: """
                示例 Example: xinshi log anchor 邻站检查点.txt --data s --as root --log 'example.org/b+12345678+BASE64'
                JSON: index, origin, root, size
                """
        )
        @Argument(help: "另一账本的检查点文件。 Checkpoint of the other log.") var file: String
        @Option(help: "另一账本的 vkey。 The other log's vkey.") var log: String
        @OptionGroup var access: LogAccess

        func run() throws {
            let options = access.options
            guard let key = try? VerifierKey.parse(log.utf8), key.algorithm == .ed25519 else {
                throw ValidationError(options.words("--log 须为账本的 vkey。", "--log takes the vkey of a log."))
            }
            let note = try options.file(file)
            let ledger = try access.open()
            guard try key.publicKey != options.translated({ try ledger.verifierKey() }).publicKey else {
                let words = options.words("这是本账本自己的检查点。", "This is a checkpoint of this log itself.")
                throw Refused(code: "anchor_own", message: words)
            }
            let seen: (index: UInt64, checkpoint: Checkpoint)
            do {
                seen = try ledger.anchor(note, signedBy: key)
            } catch is FormatError {
                let words = options.words(
                    "这不是该账本签过的检查点，未记入。",
                    "That log did not sign this checkpoint; nothing was recorded."
                )
                throw Refused(code: "checkpoint_refused", message: words)
            } catch {
                return try options.translated { throw error }
            }
            options.say(
                [
                    ("index", .number(seen.index)), ("origin", .text(seen.checkpoint.origin)),
                    ("root", .text(seen.checkpoint.root)), ("size", .number(seen.checkpoint.size)),
                ],
                options.words(
                    "已记入第 \(seen.index) 条：\(seen.checkpoint.origin) 规模 \(seen.checkpoint.size)。",
                    "entry \(seen.index): \(seen.checkpoint.origin) at size \(seen.checkpoint.size)"
                )
            )
        }
    }

    /// `log end`.
    struct End: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "end",
            abstract: "终止本账本并指明后继账本；此后永远不能再记。 End this log for ever and name its successor.",
            discussion: """
                示例 Example: xinshi log end --data s --as root --successor-origin example.org/new --successor-genesis HEX \\
                  --reason-code merged --confirm
                JSON: index
                """
        )
        @Option(help: "后继账本的名称（origin）。 Origin of the successor.") var successorOrigin: String
        @Option(help: "后继账本的创世叶哈希（64 位十六进制）。 Leaf hash of its entry 0.") var successorGenesis: String
        @Option(help: "原因代码，见 policy codes closing。 Reason code.") var reasonCode: String
        @Flag(help: "确认终止；不可恢复。 Confirm; there is no way back.") var confirm = false
        @OptionGroup var access: LogAccess

        func run() throws {
            let options = access.options
            guard let genesis = Digest(hex: successorGenesis), TextRules.isOrigin(successorOrigin) else {
                throw ValidationError(
                    options.words(
                        "--successor-genesis 须为 64 位十六进制，--successor-origin 须为账本名称。",
                        "--successor-genesis takes 64 hex digits, --successor-origin the name of a log."
                    )
                )
            }
            let ledger = try access.open()
            let reason = try options.code(reasonCode, "--reason-code", in: "closing", ledger)
            guard confirm else {
                let words = options.words(
                    "终止后本账本永远不能再记；确认请加 --confirm。",
                    "After this nothing can ever be recorded here; add --confirm."
                )
                throw Refused(code: "not_confirmed", message: words)
            }
            let index = try options.translated {
                try ledger.end(successor: successorOrigin, genesis: genesis, reason: reason)
            }
            options.say(
                [("index", .number(index))],
                options.words("本账本终止于第 \(index) 条，后继为 \(successorOrigin)。", "This log ends with entry \(index).")
            )
        }
    }
}

/// Who may act for the log: whoever opens the person key of a manager of the root organisation.
struct LogAccess: ParsableArguments {
    @Option(name: .customLong("as"), help: "顶层组织负责人的个人密钥。 Person key of a manager of the root organisation.")
    var author: String
    @OptionGroup var options: LedgerOptions

    /// Opens the ledger and the key; the log itself does not say who acted.
    func open() throws -> Ledger {
        let ledger = try options.open()
        let key = try options.key(author, of: ledger)
        guard ledger.answersForLog(key.card) else {
            throw Refused(
                code: "not_authorised",
                message: options.words(
                    "只有顶层组织负责人的个人密钥可以处理账本自身的事务。",
                    "Only the person key of a manager of the root organisation acts for the log itself."
                )
            )
        }
        return ledger
    }
}

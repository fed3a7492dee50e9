import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerService

/// `xinshi receipt`: what the log acknowledged to the keys of this machine.
struct ReceiptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receipt",
        abstract: "收据：账本对本机密钥最近一次的答复，存在数据之外。 Receipts: the log's last answer to each key.",
        discussion: """
            示例 Examples:
              xinshi receipt show --data s
              xinshi receipt verify --data s
              xinshi receipt verify kept.tlog-proof --data s

            收据放在检查点锁旁的文件夹，或环境变量 XINSHI_RECEIPTS 所指的文件夹；不要与数据一起备份。
            They lie beside the lock, or in the folder that XINSHI_RECEIPTS names; keep them out of the data's backup.
            """,
        subcommands: [Show.self, Verify.self]
    )

    /// `receipt show`.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "列出本机密钥的最新收据。 List the newest receipt of each key.",
            discussion: "示例 Example: xinshi receipt show --data s"
        )
        @OptionGroup var options: LedgerOptions

        func run() throws {
            let ledger = try options.open()
            let found = try options.receipts(ledger)
            if found.isEmpty { options.sayNoReceipts() }
            for (name, kept) in found {
                let size = kept.receipt.checkpoint.checkpoint.size
                options.say(
                    [
                        ("file", .text(kept.file)), ("index", .number(kept.receipt.index)), ("key", .text(name.text)),
                        ("size", .number(size)),
                    ],
                    options.words(
                        "\(name.text)：第 \(kept.receipt.index) 条的批次，账本当时 \(size) 条。\(kept.file)",
                        "\(name.text): the batch at entry \(kept.receipt.index), the log had \(size) entries. \(kept.file)"
                    )
                )
            }
        }
    }

    /// `receipt verify`.
    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "核对收据：账本是否仍有它认过的条目。 Check that the log still holds what it acknowledged.",
            discussion: "示例 Example: xinshi receipt verify kept.tlog-proof --data s"
        )
        @Argument(help: "收据文件；不给则核对本机全部。 A receipt; all of this machine unless given.") var file: String?
        @OptionGroup var options: LedgerOptions

        func run() throws {
            let ledger = try options.open()
            guard let file else {
                let found = try options.receipts(ledger)
                if found.isEmpty { options.sayNoReceipts() }
                for (_, kept) in found { try check(kept.receipt, kept.file, ledger) }
                return
            }
            guard let receipt = try? TlogProof.parse(try options.file(file)) else {
                throw Failed(
                    message: options.words("\(file) 不是收据文件。", "\(file) is no receipt."),
                    code: "receipt_unreadable"
                )
            }
            try check(receipt, file, ledger)
        }

        private func check(_ receipt: TlogProof, _ path: String, _ ledger: Ledger) throws {
            try options.translated { try ledger.verify(brought: receipt, from: path) }
            let size = receipt.checkpoint.checkpoint.size
            options.say(
                [("file", .text(path)), ("index", .number(receipt.index)), ("size", .number(size))],
                options.words("收据与账本相符：\(path)", "the log holds it: \(path)")
            )
        }
    }
}

extension LedgerOptions {
    fileprivate func sayNoReceipts() {
        Terminal.note(words("还没有收据：密钥下次签署后就有。", "There is none yet: a key has one once it signed.") + "\n")
    }

    /// The receipts kept for the keys of this machine, by the keys' names.
    fileprivate func receipts(_ ledger: Ledger) throws -> [(KeyName, (receipt: TlogProof, file: String))] {
        try translated {
            try ledger.keyring.names().compactMap { name in try ledger.keptReceipt(of: name).map { (name, $0) } }
        }
    }
}

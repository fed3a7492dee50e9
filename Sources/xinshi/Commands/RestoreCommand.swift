import ArgumentParser
import LedgerService

/// `xinshi restore`: a lost checkpoint lock made anew from the notice board.
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "检查点锁丢失后，按公告栏上最后的短码重建。 Make a lost checkpoint lock anew from the last short code.",
        discussion: """
            示例 Example: xinshi restore --data s --short-code '14 3bdd 3f3f 02bd 511f fadc 817b 7b13 c9fc'
            短码须是公告栏上最新的一条：用旧短码会把之后已确认的记录当作未确认。
            The code must be the newest on the notice board: an older one treats what was confirmed since as unconfirmed.
            """
    )
    @Option(help: "检查点短码：大小和八组四位数字。 The short code: the size and eight groups of four digits.") var shortCode: String
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let parts = shortCode.split(whereSeparator: \.isWhitespace)
        let isForm =
            parts.count == 9 && UInt64(parts[0]) != nil
            && parts.dropFirst().allSatisfy { $0.utf8.count == 4 && $0.allSatisfy(\.isHexDigit) }
        guard isForm else {
            throw ValidationError(
                options.words(
                    "--short-code 须为大小和八组四位十六进制数字，如公告栏所示，加引号。",
                    "--short-code takes the size and eight groups of four hex digits, as on the notice board, in quotes."
                )
            )
        }
        try options.translated {
            try LockRecovery.restoreLock(of: DataDirectory(options.absoluteData), shortCode: shortCode)
        }
        let ledger = try options.open()
        let words = options.words(
            "检查点锁已重建；账本现有 \(ledger.size) 条。检查点短码：\(ledger.shortForm)",
            "the lock was made anew; the ledger has \(ledger.size) entries. checkpoint: \(ledger.shortForm)"
        )
        options.say([("size", .number(ledger.size)), ("short", .text(ledger.shortForm))], words)
    }
}

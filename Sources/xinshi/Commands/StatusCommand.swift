import ArgumentParser
import LedgerFormat
import LedgerLog
import LedgerModel
import LedgerRules
import LedgerService

/// `xinshi status`: size, checkpoint, keys, and what the start found.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "账本状态：条数、检查点短码、密钥、启动报告。 State of the ledger.",
        discussion: "示例 Example: xinshi status --data s"
    )

    @OptionGroup var options: LedgerOptions

    func run() throws {
        let ledger = try options.open()
        let key = try options.translated { try ledger.verifierKey() }
        let (authors, people, pending, open) = ledger.ask { state in
            state.loadAll()
            var (people, pending, open) = (0, 0, 0)
            state.forEachSubject { if $0.registeredDay != nil, !$0.isErased { people += 1 } }
            state.forEachRecord { record in
                if record.state == .pending { pending += 1 }
                if record.state == .open { open += 1 }
            }
            return (state.authors(), people, pending, open)
        }
        let active = authors.count { $0.state == .active }
        let report = ledger.openingReport
        let successor = try options.translated { try ledger.successor() }
        let facts: [(String, JSONValue?)] = [
            ("origin", .text(key.identity.name)), ("size", .number(ledger.size)),
            ("checkpoint", .text(ledger.shortForm)), ("genesis", .text(ledger.genesisLeaf)),
            ("log_key", .text(key.text)), ("keys", .number(authors.count)), ("active_keys", .number(active)),
            ("volunteers", .number(people)), ("pending", .number(pending)), ("open_sign_ins", .number(open)),
            ("adopted", .number(report.adoptedCount)), ("replayed", .number(report.replayedCount)),
            ("rebuilt_views", .bool(report.rebuiltViews)), ("quarantine", .text(report.quarantinePath)),
            ("successor_origin", .text(successor?.origin)), ("successor_genesis", .text(successor?.genesis)),
        ]
        var lines = [
            "\(options.words("账本", "ledger"))  \(key.identity.name)",
            "\(options.words("条数", "size"))  \(ledger.size)",
            "\(options.words("检查点短码", "checkpoint"))  \(ledger.shortForm)",
            "\(options.words("创世叶哈希", "genesis"))  \(ledger.genesisLeaf)",
            "\(options.words("密钥", "keys"))  \(authors.count)\(options.words("（可用 \(active)）", " (\(active) active)"))",
            "\(options.words("志愿者", "volunteers"))  \(people)",
            "\(options.words("待审核记录", "pending records"))  \(pending)",
        ]
        if open > 0 { lines.append("\(options.words("未签退记录", "open sign-ins"))  \(open)") }
        if let successor {
            lines.append(
                options.words(
                    "已终止：不再记录任何内容。后继账本 \(successor.origin)，创世叶哈希 \(successor.genesis)",
                    "ended: nothing more is recorded here. Successor \(successor.origin), genesis \(successor.genesis)"
                )
            )
        }
        if report.adoptedCount > 0 || report.replayedCount > 0 || report.rebuiltViews {
            let words = options.words(
                "启动时收编 \(report.adoptedCount) 条、重放 \(report.replayedCount) 条",
                "start-up adopted \(report.adoptedCount), replayed \(report.replayedCount)"
            )
            lines.append(words)
        }
        if let path = report.quarantinePath {
            lines.append(options.words("‼ 尾部未通过核验，已隔离到 \(path)", "‼ a bad tail was moved to \(path)"))
        }
        options.say(facts, lines.joined(separator: "\n"))
    }
}

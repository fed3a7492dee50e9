import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerService

/// `xinshi apply`: a file of commands.
struct ApplyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "执行命令文件（每行一条 JSON 命令）。 Apply a file of commands.",
        discussion: """
            示例 Examples:
              xinshi apply commands.jsonl --data station
              xinshi apply commands.jsonl --data station --passphrase-file secret.txt --json

            文件格式见 Ledger/spec/12。中断后可再次执行：已入账的命令不会重复记录。
            The format is Ledger/spec/12. A file may be applied again after an interruption: nothing is recorded twice.
            JSON: checkpoint, known, recorded, refused
            退出码 1：有批次被拒绝（按行列出）。 Exit code 1: a batch was refused; refusals are listed by line.
            """
    )

    @Argument(help: "命令文件。 Command file.")
    var file: String

    @OptionGroup var options: LedgerOptions

    func run() throws {
        let commands = CommandFile.read(try InputFile.required(file, options.language))
        guard commands.faults.isEmpty else { throw try report(commands.faults) }
        let ledger = try options.open()
        let summary = try apply(commands, to: ledger)
        try options.translated { try ledger.publish() }
        say(summary, ledger)
        if !summary.refusals.isEmpty { throw ExitCode(1) }
    }

    private struct Summary {
        var recorded = 0
        var known = 0
        var refusals: [CommandRefusal] = []
    }

    private func apply(_ file: CommandFile, to ledger: Ledger) throws -> Summary {
        var summary = Summary()
        var keys: [Name: Keyring.OpenKey] = [:]
        var done = 0
        for batch in file.batches {
            guard let author = batch.first?.author else { continue }
            let key = try keys[author] ?? options.key(author.text, of: ledger)
            keys[author] = key
            let files = try evidence(of: batch)
            switch try options.translated({ try ledger.apply(batch, by: key, files: files) }) {
            case .recorded(_, let count): summary.recorded += count
            case .known: summary.known += batch.count
            case .refused(let refusal): summary.refusals.append(refusal)
            }
            done += batch.count
            Terminal.progress(done, file.commands.count)
        }
        return summary
    }

    private func evidence(of batch: [Command]) throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for path in batch.flatMap(\.wish.files).map(\.path) where files[path] == nil {
            let full = path.hasPrefix("/") ? path : InputFile.folder(of: file) + "/" + path
            files[path] = try InputFile.required(full, options.language)
        }
        return files
    }

    private func report(_ faults: [CommandFault]) throws -> any Error {
        let refusals = faults.map { CommandRefusal(code: $0.code, line: $0.line, field: $0.field) }
        if !options.json { for refusal in refusals { print("✗ \(options.sentence(refusal)) [\(refusal.code)]") } }
        return Refused(
            code: "faults",
            message: options.words("文件有 \(faults.count) 处错误，未执行任何命令。", "\(faults.count) faults; nothing was applied."),
            details: [("faults", .array(refusals.map(machine)))]
        )
    }

    private func machine(_ refusal: CommandRefusal) -> JSONValue {
        .facts(
            [("code", .string(refusal.code)), ("message", .string(options.sentence(refusal)))]
                + options.refused(refusal).details
        )
    }

    private func say(_ summary: Summary, _ ledger: Ledger) {
        guard !options.json else {
            return options.say(
                [
                    ("checkpoint", .text(ledger.shortForm)), ("known", .number(summary.known)),
                    ("recorded", .number(summary.recorded)), ("refused", .array(summary.refusals.map(machine))),
                ],
                ""
            )
        }
        for refusal in summary.refusals { print("✗ \(options.sentence(refusal)) [\(refusal.code)]") }
        print(
            options.words(
                "入账 \(summary.recorded) 条，已有 \(summary.known) 条，被拒绝 \(summary.refusals.count) 批。",
                "recorded \(summary.recorded), known \(summary.known), refused batches \(summary.refusals.count)"
            )
        )
        print(options.words("检查点短码：", "checkpoint: ") + ledger.shortForm)
    }
}

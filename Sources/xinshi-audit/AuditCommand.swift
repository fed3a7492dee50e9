import ArgumentParser
import Glibc
import LedgerFormat
import LedgerVerification
import UsageWords

/// The auditor's program: reads an exported log and a trust folder, links no writer.
@main
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "xinshi-audit",
        abstract: "审计导出的账本：从每个字节到每笔余额。 Audit an exported log, from bytes to balances.",
        discussion: """
            示例 Examples:
              xinshi-audit --trust trust tiles
              xinshi-audit --trust trust --data station
              xinshi-audit --trust trust tiles --json
              xinshi-audit --trust trust tiles --from-start
              xinshi-audit --trust trust tiles --view neighbour.checkpoint
              xinshi-audit --trust trust tiles --cosign signed.checkpoint
              xinshi-audit --new-witness example.org/street --trust trust

            账本文件夹可以是导出的文件夹，也可以是数据目录（其中有 xinshi.json），那就是其 tiles。
            The folder is the exported one, or a data directory (it has xinshi.json), whose `tiles` is meant.

            信任文件夹内有 policy 与 genesis 两个文件（规范 10 §1）。审计干净时记下所接受的检查点和读到此处的状态，
            下次只读其后的条目；已判过的条目只核对哈希，--from-start 全部重读（规范 10 §6）。
            The trust folder holds `policy` and `genesis` (spec 10 §1). A clean audit remembers the checkpoint it accepted and
            the state it led to: the next one reads what follows, and of the rest the hashes; --from-start reads all (10 §6).

            退出码：0 干净，1 有发现，2 用法，3 无法读取。 Exit codes: 0 clean, 1 findings, 2 usage, 3 cannot read.
            """
    )

    @Argument(help: "导出的账本文件夹（含 checkpoint 与 tile）。 Folder with the exported log.")
    var folder: String?

    @Option(help: "本机的数据目录：审计其中导出的账本。 Data directory, whose exported log is audited.")
    var data: String?

    @Option(help: "信任文件夹。 Trust folder.")
    var trust: String

    @Option(help: "他人所见的检查点文件，可重复。 A checkpoint seen by somebody else; may be repeated.")
    var view: [String] = []

    @Option(help: "见证：审计后把附有本人见证签名的检查点写到此文件。 Cosign and write the checkpoint to this file.")
    var cosign: String?

    @Option(help: "新见证人：在信任文件夹里生成 witness.key，印出其 vkey。 Make a witness's key of this name, print its vkey.")
    var newWitness: String?

    @Flag(help: "只做字节步骤（1 至 6 步与 11 步）。 Only the byte steps.")
    var bytesOnly = false

    @Flag(help: "从第 0 条读起，不用上次审计留下的状态。 Read every entry anew, whatever the last audit kept.")
    var fromStart = false

    @Flag(help: "输出机器可读的 JSON。 Print the report as JSON.")
    var json = false

    @Option(help: "zh 或 en；默认取自环境，其次中文。 Language of the report.")
    var lang: Language?

    @Option(help: "并行任务数（1 到 1024），默认为本机核数。 Parallel tasks, by default the number of cores.")
    var cores: Int?

    /// The languages there are.
    enum Language: String, CaseIterable, ExpressibleByArgument {
        /// Simplified Chinese.
        case chinese = "zh"
        /// English.
        case english = "en"
    }

    func validate() throws {
        if let fault = misuse() { throw ValidationError(fault) }
    }

    static func main() async {
        let columns = HelpText.columns()
        setenv("COLUMNS", "\(HelpText.unwrapped)", 1)
        let report = UsageReport(arguments: Array(CommandLine.arguments.dropFirst()))
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            let code = exitCode(for: error)
            if code == .success, report.isOfHelp {
                print(HelpText(isChinese: report.isChinese, width: columns).words(fullMessage(for: error)))
                Glibc.exit(0)
            }
            if code == .success || code.rawValue == 1 || code.rawValue == 3 { exit(withError: error) }
            AuditOutput.note(report.words(fullMessage(for: error)) + "\n")
            Glibc.exit(2)
        }
    }

    func run() async throws {
        let words = AuditWords(language: lang?.rawValue, isJSON: json)
        if let newWitness { return try makeWitness(newWitness, words) }
        let trusted: TrustFolder
        do throws(TrustFailure) {
            trusted = try TrustFolder(path: trust)
        } catch {
            show(AuditReport(error), words)
            throw ExitCode(3)
        }
        // Read before the audit: what another run cosigns meanwhile is told from what this one was held against.
        let witness = cosign == nil ? nil : try? Witness(trustFolder: trust)
        let report = await Audit(log, trust: trusted, options: try options(words, witness)).run()
        show(report, words)
        try cosignIfAsked(report, witness, words)
        try await conclude(report, trusted, words)
    }

    /// The exported log that was named.
    private var log: LogFolder { data.map { LogFolder(ofDataDirectory: $0) } ?? LogFolder.named(folder ?? ".") }

    private func makeWitness(_ name: String, _ words: AuditWords) throws {
        do throws(Witness.Refusal) {
            words.made(try Witness.create(named: name, inTrustFolder: trust), trust)
        } catch {
            words.say(error)
            throw ExitCode(3)
        }
    }

    private func show(_ report: AuditReport, _ words: AuditWords) {
        if json {
            print(String(decoding: report.json, as: UTF8.self))
        } else {
            words.say(report)
        }
    }

    private func options(_ words: AuditWords, _ witness: Witness?) throws -> Audit.Options {
        var options = Audit.Options(cores: cores ?? Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        options.checksMeaning = !bytesOnly
        options.readsFromStart = fromStart
        for path in view {
            guard let bytes = (try? LogFolder.checkpoint(of: path)) ?? nil else {
                words.cannotRead(path)
                throw ExitCode(3)
            }
            options.views.append((path, bytes))
        }
        if let witness { options.rootsOf = [witness.memory.size] }
        if isatty(2) != 0, !json { options.progress = { AuditWords.progress($0, $1) } }
        return options
    }

    private func cosignIfAsked(_ report: AuditReport, _ witness: Witness?, _ words: AuditWords) throws {
        guard let cosign else { return }
        // Opened first, so that a path that cannot be written leaves the memory where it is.
        guard let file = AuditOutput(cosign) else {
            words.cannotWrite(cosign)
            throw ExitCode(report.verdict == .findings ? 1 : 3)
        }
        defer { file.close() }
        let (signed, vkey): (SignedCheckpoint, String)
        do throws(Witness.Refusal) {
            let witness = if let witness { witness } else { try Witness(trustFolder: trust) }
            vkey = witness.verifierKey.text
            var now = timespec()
            clock_gettime(CLOCK_REALTIME, &now)
            signed = try witness.cosign(report, timestampSeconds: UInt64(now.tv_sec))
        } catch {
            words.say(error)
            throw ExitCode(error.isAboutLog || report.verdict == .findings ? 1 : 3)
        }
        guard file.replace(with: signed.bytes) else {
            words.cannotFinish(cosign, size: signed.checkpoint.size)
            throw ExitCode(report.verdict == .findings ? 1 : 3)
        }
        words.cosigned(signed.checkpoint.shortForm, cosign, vkey)
    }

    private func conclude(_ report: AuditReport, _ trusted: TrustFolder, _ words: AuditWords) async throws {
        switch report.verdict {
        // What was not checked against the rules is not accepted (spec 10 §1).
        case .clean:
            do throws(TrustFolder.AcceptFailure) {
                try await trusted.accept(report)
            } catch {
                words.cannotRemember(error)
                if case .stateUnwritten = error { return }
                throw ExitCode(3)
            }
        case .findings: throw ExitCode(1)
        case .unreadable: throw ExitCode(3)
        }
    }
}

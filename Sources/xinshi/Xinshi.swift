import ArgumentParser
import Glibc
import UsageWords

/// The station's program: records, approves, answers, certifies.
///
/// Exit codes: 0 done, 1 refused by a rule, 2 usage, 3 failure.
@main
struct Xinshi: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "xinshi",
        abstract: "信时：可审计的志愿服务时间账本。 An auditable ledger of volunteer service hours.",
        discussion: """
            示例 Examples:
              xinshi init --data station --lock /var/lib/xinshi/station.lock --origin example.org/station --name 赛罕区 --region 150105
              xinshi roster read 名册.csv --as-of 2026-11-21 --no-register --json
              xinshi roster record 名册.csv --data station --as clerk --activity 敬老助残 --confirm
              xinshi apply commands.jsonl --data station
              xinshi hours --data station 张三

            命令补全 Completion (bash, zsh, fish):
              source <(xinshi --generate-completion-script bash)

            退出码：0 完成，1 被规则拒绝，2 用法，3 故障。 Exit codes: 0 done, 1 refused, 2 usage, 3 failure.
            """,
        subcommands: [
            InitCommand.self, ApplyCommand.self, OrganisationCommand.self, KeyCommand.self, OperatorCommand.self,
            VolunteerCommand.self, ActivityCommand.self, RosterCommand.self, RecordsCommand.self, SessionCommand.self,
            ObjectionCommand.self, HoursCommand.self, CreditCommand.self, StarsCommand.self, TrainingCommand.self,
            CommendationCommand.self, EvaluationCommand.self, StudentCommand.self, ElsewhereCommand.self,
            ExternalCommand.self, SyncCommand.self, CertificateCommand.self, ReportCommand.self, ReviewCommand.self,
            SampleCommand.self,
            ConsentCommand.self, GuardianCommand.self, DisclosureCommand.self, PersonCommand.self, StatusCommand.self,
            LogCommand.self, TrustCommand.self, CheckpointCommand.self, ClockCommand.self, RestoreCommand.self,
            ProofCommand.self, ReceiptCommand.self,
            PolicyCommand.self, RegionsCommand.self, RecordCommand.self,
        ]
    )

    static func main() {
        _ = columns
        setenv("COLUMNS", "\(HelpText.unwrapped)", 1)
        do {
            var command = try parseAsRoot()
            do {
                try command.run()
            } catch {
                finish(error, of: type(of: command))
            }
        } catch {
            finish(error, of: Xinshi.self)
        }
    }

    // Read before the parser is told not to wrap.
    private static let columns = HelpText.columns()

    /// The names of the subcommands at the end of a path of commands.
    private static func subcommands(_ path: [String]) -> [String] {
        var command: any ParsableCommand.Type = Xinshi.self
        for name in path {
            guard let next = command.configuration.subcommands.first(where: { $0._commandName == name }) else {
                return []
            }
            command = next
        }
        return command.configuration.subcommands.map { $0._commandName }
    }

    private static func finish(_ error: any Error, of command: any ParsableCommand.Type) -> Never {
        // The parser gives every error it does not know the code 1, which here means "refused" and is only thrown as such.
        if let code = error as? ExitCode { Glibc.exit(code.rawValue) }
        if let refusal = error as? Refused {
            refusal.say()
            Glibc.exit(1)
        }
        if let failure = error as? Failed {
            failure.say()
            Glibc.exit(3)
        }
        let report = UsageReport(arguments: Array(CommandLine.arguments.dropFirst()))
        switch exitCode(for: error) {
        case .success:
            guard report.isOfHelp else { exit(withError: error) }
            print(HelpText(isChinese: report.isChinese, width: columns).words(fullMessage(for: error)))
            Glibc.exit(0)
        case .validationFailure: misused(report, command.fullMessage(for: error), command)
        default:
            Failed(error, isChinese: report.isChinese).say()
            Glibc.exit(3)
        }
    }

    private static func misused(_ report: UsageReport, _ message: String, _ command: any ParsableCommand.Type) -> Never
    {
        let name = command.configuration.commandName ?? ""
        let words = report.words(message, ofCommand: name, program: "xinshi", subcommands: subcommands)
        Terminal.note(words + "\n")
        let sentence = words.prefix { $0 != "\n" }.drop { $0 == "✗" || $0 == " " }
        MachineError(code: "usage", exit: 2, message: String(sentence)).sayWhenAsked()
        Glibc.exit(2)
    }
}

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

            退出码 Exit codes: 0 完成 done, 1 被规则拒绝 refused, 2 用法 usage, 3 故障 failure.
            """,
        subcommands: [
            InitCommand.self, ApplyCommand.self, OrganisationCommand.self, KeyCommand.self, OperatorCommand.self,
            VolunteerCommand.self, ActivityCommand.self, RosterCommand.self, RecordsCommand.self, SessionCommand.self,
            ObjectionCommand.self, HoursCommand.self, CreditCommand.self, StarsCommand.self, TrainingCommand.self,
            CommendationCommand.self, EvaluationCommand.self, StudentCommand.self, ElsewhereCommand.self,
            ExternalCommand.self, SyncCommand.self, CertificateCommand.self, ReportCommand.self, ReviewCommand.self,
            SampleCommand.self,
            ConsentCommand.self, GuardianCommand.self, DisclosureCommand.self, PersonCommand.self, StatusCommand.self,
            TrustCommand.self, CheckpointCommand.self, ClockCommand.self, RestoreCommand.self, ProofCommand.self,
            PolicyCommand.self, RegionsCommand.self, RecordCommand.self,
        ]
    )

    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let refusal as Refused {
            refusal.say()
            Glibc.exit(1)
        } catch let failure as Failed {
            failure.say()
            Glibc.exit(3)
        } catch {
            finish(error)
        }
    }

    private static func finish(_ error: any Error) -> Never {
        // The parser gives every error it does not know the code 1, which here means "refused" and is only thrown as such.
        if let code = error as? ExitCode { Glibc.exit(code.rawValue) }
        let report = UsageReport(arguments: Array(CommandLine.arguments.dropFirst()))
        switch exitCode(for: error) {
        case .success: exit(withError: error)
        case .validationFailure:
            Terminal.note(report.words(fullMessage(for: error)) + "\n")
            Glibc.exit(2)
        default:
            Failed(error, isChinese: report.isChinese).say()
            Glibc.exit(3)
        }
    }
}

import ArgumentParser

/// Everything about certificates; each act is a subcommand.
struct CertificateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certificate",
        abstract: "志愿服务记录证明：出具、核验。 Certificates of service: issue and verify.",
        discussion: """
            示例 Examples:
              xinshi certificate verify 证明/credential.json --trust trust
              xinshi certificate status 7ZQ4-2026-K3M9T0XW5 --data station
              xinshi certificate verify a.json --proof a.tlog-proof --trust trust --json
            """,
        subcommands: [
            CertificateVerifyCommand.self, CertificateIssueCommand.self, CertificateReprintCommand.self,
            CertificateStatusCommand.self, CertificateRevokeCommand.self, CertificateSuspendCommand.self,
            CertificateSupersedeCommand.self, CertificateReinstateCommand.self,
        ]
    )
}

import ArgumentParser
import LedgerDocuments
import LedgerFormat
import LedgerVerification

/// Verifies a certificate from its two files and a trust folder, without a network (spec 09 §4).
struct CertificateVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "核验证明：逐项检查并给出结论。 Verify a certificate, check by check.",
        discussion: """
            示例 Examples:
              xinshi certificate verify 证明/credential.json --trust trust
              xinshi certificate verify a.json --proof a.tlog-proof --trust trust --json
              xinshi certificate verify 证明/credential.json --trust trust --data station

            信任文件夹内有 policy 与 genesis 两个文件（规范 10 §1）。账本证明默认为同一文件夹的 certificate.tlog-proof，
            记录多于 700 条时逐条记录默认为同一文件夹的 certificate.rows。
            给出 --log 即查询现状：账本资料比证明还旧，或比信任文件夹已接受的规模还小时答不了，
            结论为 UNKNOWN，退出码 1。
            The trust folder holds `policy` and `genesis` (spec 10 §1). Proof and rows are `certificate.tlog-proof` and
            `certificate.rows` beside the credential unless named. --log asks what became of it since: a folder older
            than the proof, or than what the trust folder accepted, cannot tell: the state is UNKNOWN and the exit code 1.

            退出码 Exit codes:
              0 VALID, VALID OFFLINE
              1 其他任何结论 every other state
              2 用法 usage
              3 文件或信任文件夹无法读 a file or the trust folder cannot be read
            """
    )

    @Argument(help: "证明文件（credential.json）。 The credential.", completion: .file(extensions: ["json"]))
    var credential: String

    @Option(
        help: ArgumentHelp("账本证明文件。 The proof file.", valueName: "file"),
        completion: .file(extensions: ["tlog-proof"])
    )
    var proof: String?

    @Option(help: ArgumentHelp("逐条记录文件。 The rows file.", valueName: "file"), completion: .file(extensions: ["rows"]))
    var rows: String?

    @Option(help: ArgumentHelp("信任文件夹。 The trust folder.", valueName: "folder"), completion: .directory)
    var trust: String

    @Option(
        help: ArgumentHelp("账本的导出文件夹，用来查询证明的现状。 Exported log, to ask for the status.", valueName: "folder"),
        completion: .directory
    )
    var log: String?

    @Option(
        help: ArgumentHelp("数据目录：用其中导出的账本查询现状。 Data directory, whose exported log is asked.", valueName: "folder"),
        completion: .directory
    )
    var data: String?

    @Flag(help: "输出 JSON。 Print the report as JSON.")
    var json = false

    @OptionGroup var language: LanguageOption

    private static let limitBytes = 16 << 20

    func validate() throws {
        guard log == nil || data == nil else {
            throw ValidationError(language.text("--log 与 --data 只给一个。", "Give --log or --data, not both."))
        }
    }

    func run() throws {
        let folder = try trusted()
        let status = try statusSource(folder)
        let report = CertificateVerifier.verify(
            credential: try required(credential),
            proof: try beside(proof, CertificateFolder.proof),
            rows: try beside(rows, CertificateFolder.rows),
            trust: CertificateTrust(
                policy: folder.policy,
                genesis: folder.genesis,
                accepted: folder.accepted?.checkpoint
            ),
            status: status
        )
        try checkAccepted(folder, status, report)
        let words = CertificateReportWords(language: language)
        try Terminal.write(json ? words.json(report) : words.text(report))
        guard report.isGood else { throw ExitCode(1) }
    }

    /// Who answers what became of the certificate since: the log folder, when one is given.
    private func statusSource(_ folder: TrustFolder) throws -> LogFolderStatus? {
        guard let log = data.map({ LogFolder(ofDataDirectory: $0) }) ?? log.map(LogFolder.named) else { return nil }
        do throws(StatusFailure) {
            return LogFolderStatus(
                try StatusReplay(log, trust: folder),
                accepted: folder.accepted?.checkpoint
            )
        } catch {
            let place = Terminal.visible(error.place)
            throw Failed(
                message: language.text("账本文件夹不能用：\(place)", "the log folder cannot be used: \(place)")
                    + " [\(error.code)]",
                code: error.code
            )
        }
    }

    private func trusted() throws -> TrustFolder {
        do throws(TrustFailure) {
            return try TrustFolder(path: trust)
        } catch {
            let place = Terminal.visible(error.message)
            throw Failed(
                message: language.text(
                    "信任文件夹不能用，请用 xinshi trust --out 所写的文件夹：\(place)",
                    "the trust folder cannot be used: \(place)"
                )
                    + " [\(error.code)]",
                code: error.code
            )
        }
    }

    /// An `accepted` that no key of the log signed is the owner's own damaged file, and no word of the log (spec 09 §4).
    ///
    /// Keys of the log are the policy's, those of `former`, and those that a log folder names. Without a folder a checkpoint
    /// from before a rotation may not be verifiable: then it counts unless it contradicts what is verified.
    private func checkAccepted(
        _ folder: TrustFolder,
        _ status: LogFolderStatus?,
        _ report: CertificateReport
    ) throws {
        let named = status?.namedLogKeys ?? []
        guard !folder.isAcceptedSigned(orBy: named), !named.isEmpty || report[.status] == .failed(.logForked)
        else { return }
        let place = Terminal.visible("\(trust)/accepted")
        throw Failed(
            message: language.text(
                "您自己的文件 \(place) 不能用：其上没有该账本任何一把已知密钥的有效签名。文件损坏的，请从自己的备份取回；"
                    + "若文件完好，它就是另一个历史的证据，请保留它和所给账本，交给审计人，不要删除。",
                "your own file \(place) cannot be used: it has no valid signature of any known key of this log. If it is damaged, "
                    + "take it from a backup of yours; if it is whole, it is evidence of another history: keep it and the log "
                    + "folder, show them to an auditor, and do not delete them."
            )
                + " [trust_unreadable]",
            code: "trust_unreadable"
        )
    }

    /// A file that was named must be there; the one beside the credential may be missing.
    private func beside(_ named: String?, _ name: String) throws -> [UInt8]? {
        if let named { return try required(named) }
        let folder = credential.lastIndex(of: "/").map { credential[...$0] } ?? ""
        return try InputFile.read(folder + name, limitBytes: Self.limitBytes, language)
    }

    private func required(_ path: String) throws -> [UInt8] {
        try InputFile.required(path, limitBytes: Self.limitBytes, language)
    }
}

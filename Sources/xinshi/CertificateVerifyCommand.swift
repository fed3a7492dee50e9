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
        let report = CertificateVerifier.verify(
            credential: try required(credential),
            proof: try beside(proof, CertificateFolder.proof),
            rows: try beside(rows, CertificateFolder.rows),
            trust: CertificateTrust(policy: folder.policy, genesis: folder.genesis),
            status: try statusSource(folder)
        )
        let words = CertificateReportWords(language: language)
        try Terminal.write(json ? words.json(report) : words.text(report))
        guard report.isGood else { throw ExitCode(1) }
    }

    /// Who answers what became of the certificate since: the log folder, when one is given.
    private func statusSource(_ folder: TrustFolder) throws -> (any StatusSource)? {
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

import ArgumentParser
import Glibc
import LedgerDocuments
import LedgerModel
import LedgerService
import LedgerVault

/// `xinshi certificate issue`: a certificate of effective records.
struct CertificateIssueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "issue",
        abstract: "出具志愿服务记录证明。 Issue a certificate.",
        discussion: """
            示例 Examples:
              xinshi certificate issue --data station --as clerk --credential-key seal --volunteer 张三 \
            --responsible 李四 --handler 王五 --contact 0471-1234567 --out 证明
              xinshi certificate issue --data station --as clerk --credential-key seal --volunteer ID --from 2026-01-01 \
            --to 2026-06-30 --summary --no-name --responsible 李四 --handler 王五 --contact 0471-1234567 --out 证明

            只列已生效的记录。写出 credential.json 和 certificate.tlog-proof，二者合用可离线核验。
            Only effective records are listed. Both files together verify offline.
            """
    )

    @Option(name: .customLong("as"), help: "签名密钥（站点或个人）。 Desk or person key that signs the log entry.")
    var key: String

    @Option(help: "证明密钥的名字。 Name of the credential key.")
    var credentialKey: String

    @Option(help: "志愿者：编号、姓名或志愿者编号。 Volunteer: id, name or volunteer number.")
    var volunteer: String

    @Option(help: "期间的第一天。 First day.")
    var from: String?

    @Option(help: "期间的最后一天。 Last day.")
    var to: String?

    @Option(help: "只列这些记录（序号，逗号分隔）。 Only these records, by index, separated by commas.")
    var records: String?

    @Flag(help: "只列合计。 Sums only.")
    var summary = false

    @Flag(help: "不写姓名。 Leave the name out.")
    var noName = false

    @Option(help: "负责人。 Who is responsible.")
    var responsible: String

    @Option(help: "经办人。 Who handled it.")
    var handler: String

    @Option(help: "联系方式。 Whom to ask.")
    var contact: String

    @Option(help: "写入的文件夹，已有的文件不覆盖。 Folder to write to; files are never replaced.")
    var out: String

    @OptionGroup var options: LedgerOptions

    func run() throws {
        let period = try period()
        let chosen = try chosen()
        try CertificateFolder.check(out, options)
        let ledger = try options.open()
        let subject = try PersonChoice(options).subject(volunteer, in: ledger)
        let contact = CertificateRequest.Contact(official: responsible, handler: handler, phone: contact)
        var request = CertificateRequest(subject: subject, contact: contact)
        request.period = period
        request.records = chosen
        request.isSummary = summary
        request.showsName = !noName
        let (signing, sealing) = (try options.key(key, of: ledger), try options.key(credentialKey, of: ledger))
        let files = try CertificateFolder.translated(options) {
            try ledger.issue(request, by: signing, credentialKey: sealing)
        }
        try CertificateFolder.write(files, to: out, options)
    }

    private func period() throws -> DayRange? {
        guard from != nil || to != nil else { return nil }
        guard let first = from.flatMap({ CivilDate($0) }), let last = to.flatMap({ CivilDate($0) }), first <= last else {
            throw ValidationError("--from 与 --to 须同时给出，形如 2026-01-01。 Give both --from and --to as 2026-01-01.")
        }
        return DayRange(first: first, last: last)
    }

    private func chosen() throws -> Set<UInt64>? {
        guard let records else { return nil }
        let parts = records.split(separator: ",", omittingEmptySubsequences: false)
        let indexes = parts.compactMap { UInt64($0) }
        guard indexes.count == parts.count else {
            throw ValidationError("--records 须为逗号分隔的序号。 --records takes indexes separated by commas.")
        }
        return Set(indexes)
    }
}

/// The folder in which a certificate's two files are written, and the sentences of refusals.
enum CertificateFolder {
    private static let names = ["credential.json", "certificate.tlog-proof"]

    /// Refuses a folder that holds a certificate already, before anything is logged.
    static func check(_ folder: String, _ options: LedgerOptions) throws {
        for name in names where access(folder + "/" + name, F_OK) == 0 {
            throw Refused(
                code: "file_exists",
                message: options.words("\(folder) 里已有 \(name)，请换一个文件夹。", "\(folder) holds a \(name); choose another folder.")
            )
        }
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
            throw Failed(message: options.words("不能建立文件夹 \(folder)", "cannot make the folder \(folder)"))
        }
    }

    /// Writes both files and says how to verify them.
    static func write(_ files: CertificateFiles, to folder: String, _ options: LedgerOptions) throws {
        let language = try LanguageOption.parse(options.lang.map { ["--lang", $0] } ?? [])
        try NewFile.write(files.credential, to: folder + "/" + names[0], language)
        try NewFile.write(files.proof, to: folder + "/" + names[1], language)
        print(options.words("证明编号：", "Number: ") + files.number.text)
        print(
            options.words(
                "核验：xinshi certificate verify \(folder)/credential.json --trust 信任文件夹",
                "Verify: xinshi certificate verify \(folder)/credential.json --trust TRUSTFOLDER"
            )
        )
    }

    /// Turns refusals about certificates into sentences.
    static func translated<Result>(_ options: LedgerOptions, _ work: () throws -> Result) throws -> Result {
        do {
            return try options.translated {
                do {
                    return try work()
                } catch let refusal as CertificateRefusal {
                    let words = refusal.words
                    throw Refused(code: "certificate_refused", message: options.words(words.chinese, words.english))
                } catch let denial as CertificateDenial {
                    throw refused(denial, options)
                }
            }
        }
    }

    private static func refused(_ denial: CertificateDenial, _ options: LedgerOptions) -> Refused {
        switch denial {
        case .recordNotCertifiable(let index):
            Refused(
                code: "record_not_effective",
                message: options.words(
                    "记录 \(index) 不是此人在该期间已生效的记录。", "Record \(index) is no effective record of this person and period."
                )
            )
        case .noRecords:
            Refused(code: "no_records", message: options.words("该期间没有已生效的记录。", "There is no effective record."))
        case .numberUnknown(let number):
            Refused(
                code: "certificate_unknown",
                message: options.words("账本里没有编号 \(number.text)。", "The log has no certificate \(number.text).")
            )
        case .notACredentialKey:
            Refused(
                code: "key_kind_not_allowed",
                message: options.words("--credential-key 须是证明密钥。", "--credential-key must name a credential key.")
            )
        case .credentialGone:
            Refused(
                code: "subject_erased",
                message: options.words("此人的资料已删除或限制处理，不能重印。", "The person's data is erased or restricted.")
            )
        }
    }
}

/// Finds the one person that a desk means.
struct PersonChoice {
    private let options: LedgerOptions

    /// Speaks in the language of the options.
    init(_ options: LedgerOptions) {
        self.options = options
    }

    /// An id, number or name that only one person has; refuses to guess.
    func subject(_ text: String, in ledger: Ledger) throws -> SubjectID {
        let found = try options.translated { try ledger.people(matching: text) }
        guard let only = found.first else {
            throw Refused(code: "unknown_person", message: options.words("没有登记此人。", "Nobody of this name is registered."))
        }
        guard found.count == 1 else {
            throw Refused(
                code: "ambiguous_name",
                message: options.words(
                    "有 \(found.count) 位同名的人，请用编号或志愿者编号。", "\(found.count) people have this name; give the id or number."
                )
            )
        }
        return only
    }
}

import ArgumentParser
import LedgerModel
import LedgerService

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

            只列已生效的记录；有未处理异议的记录不出具，除非加 --despite-objection。写出 credential.json 和 certificate.tlog-proof，合用可离线核验；多于 700 条时逐条记录另写 certificate.rows。
            只有法定记录单位、其上级或承继单位可以出具。
            Only effective records are listed. The files together verify offline; more than 700 records go to
            certificate.rows. Records under objection are refused unless --despite-objection is given. Only the legal recorder, a superior or its successor may issue.
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

    @Flag(help: "有未处理异议的记录也列入（核验会显示暂停）。 Even with an open objection: verifying shows SUSPENDED.")
    var despiteObjection = false

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
        let subject = try options.person(volunteer, in: ledger)
        let contact = CertificateRequest.Contact(official: responsible, handler: handler, phone: contact)
        var request = CertificateRequest(subject: subject, contact: contact)
        request.period = period
        request.records = chosen
        request.isSummary = summary
        request.showsName = !noName
        request.includesDisputed = despiteObjection
        let (signing, sealing) = (try options.key(key, of: ledger), try options.key(credentialKey, of: ledger))
        try CertificateFolder.fill(out, options) {
            try CertificateFolder.translated(options) {
                let files = try ledger.issue(request, by: signing, credentialKey: sealing)
                try ledger.publish()
                return files
            }
        }
    }

    private func period() throws -> DayRange? {
        guard from != nil || to != nil else { return nil }
        guard let first = from.flatMap({ CivilDate($0) }), let last = to.flatMap({ CivilDate($0) }), first <= last
        else {
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

import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerProjections
import LedgerRules
import LedgerService
import LedgerVault

/// `xinshi volunteer show`.
struct VolunteerShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "查看一人的登记信息、同意、监护人与服务时间。 Show one volunteer.",
        discussion: """
            示例 Examples:
              xinshi volunteer show --data s 张三
              xinshi volunteer show --data s 小明 --as desk1 --reason minor_data_work

            不满十八周岁的，须以 --as 签名并以 --reason 说明事由，账本记下这次查阅（disclosure_recorded）。
            Of a person under 18, --as signs and --reason says why: the log keeps that the data were looked at.
            JSON: birth_date?, consents, contact?, disclosed_at?, effective_seconds?, guardian_contact?, guardian_name?, \
            guardians, id_number?, id_type?, name?, refusals, registered?, residence?, service_categories?, sex?, skills?, stars?, \
            subject, volunteer_number?
            """
    )
    @Argument(help: "编号、姓名或尾号。 Person.") var person: String
    @OptionGroup var disclosure: MinorDisclosure
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let ledger = try options.open()
        let subject = try options.person(person, in: ledger)
        let profile = try options.translated { try ledger.vault.profile(of: subject) }
        let records = try options.translated { try ledger.project(PersonRecords(of: subject)) }
        let disclosed = try disclosure.record("profile", of: subject, in: ledger, options)
        let consents = try options.translated { try ledger.project(ConsentBook(of: subject)) }.lines
        let refusals = try RefusedRequests(of: subject, in: ledger, options)
        let sums = ledger.ask { $0.sums(of: subject) }
        let given = Profile.tags.compactMap { tag in profile[tag].map { (tag, $0) } }
        var facts = given.map { ($0.0.name, JSONValue.text($0.1)) }
        facts += [
            ("subject", .text(subject)), ("effective_seconds", .number(sums?.total.count)),
            ("stars", .number(sums?.stars)), ("registered", .text(sums?.registeredDay)),
            ("guardians", .array(records.guardians.map { .string($0.description) })),
            ("consents", .array(consents.map(Self.json))), ("disclosed_at", .number(disclosed)),
            ("refusals", refusals.json),
        ]
        var lines = ["\(options.words("编号", "subject"))  \(subject)"]
        let codes = CodeNames(ledger, options)
        lines += given.map { "\(options.words($0.0.chinese, $0.0.name))  \(codes.text(of: $0.0, $0.1))" }
        for guardian in records.guardians { lines.append("\(options.words("监护人", "guardian"))  \(guardian)") }
        for line in consents {
            let state = line.isGiven ? options.words("同意", "given") : options.words("已撤回", "withdrawn")
            let consent = codes.name(line.consent.text, in: "consent_kinds")
            lines.append("\(options.words("同意项", "consent"))  \(consent)  \(state)  \(line.day)")
        }
        lines += refusals.lines(codes)
        if let sums {
            lines.append("\(options.words("服务时间", "hours"))  \(options.duration(sums.total))")
            lines.append("\(options.words("星级", "stars"))  \(sums.stars)")
        }
        options.say(facts, lines.joined(separator: "\n"))
    }

    /// A consent as an object.
    static func json(_ line: ConsentBook.Line) -> JSONValue {
        .facts([
            ("by", .text(line.by)), ("consent", .text(line.consent.text)), ("day", .text(line.day)),
            ("given", .bool(line.isGiven)), ("index", .number(line.index)),
        ])
    }
}

/// `xinshi volunteer export`.
struct VolunteerExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "导出本人全部信息（个人信息保护法第四十五条），文件仅所有者可读。 A person's own full copy.",
        discussion: """
            示例 Example: xinshi volunteer export --data s 张三 --out 张三.json
            文件含保密库中的全部内容（profile、values、files）和账本中的服务（service：记录、时间、星级、时间储蓄、培训、表彰、
            评价、同意、监护人、异议及结果、提供记录、证明）。不满十八周岁的，须 --as 与 --reason，账本记下这次导出。
            The vault's values and files, and under `service` what the log has: records, sums, training, recognition, consents,
            objections and outcomes, disclosures, certificates. Under 18, --as and --reason are needed and the log keeps it.
            JSON: disclosed_at?, out, records, subject
            """
    )
    @Argument(help: "编号、姓名或尾号。 Person.") var person: String
    @Option(help: "输出文件，不得已存在。 New file.") var out: String
    @OptionGroup var disclosure: MinorDisclosure
    @OptionGroup var options: LedgerOptions

    func run() throws {
        let ledger = try options.open()
        let subject = try options.person(person, in: ledger)
        let copy = try options.translated { try ledger.vault.copy(of: subject) }
        let records = try options.translated { try ledger.project(PersonRecords(of: subject)) }
        let disclosed = try disclosure.record("copy", of: subject, in: ledger, options)
        let service = try PersonalCopy(of: subject, records, in: ledger, options).json
        let text =
            copy.json.dropLast() + ",\"service\":" + String(decoding: service.canonicalBytes, as: UTF8.self) + "}\n"
        try NewFile.write(Array(text.utf8), to: out, options.language)
        options.say(
            [
                ("subject", .text(subject)), ("out", .text(out)), ("records", .number(records.records.count)),
                ("disclosed_at", .number(disclosed)),
            ],
            options.words("已导出到 \(out)", "written to \(out)")
        )
    }
}

extension VaultTag {
    /// The name of a part of the profile as people read it; the code where it has none.
    var chinese: String {
        let names: [VaultTag: String] = [
            .name: "姓名", .sex: "性别", .birthDate: "出生日期", .documentType: "证件类型", .documentNumber: "证件号码",
            .residence: "居住区域", .contact: "联系方式", .skills: "专业技能", .serviceCategories: "服务类别",
            .volunteerNumber: "志愿者编号", .guardianName: "监护人姓名", .guardianContact: "监护人联系方式",
        ]
        return names[self] ?? name
    }
}

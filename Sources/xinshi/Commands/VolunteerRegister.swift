import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerService
import LedgerVault

/// `xinshi volunteer register`.
struct VolunteerRegister: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register",
        abstract: "登记志愿者，打印编号。 Register a volunteer and print the id.",
        discussion: """
            示例 Examples:
              xinshi volunteer register --data s --as desk1 --name 张三 --id-number 11010519491231002X \\
                --consents personal_information --consent-file 同意书.pdf
              xinshi volunteer register --data s --as manager --name 李敏 --subject ID …   # 工作人员也是志愿者 an operator who volunteers
              xinshi volunteer register --data s --as desk1 --name 小明 --birth 2014-05-01 --guardian ID \\
                --guardian-name 张三 --consents guardian,personal_information --consent-file 同意书.pdf

            不满十四周岁须有监护人同意（个人信息保护法第三十一条）：--guardian 与同意项 guardian。
            Under 14 the guardian must consent: --guardian and the consent `guardian`.
            """
    )

    @OptionGroup var signing: SigningOptions
    @Option(help: "姓名。 Name.") var name: String
    @OptionGroup var profile: ProfileOptions
    @Option(help: "同意项代码，用逗号分隔。 Consents.") var consents: String
    @Option(help: "同意书文件。 Evidence of the consents.") var consentFile: String
    @Option(help: "监护人的编号。 Subject id of the guardian.") var guardian: String?
    @Option(help: "已知人员（如工作人员）的编号：同一人沿用同一编号。 Subject of a person who is known, as an operator is.")
    var subject: String?
    @Flag(help: "确认与同名同联系方式者不是同一人；由签署人负责。 Another person than one of the same name and contact.")
    var anotherPerson = false

    func run() throws {
        let options = signing.options
        let consents = Set(consents.listed)
        let ledger = try signing.open()
        let subject = try subject(in: ledger) ?? .random()
        var draft = Draft(.volunteerRegistered)
        draft.set("subject", subject)
        draft.set("entered_by", EnteredBy.staff.rawValue)
        let sorted = consents.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        draft.set("consents", .array(sorted.map { .string($0.plain) }))
        draft.set("guardian", try guardian.map { try options.person($0, in: ledger) })
        draft.attach("consent_evidence", consentFile)
        if anotherPerson { draft.set("distinct", .bool(true)) }
        draft.keep("name", name)
        try profile.write(to: &draft, options)
        let signed = try signing.sign([draft], in: ledger)
        options.say([("subject", .text(subject)), ("index", .number(signed.first))], subject.description)
    }

    /// The id that the person has: as named, or by the document number; nil for a new person (spec 08 §7).
    private func subject(in ledger: Ledger) throws -> SubjectID? {
        let options = signing.options
        let person = try profile.identity(of: name, options)
        let held = try options.translated { try ledger.subjectToRegister(person) }
        guard let named = try options.subject(subject, in: ledger) else { return held }
        if let held, held != named {
            throw Refused(
                code: "document_in_use",
                message: options.words(
                    "此证件号码属于编号 \(held)，不是 --subject 所给的人。",
                    "That document number is subject \(held)'s, not the one of --subject."
                )
            )
        }
        guard ledger.isKnown(named) else {
            throw Refused(code: "subject_unknown", message: options.words("没有这个编号的人。", "Nobody has that id."))
        }
        if ledger.isVolunteer(named) { try options.translated { throw CommandRefusal.alreadyVolunteer(named) } }
        return named
    }
}

import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerService

/// What MCA Order 67 §5 records of a volunteer, besides the name.
struct ProfileOptions: ParsableArguments {
    @Option(help: "性别：男、女、未说明（male、female、unstated）。 Sex.") var sex: String?
    @Option(help: "出生日期 YYYY-MM-DD。 Birth date.") var birth: String?
    @Option(help: "证件类型，默认 resident_id。 Kind of document.") var idType: String?
    @Option(help: "证件号码。 Document number.") var idNumber: String?
    @Option(help: "居住区域：区划代码、空格、地址。 Residence: region code, a space, words.") var residence: String?
    @Option(help: "联系方式。 Contact.") var contact: String?
    @Option(help: "专业技能：代码或名称，用逗号分隔，见 policy codes skills。 Skills.") var skills: String?
    @Option(help: "服务类别：代码或名称，用逗号分隔。 Service categories.") var categories: String?
    @Option(help: "志愿者编号。 Volunteer number.") var number: String?
    @Option(help: "监护人姓名（未成年人）。 Guardian's name.") var guardianName: String?
    @Option(help: "监护人联系方式。 Guardian's contact.") var guardianContact: String?

    /// Puts the profile into a draft after its checks.
    func write(to draft: inout Draft, _ options: LedgerOptions) throws {
        let birth = try birthDate(options)
        let type = idNumber == nil ? idType : idType ?? "resident_id"
        draft.keep("sex", try chosenSex(options)?.rawValue)
        draft.keep("birth_date", birth?.description)
        draft.keep("id_type", type)
        draft.keep("id_number", type == "resident_id" ? idNumber.flatMap { ResidentID($0)?.text } : idNumber)
        draft.keep("residence", residence)
        draft.keep("contact", contact)
        draft.keep("skills", codes(skills))
        draft.keep("service_categories", codes(categories))
        draft.keep("volunteer_number", number)
        draft.keep("guardian_name", guardianName)
        draft.keep("guardian_contact", guardianContact)
    }

    /// The birthday as given or as the resident number states it; refuses a number that cannot exist.
    func birthDate(_ options: LedgerOptions) throws -> CivilDate? {
        _ = try chosenSex(options)
        let given = try birth.map { try options.day($0, "--birth") }
        guard let idNumber, (idType ?? "resident_id") == "resident_id" else { return given }
        guard let resident = ResidentID(idNumber) else { throw Self.impossible(options.language) }
        if let given, given != resident.birthday {
            throw Refused(
                code: "birth_differs",
                message: options.words(
                    "出生日期与身份证号不一致，请核对两者。",
                    "The birth date and the resident number disagree; check both."
                )
            )
        }
        return resident.birthday
    }

    private func chosenSex(_ options: LedgerOptions) throws -> Sex? {
        try sex.map { try options.choice($0, "--sex") }
    }

    /// What tells this person from others (spec 08 §7).
    func identity(of name: String, _ options: LedgerOptions) throws -> PersonIdentity {
        var person = PersonIdentity()
        person.name = name
        person.contact = contact ?? ""
        guard let idNumber else { return person }
        person.documentType = idType ?? "resident_id"
        person.documentNumber = try Self.checked(idNumber, type: person.documentType, options.language)
        return person
    }

    /// A document number as it is kept; refuses a resident number that cannot exist.
    static func checked(_ number: String, type: String, _ language: LanguageOption) throws -> String {
        guard type == "resident_id" else { return number }
        guard let resident = ResidentID(number) else { throw impossible(language) }
        return resident.text
    }

    private static func impossible(_ language: LanguageOption) -> Refused {
        Refused(
            code: "resident_id_invalid",
            message: language.text(
                "居民身份证号不成立（位数、出生日期或校验码不对）。请对照证件重输，不要猜改。",
                "The resident number cannot exist (length, birthday or check character). Copy it from the card again."
            )
        )
    }

    private func codes(_ text: String?) -> String? {
        text.map { Set($0.listed).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: ",") }
    }
}

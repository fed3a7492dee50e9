import ArgumentParser
import LedgerFormat
import LedgerModel
import LedgerService

/// Who an operator is; personal values go to the vault only (spec 08 §7).
struct IdentityOptions: ParsableArguments {
    @Option(help: "姓名（只存入保密库）。 Name, kept by the vault.") var name: String?
    @Option(help: "证件类型，默认 resident_id。 Kind of document.") var idType: String?
    @Option(help: "证件号码（只存入保密库）。 Document number, kept by the vault.") var idNumber: String?
    @Option(help: "联系方式（只存入保密库）。 Contact, kept by the vault.") var contact: String?
    @Flag(help: "确认与同名同联系方式者不是同一人；由签署人负责。 Another person than one of the same name and contact.")
    var anotherPerson = false

    /// What was given, nil when nothing was.
    func person(_ language: LanguageOption) throws -> PersonIdentity? {
        let document = idNumber.map { (type: idType ?? "resident_id", number: $0) }
        return try PersonIdentity.told((name, contact), document, language)
    }

    /// The statement that puts a person's values behind his subject.
    func draft(_ person: PersonIdentity, of subject: SubjectID) -> Draft {
        var draft = Draft(.volunteerUpdated)
        draft.set("subject", subject)
        if anotherPerson { draft.set("distinct", .bool(true)) }
        let texts = [
            ("name", person.name), ("contact", person.contact), ("id_type", person.documentType),
            ("id_number", person.documentNumber),
        ]
        for (tag, text) in texts where !text.isEmpty { draft.keep(tag, text) }
        return draft
    }
}

extension PersonIdentity {
    /// A person as told on the command line, nil when nothing was told.
    ///
    /// Refuses a resident number that cannot exist, and what tells nobody: a name without number and contact.
    static func told(
        _ who: (name: String?, contact: String?),
        _ document: (type: String, number: String)?,
        _ language: LanguageOption
    ) throws -> PersonIdentity? {
        guard who.name != nil || who.contact != nil || document != nil else { return nil }
        guard let name = who.name, !name.isEmpty, who.contact != nil || document != nil else {
            throw Refused(
                code: "identity_missing",
                message: language.text(
                    "须给出姓名和证件号码或联系方式，以便认出同一个人。",
                    "Give a name and a document number or a contact, so that one person stays one."
                )
            )
        }
        var person = PersonIdentity()
        person.name = name
        person.contact = who.contact ?? ""
        guard let document else { return person }
        person.documentType = document.type
        person.documentNumber = try ProfileOptions.checked(document.number, type: document.type, language)
        return person
    }
}

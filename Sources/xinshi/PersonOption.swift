import LedgerFormat
import LedgerModel
import LedgerService
import LedgerVault

extension LedgerOptions {
    /// The one person that a text means: an id, a number, the end of a contact or document, or a whole name; lists the
    /// candidates and refuses when there are none, several, or only somebody whose name holds the text.
    func person(_ text: String, in ledger: Ledger) throws -> SubjectID {
        let found = try translated { try ledger.people(matching: text) }
        if found.count == 1, let only = found.first {
            let name = try translated { try ledger.vault.texts(of: .subject(only))[.name] }?.plain ?? ""
            // Part of a name finds, and does not decide: somebody of that very name may not be registered yet.
            guard name != text, name.contains(text) else { return only }
        }
        if !json { for candidate in found { print(try told(candidate, in: ledger)) } }
        throw Refused(
            code: found.isEmpty ? "person_unknown" : "person_ambiguous",
            message: found.isEmpty
                ? words(
                    "没有找到这个人。请核对姓名，或改用志愿者编号、电话或证件尾号；未登记的先登记（volunteer register）。",
                    "Nobody was found. Check the name, or use a number or the tail of a contact or document; "
                        + "who is not registered is registered first (volunteer register)."
                )
                : words(
                    "有 \(found.count) 人相符或相近，请用编号、全名，或电话、证件的尾号。",
                    "\(found.count) people match or nearly match; use an id, the whole name, or the tail of a contact or document."
                ),
            details: [("candidates", found.isEmpty ? nil : .array(found.map { .string($0.description) }))]
        )
    }

    /// The person that an id means, whether the vault has a name for it or not, or that a number, tail or name means.
    func subject(_ text: String?, in ledger: Ledger) throws -> SubjectID? {
        try text.map { try SubjectID(hex: $0) ?? person($0, in: ledger) }
    }

    /// As `describe`, with the end of the contact, by which people of one name are told apart.
    private func told(_ subject: SubjectID, in ledger: Ledger) throws -> String {
        let contact = try translated { try ledger.vault.texts(of: .subject(subject))[.contact] } ?? ""
        let tail = contact.count > 4 ? words("  联系方式尾号 ", "  contact ending ") + String(contact.suffix(4)).plain : ""
        return try describe(subject, in: ledger) + tail
    }
}

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
        if !json { for candidate in found { print(try describe(candidate, in: ledger)) } }
        throw Refused(
            code: found.isEmpty ? "person_unknown" : "person_ambiguous",
            message: found.isEmpty
                ? words("没有找到这个人。", "Nobody was found.")
                : words(
                    "有 \(found.count) 人相符或相近，请用编号或全名。",
                    "\(found.count) people match or nearly match; use an id or the whole name."
                ),
            details: [("candidates", found.isEmpty ? nil : .array(found.map { .string($0.description) }))]
        )
    }

    /// Id, volunteer number and name on one line.
    func describe(_ subject: SubjectID, in ledger: Ledger) throws -> String {
        let texts = try translated { try ledger.vault.texts(of: .subject(subject)) }
        let number = texts[.volunteerNumber] ?? "-"
        let name = texts[.name] ?? words("（未登记姓名或已删除）", "(no name here)")
        return "\(subject)  \(number.plain)  \(name.plain)"
    }
}

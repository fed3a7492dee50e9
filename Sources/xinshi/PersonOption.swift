import LedgerFormat
import LedgerModel
import LedgerService
import LedgerVault

extension LedgerOptions {
    /// The one person that a text means; lists the candidates and refuses when there are none or several.
    func person(_ text: String, in ledger: Ledger) throws -> SubjectID {
        let found = try translated { try ledger.people(matching: text) }
        if found.count == 1, let only = found.first { return only }
        if !json { for candidate in found { print(try describe(candidate, in: ledger)) } }
        throw Refused(
            code: found.isEmpty ? "person_unknown" : "person_ambiguous",
            message: found.isEmpty
                ? words("没有找到这个人。", "Nobody was found.")
                : words("有 \(found.count) 人符合，请用编号。", "\(found.count) people match; use an id."),
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

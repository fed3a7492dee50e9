import LedgerFormat
import LedgerModel
import LedgerService
import LedgerVault

/// How lists name people: a minor by the family name and stars, unless the log has who looked and why (spec 08 §8).
struct PeopleShown {
    private let ledger: Ledger
    private let options: LedgerOptions
    private let masked: Set<SubjectID>

    /// Shows whole names but for the masked ones.
    init(_ ledger: Ledger, _ options: LedgerOptions, masked: Set<SubjectID>) {
        (self.ledger, self.options, self.masked) = (ledger, options, masked)
    }

    /// Whether only a part of the name is shown.
    func isMasked(_ subject: SubjectID) -> Bool { masked.contains(subject) }

    /// What is known of the name and the numbers, masked where it must be.
    func texts(of subject: SubjectID) throws -> [VaultTag: String] {
        var texts = try options.translated { try ledger.vault.texts(of: .subject(subject)) }
        guard isMasked(subject) else { return texts }
        texts[.name] = texts[.name].map(Self.masked)
        texts[.volunteerNumber] = texts[.volunteerNumber].map(Self.tail)
        return texts
    }

    /// Id, volunteer number and name on one line.
    func describe(_ subject: SubjectID) throws -> String {
        let texts = try texts(of: subject)
        let number = texts[.volunteerNumber] ?? "-"
        let name = texts[.name] ?? options.words("（未登记姓名或已删除）", "(no name here)")
        return "\(subject)  \(number.plain)  \(name.plain)"
    }

    /// Volunteer number and name without the id; the id when the vault has neither.
    func called(_ subject: SubjectID) throws -> String {
        let texts = try texts(of: subject)
        let known = [texts[.volunteerNumber], texts[.name]].compactMap { $0?.plain }
        return known.isEmpty ? subject.description : known.joined(separator: " ")
    }

    /// Says, to people, that names were masked and how to see them.
    func sayMasked() {
        guard !masked.isEmpty, !options.json else { return }
        Terminal.note(
            options.words(
                "不满十八周岁的 \(masked.count) 人，姓名已遮盖。因工作需要看全名的，加 --as（签名密钥）和 --reason（事由代码，如 minor_data_work），账本会记下。\n",
                "\(masked.count) people under 18 are masked. Who needs the names gives --as (signing key) and --reason (a code such "
                    + "as minor_data_work); the log keeps that they were looked at.\n"
            )
        )
    }

    /// The family name and a star for each other character.
    static func masked(_ name: String) -> String {
        guard let first = name.first else { return "" }
        return String(first) + String(repeating: "*", count: max(1, name.count - 1))
    }

    /// The last four characters of a number, of a short one half of them.
    static func tail(_ number: String) -> String {
        number.isEmpty ? "" : "*" + number.suffix(min(4, number.count / 2))
    }
}

extension LedgerOptions {
    /// How these people are named without a reason.
    func people(_ subjects: some Sequence<SubjectID>, in ledger: Ledger) throws -> PeopleShown {
        PeopleShown(ledger, self, masked: try translated { try ledger.minors(among: subjects) })
    }

    /// Volunteer number and name without the id, of a minor masked; the id when the vault has neither.
    func called(_ subject: SubjectID, in ledger: Ledger) throws -> String {
        try people([subject], in: ledger).called(subject)
    }

    /// Id, volunteer number and name on one line, of a minor masked.
    func describe(_ subject: SubjectID, in ledger: Ledger) throws -> String {
        try people([subject], in: ledger).describe(subject)
    }
}

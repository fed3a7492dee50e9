public import LedgerModel
internal import LedgerRules
internal import LedgerVault

/// Whose data are shown only against a reason (spec 08 §8).
extension Ledger {
    /// Those of these subjects who are minors today.
    ///
    /// Under 18 by the birthday in the vault, or by a resident number there. Of whose birthday neither is known: who has a
    /// guardian, or is a pupil by the log. Restricted and erased subjects have nothing to be shown and are left out.
    public func minors(among subjects: some Sequence<SubjectID>) throws -> Set<SubjectID> {
        var (minors, unknown): (Set<SubjectID>, Set<SubjectID>) = ([], [])
        for subject in Set(subjects) {
            let texts = try vault.texts(of: .subject(subject))
            guard !texts.isEmpty else { continue }
            if let birthday = Self.birthday(in: texts) {
                if birthday.age(on: today) < PeopleCheck.adultAge { minors.insert(subject) }
            } else {
                unknown.insert(subject)
            }
        }
        let guarded = unknown.filter { subject in !ask { $0.guardians(of: subject) }.isEmpty }
        return minors.union(guarded).union(ask { $0.pupils(among: unknown.subtracting(guarded)) })
    }

    /// Whether somebody is a minor today, as `minors(among:)` tells.
    public func isMinor(_ subject: SubjectID) throws -> Bool {
        try minors(among: [subject]).contains(subject)
    }

    /// The birthday as it was given, else the one that a resident number states; nil when the texts tell neither.
    static func birthday(in texts: [VaultTag: String]) -> CivilDate? {
        if let text = texts[.birthDate], !text.isEmpty { return CivilDate(text) }
        // A number of GB 11643 is one whatever its type says (spec 08 §5).
        guard let number = texts[.documentNumber], let read = ResidentID(number) else { return nil }
        return read.form == .current || [nil, "", "resident_id"].contains(texts[.documentType]) ? read.birthday : nil
    }
}

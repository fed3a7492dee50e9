public import LedgerModel
internal import LedgerRules
internal import LedgerVault

/// One person, one subject (spec 08 §7).
extension Ledger {
    /// What the vault knows of a subject; empty when it knows nothing or must not look.
    func identity(of subject: SubjectID) throws -> PersonIdentity {
        var identity = PersonIdentity()
        for (tag, text) in try vault.texts(of: .subject(subject)) { identity.take(tag, text) }
        return identity
    }

    /// The subject that holds this person's document, nil without a number or a holder.
    ///
    /// Throws `CommandRefusal` with `name_differs` when the vault knows the holder under another name.
    public func holder(of person: PersonIdentity) throws -> SubjectID? {
        guard let document = person.document, let holder = try vault.holder(of: document) else { return nil }
        let known = try identity(of: holder)
        guard known.name.isEmpty || known.name.utf8.elementsEqual(person.name.utf8) else {
            throw CommandRefusal.person(
                "name_differs",
                holder,
                RejectionText(
                    "此证件号码在保密库中属于另一个姓名（编号 \(holder)）。请对照证件核对姓名与号码。",
                    "The vault has this document number under another name (subject \(holder)). Check both on the document."
                )
            )
        }
        return holder
    }

    /// The subject under which a person is registered as a volunteer: the id he has as an operator; nil for a new person.
    ///
    /// Throws `CommandRefusal`: `subject_exists` for a registered volunteer, `name_differs`.
    public func subjectToRegister(_ person: PersonIdentity) throws -> SubjectID? {
        guard let holder = try holder(of: person) else { return nil }
        if isVolunteer(holder) { throw CommandRefusal.alreadyVolunteer(holder) }
        return holder
    }

    /// Whether a subject is registered as a volunteer.
    public func isVolunteer(_ subject: SubjectID) -> Bool {
        ask { $0.sums(of: subject)?.registeredDay } != nil
    }

    /// Whether the log knows a subject: a volunteer, an operator, or the first operator.
    public func isKnown(_ subject: SubjectID) -> Bool {
        ask { $0.sums(of: subject) } != nil
    }
}

extension CommandRefusal {
    /// A refusal about a person, who is named by his subject id.
    static func person(_ code: String, _ subject: SubjectID, _ words: RejectionText) -> CommandRefusal {
        var refusal = CommandRefusal(code: code, line: nil, field: nil)
        refusal.words = words
        return refusal
    }

    /// Somebody is a registered volunteer already.
    public static func alreadyVolunteer(_ subject: SubjectID) -> CommandRefusal {
        person(
            "subject_exists",
            subject,
            RejectionText(
                "此人已是登记志愿者（编号 \(subject)），不要重复建档。",
                "This person is a registered volunteer already (subject \(subject)); do not register twice."
            )
        )
    }

    static func mayBeKnown(_ subject: SubjectID, line: Int) -> CommandRefusal {
        var refusal = CommandRefusal(code: "person_may_be_known", line: line, field: nil)
        refusal.words = RejectionText(
            "已有同名同联系方式的人（编号 \(subject)）。若是同一人，用 --subject \(subject)；若确是另一人，请说明 --another-person；有证件号码最好补上。",
            "Somebody of this name and contact is known (subject \(subject)). The same person: --subject \(subject). "
                + "Another person: say --another-person. Best, give the document number."
        )
        return refusal
    }
}

internal import LedgerFormat
internal import LedgerModel
internal import LedgerRules

/// Whether a person agreed, and the paper of it is at hand (spec 12 §6): the log holds the code and a commitment only.
struct ConsentCheck {
    /// Without this consent nobody is registered (个人信息保护法 第十三条).
    static let ofData = "personal_information"

    let ledger: Ledger
    let command: Command
    let fields: JSONValue

    /// A registration by whomever, also `self`: no key belongs to the volunteer, so somebody else enters it.
    func checkRegistration() throws {
        let consents = fields["consents"]?.elements?.compactMap(\.string) ?? []
        guard consents.contains(Self.ofData) else { throw refusal("consent_missing", "consents") }
        guard attaches("consent_evidence") else { throw refusal("consent_evidence_missing", "consent_evidence") }
    }

    /// A consent by itself; taking one back needs no paper (第十五条).
    func checkRecorded(isChild: Bool) throws {
        guard fields["given"] == .bool(true) else { return }
        guard attaches("evidence") else { throw refusal("consent_evidence_missing", "evidence") }
        if isChild, fields["by"]?.string == fields["subject"]?.string { throw refusal("guardian_missing", "by") }
    }

    /// Somebody whose birthday turns out to be that of a child has a guardian by now.
    func checkChild(_ subject: SubjectID) throws {
        guard ledger.isVolunteer(subject), ledger.ask({ $0.guardians(of: subject) }).isEmpty else { return }
        throw refusal("guardian_missing", "guardian")
    }

    private func attaches(_ field: String) -> Bool { command.wish.files.contains { $0.field == field } }

    private func refusal(_ code: String, _ field: String) -> CommandRefusal {
        CommandRefusal(code: code, line: nil, field: field)
    }
}

/// Who somebody is, and who may say so (spec 06 §2, §9).
extension Model {
    private static let identityTags: Set<String> = ["name", "id_type", "id_number", "volunteer_number"]

    /// Whether a statement says anew who somebody is whom the log knows.
    func changesIdentity(_ act: Act) -> Bool {
        let tags = act.statement["profile"]?.members.keys.filter { Model.identityTags.contains($0) } ?? []
        guard !tags.isEmpty else { return false }
        let subject = subjects[act.text("subject")]
        switch act.type {
        case "volunteer_updated": return true
        case "volunteer_registered": return subject != nil && subject?.registeredDay == nil
        default: return false
        }
    }

    /// An operator's identity is for who manages every organisation where he holds a role.
    func mayChangeIdentity(_ act: Act) -> Bool {
        guard changesIdentity(act) else { return true }
        let subject = subjects[act.text("subject")]
        if let home = subject?.registeredIn, subject?.registeredDay != nil, !isAtOrAbove(act.organisation, home) {
            return false
        }
        return managesOffices(act) && (subject?.registeredDay != nil || managesHome(act))
    }

    /// Manager wherever the subject has an office, and in his home.
    func managesPlaces(_ act: Act) -> Bool {
        managesOffices(act) && managesHome(act)
    }

    private func managesOffices(_ act: Act) -> Bool {
        (roles[act.text("subject")] ?? [:]).keys.allSatisfy { hasRole("manager", act, in: $0) }
    }

    func managesHome(_ act: Act) -> Bool {
        let subject = subjects[act.text("subject")]
        return hasRole("manager", act, in: subject?.registeredIn ?? subject?.firstOffice ?? root)
    }

    /// For who manages the subject's offices and home; the first subject is out of reach.
    func mayRestrictOrErase(_ act: Act) -> Bool {
        let id = act.text("subject")
        return id != rootSubject && managesPlaces(act)
    }

    func checkOwnIdentity(_ act: Act) throws(Refusal) {
        guard changesIdentity(act) else { return }
        let id = act.text("subject")
        if act.guarantors.contains(id), id != rootSubject { throw Refusal("own_case") }
    }

    mutating func noteIdentity(_ act: Act) {
        if changesIdentity(act) { subjects[act.text("subject")]?.identityChanges[act.key] = act.index }
    }

    /// A certificate over records older than a change of identity needs another person than who changed it.
    func checkCertifiedIdentity(_ listed: [Int], _ act: Act) throws(Refusal) {
        guard let first = listed.min(), let id = records[first]?.subject else { return }
        for (key, index) in subjects[id]?.identityChanges ?? [:] where index > first {
            let others = (keys[key]?.guarantors ?? []).union([id])
            guard act.person != nil, act.guarantors.isDisjoint(with: others) else { throw Refusal("identity_changed") }
        }
    }
}

/// Who may (spec 04 §4, spec 05 column authority, spec 06 §2).
extension Model {
    func ancestors(of organisation: String) -> [String] {
        var found: [String] = []
        var next = organisations[organisation]?.parent
        while let id = next {
            found.append(id)
            next = organisations[id]?.parent
        }
        return found
    }

    /// Whether X is the organisation itself or below it.
    func isAtOrAbove(_ organisation: String, _ other: String) -> Bool {
        organisation == other || ancestors(of: other).contains(organisation)
    }

    /// Roles by an appointment in this very organisation.
    func appointedRole(_ role: String, _ subject: String, in organisation: String) -> Bool {
        let held = roles[subject]?[organisation] ?? []
        return held.contains(role) || (held.contains("manager") && role != "inspector")
    }

    /// Whether the signer has a role in an organisation: appointed in his key's own, which is that one or above it.
    func hasRole(_ role: String, _ act: Act, in organisation: String) -> Bool {
        guard let person = act.person else { return false }
        return isAtOrAbove(act.organisation, organisation) && appointedRole(role, person, in: act.organisation)
    }

    /// Manager in the parent of an organisation, at the root there.
    private func managesParent(_ act: Act, of organisation: String) -> Bool {
        hasRole("manager", act, in: organisations[organisation]?.parent ?? root)
    }

    /// A person acts where he holds some role; but anybody reports, and a leader's role may lie elsewhere.
    private func hasOffice(_ act: Act) -> Bool {
        guard let person = act.person else { return true }
        if ["objection_opened", "records_approved", "records_declined"].contains(act.type) { return true }
        return roles[person]?[act.organisation]?.isEmpty == false
    }

    func isAuthorised(_ act: Act) throws(Refusal) -> Bool {
        guard hasOffice(act) else { return false }
        switch act.type {
        case "organisation_registered": return mayRegister(act)
        case "organisation_closed":
            guard let parent = organisations[act.text("organisation")]?.parent else { return false }
            return hasRole("manager", act, in: parent) && hasRole("manager", act, in: act.text("successor"))
        case "operator_appointed", "operator_dismissed", "key_frozen":
            let organisation = keys[act.text("author_key")]?.organisation ?? act.text("organisation")
            return hasRole("manager", act, in: organisation)
        case "key_enrolled":
            let hasHolder = act.statement["subject"] != nil
            return managesParent(act, of: act.text("organisation")) && (!hasHolder || managesPlaces(act))
        case "key_revoked", "key_suspected", "key_cleared":
            return managesParent(act, of: keys[act.text("author_key")]?.organisation ?? root)
        case "policy_adopted", "clock_accepted": return hasRole("manager", act, in: root)
        case "subject_restricted", "subject_erased": return mayRestrictOrErase(act)
        case "request_refused": return managesHome(act)
        case "star_granted": return hasRole("approver", act, in: act.organisation)
        case "star_review_closed":
            let grantor = subjects[act.text("subject")]?.starOrganisation ?? act.organisation
            return hasRole("approver", act, in: grantor)
        case "volunteer_registered", "volunteer_updated": return mayChangeIdentity(act)
        default: return try isAuthorisedForService(act)
        }
    }

    private func isAuthorisedForService(_ act: Act) throws(Refusal) -> Bool {
        switch act.type {
        case "consent_recorded":
            let by = act.text("by")
            return by == act.text("subject") || subjects[act.text("subject")]?.guardians.contains(by) == true
        case "activity_amended":
            guard let activity = activities[act.text("activity")] else { return false }
            return hasRole("approver", act, in: activity.organiser) && !act.guarantors.contains(activity.leader)
        case "roster_opened": return mayOpenRoster(act)
        case "session_recorded":
            guard let roster = rosters[try target(act, "roster", "roster_opened")] else { return false }
            return roster.organisation == act.organisation
                && (roster.opener == act.key || roster.recorder == act.person)
        case "evaluation_recorded", "external_number_recorded", "synchronised":
            return try record(act).1.organisation == act.organisation
        case "objection_decided":
            guard let objection = objections[try target(act, "objection", "objection_opened")] else { return false }
            if let grade = grades[objection.record] {
                let part = grade.signers.union(objection.openers)
                return hasRole("approver", act, in: grade.organisation) && act.guarantors.isDisjoint(with: part)
            }
            guard let record = records[objection.record] else { return false }
            let part = record.signers.union(record.approvers).union(objection.openers)
            return hasRole("approver", act, in: record.organisation) && act.guarantors.isDisjoint(with: part)
        case "student_evaluated":
            let type = organisations[act.organisation]?.type ?? ""
            return ["school", "college", "university", "branch"].contains(type) && mayReplaceGrade(act)
        case "certificate_status_changed":
            let ordinal = act.statement["register_ordinal"]?.number ?? -1
            return hasRole("approver", act, in: certificates[ordinal].organisation)
        default: return true
        }
    }

    private func mayRegister(_ act: Act) -> Bool {
        if let parent = act.statement["parent"]?.text { return hasRole("manager", act, in: parent) }
        return act.text("organisation") == root && act.key == rootKey
    }

    private func mayOpenRoster(_ act: Act) -> Bool {
        guard let activity = activities[act.text("activity")] else { return false }
        let isRelated =
            isAtOrAbove(act.organisation, activity.organiser) || isAtOrAbove(activity.organiser, act.organisation)
        let recorder = act.text("recorder")
        return isRelated && appointedRole("recorder", recorder, in: act.organisation)
            && (act.person == nil || act.person == recorder)
    }

    func checkOwnCase(_ act: Act) throws(Refusal) {
        try checkOwnIdentity(act)
        switch act.type {
        case "request_refused", "subject_restricted", "subject_erased",
            "star_granted", "star_review_closed",
            "commendation_recorded",
            "recorded_elsewhere", "student_evaluated":
            if act.guarantors.contains(act.text("subject")) { throw Refusal("own_case") }
        case "objection_decided":
            guard let objection = objections[try target(act, "objection", "objection_opened")] else { return }
            let concerned = [
                objection.objector, records[objection.record]?.subject ?? grades[objection.record]?.subject,
            ].compactMap { $0 }
            if !act.guarantors.isDisjoint(with: concerned) { throw Refusal("own_case") }
        case "certificate_status_changed":
            let subject = certificates[act.statement["register_ordinal"]?.number ?? 0].subject
            if let subject, act.guarantors.contains(subject) { throw Refusal("own_case") }
        case "operator_appointed", "operator_dismissed":
            if act.person == act.text("subject") { throw Refusal("own_appointment") }
        default: break
        }
    }
}

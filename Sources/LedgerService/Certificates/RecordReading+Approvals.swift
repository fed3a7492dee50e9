internal import LedgerFormat
internal import LedgerModel
internal import LedgerRules

/// Who approved a record, and by what role.
extension RecordReading {
    /// The organisations of those who approved the last version, each once: as many different persons as the record needs,
    /// each approver there or leader of the activity, none its subject or recorder, one of a superior when that is needed.
    func approvers(
        since correction: UInt64?,
        _ roster: RosterOpened,
        of organisation: OrganisationID
    ) throws -> [OrganisationID] {
        let offset = Int(view.index - batch.index) - 1
        let given = try log.approvals(of: batch.index, batch.batch)
            .filter { $0.index > correction ?? 0 && !$0.range.except.contains(offset) }
        let persons = Set(given.compactMap(\.signer.subject))
        let recorders = try recorders(since: correction, named: roster.recorder)
        try require(
            persons.count >= view.neededApprovals && persons.isDisjoint(with: recorders.union([view.subject])),
            .approvals
        )
        let above = try log.superiors(of: organisation)
        let isCovered = try given.reduce(false) { found, approval in
            let role = try role(of: approval, in: organisation, below: above)
            try require(role != nil || isByLeader(approval, of: log.activity(roster.activity)), .approvals)
            return found || role == .ofSuperior
        }
        try require(isCovered || !view.needsSuperior, .approvals)
        var organisations: [OrganisationID] = []
        for approval in given where !organisations.contains(approval.signer.organisation) {
            organisations.append(approval.signer.organisation)
        }
        return organisations
    }

    /// Whether an approval is of the activity's leader, who then held a role in its organiser or above.
    private func isByLeader(_ approval: ProvenLog.Approval, of activity: ProvenLog.Opening) throws -> Bool {
        guard let person = approval.signer.subject, person == activity.leader else { return false }
        return try log.holdsOffice(person, inOrAbove: activity.organiser, at: approval.index)
    }

    private enum Role {
        case ofOrganisation
        case ofSuperior
    }

    /// As what an approval was given by appointment; nil when only as leader of the activity.
    private func role(
        of approval: ProvenLog.Approval,
        in organisation: OrganisationID,
        below above: [OrganisationID]
    ) throws -> Role? {
        let signer = approval.signer
        guard let person = signer.subject, signer.organisation == organisation || above.contains(signer.organisation),
            try log.isApprover(person, in: signer.organisation, at: approval.index)
        else { return nil }
        // The root has no superior: there an approver of its own counts as one.
        return signer.organisation != organisation || above.isEmpty ? .ofSuperior : .ofOrganisation
    }

    /// The recorder that the roster names and who signed; of a corrected record only the corrector (spec 06 §5).
    private func recorders(since correction: UInt64?, named recorder: SubjectID) throws -> Set<SubjectID> {
        if let correction {
            return Set([try log.signer(try log.batch(of: correction).batch.authorKey).subject].compactMap { $0 })
        }
        return Set([recorder, try log.signer(batch.batch.authorKey).subject].compactMap { $0 })
    }
}

/// Approval, declining, voiding, correction, objections, credit (spec 06 §5-7).
extension Model {
    /// Whether the signer may approve a record now, but for what was approved before.
    private func mayApprove(_ record: Record, _ act: Act) -> Bool {
        guard record.state == "pending", let person = act.person, !record.recorders.contains(person) else {
            return false
        }
        return mayDecline(record, act)
    }

    /// Who was named as recorder and signed nothing may still decline.
    private func mayDecline(_ record: Record, _ act: Act) -> Bool {
        guard let person = act.person, record.state == "pending" || record.state == "open" else { return false }
        guard record.signer != person, record.subject != person else { return false }
        return hasRole("approver", act, in: record.organisation) || isLeader(person, of: record.activity)
    }

    /// The leader, while he holds a role in the activity's organiser or above it.
    private func isLeader(_ person: String, of id: String) -> Bool {
        guard let activity = activities[id], activity.leader == person else { return false }
        return roles[person]?.contains { !$0.value.isEmpty && isAtOrAbove($0.key, activity.organiser) } == true
    }

    /// Whether an approval of the signer is that of a superior organisation; in the root one of its own counts.
    private func isOfSuperior(_ record: Record, _ act: Act) -> Bool {
        guard hasRole("approver", act, in: record.organisation) else { return false }
        return ancestors(of: record.organisation).contains(act.organisation) || record.organisation == root
    }

    mutating func approve(_ act: Act) throws(Refusal) {
        let range = try sessions(act)
        for index in range {
            guard let record = records[index], mayApprove(record, act),
                !record.approvals.contains(where: { $0.subject == act.person })
            else { throw Refusal("approval_not_allowed") }
            let isLast = record.approvals.count + 1 >= record.neededApprovals
            let hasSuperior = record.approvals.contains(where: \.isOfSuperior) || isOfSuperior(record, act)
            if isLast, record.needsSuperior, !hasSuperior { throw Refusal("approval_not_allowed") }
            guard act.guarantors.isDisjoint(with: behind(record)) else { throw Refusal("approval_not_allowed") }
        }
        if range.isEmpty { throw Refusal("nothing_to_approve") }
        for index in range { try addApproval(index, act) }
    }

    /// Who served or recorded, and who stands behind the keys that signed and approved this version.
    private func behind(_ record: Record) -> Set<String> {
        record.approvals.reduce(record.recorders.union(record.signers).union([record.subject])) {
            $0.union($1.guarantors)
        }
    }

    private mutating func addApproval(_ index: Int, _ act: Act) throws(Refusal) {
        guard var record = records[index], let person = act.person else { return }
        let isOfSuperior = isOfSuperior(record, act)
        record.approvers.formUnion(act.guarantors)
        record.approvals.append(.init(subject: person, guarantors: act.guarantors, isOfSuperior: isOfSuperior))
        records[index] = record
        guard record.approvals.count >= record.neededApprovals else { return }
        let recording = try document("recording", for: record.organisation, act.day)
        record.state = "effective"
        record.wasEffective = true
        record.minted = Model.credit(record, recording["time_credit"] ?? .null)
        records[index] = record
        post(record.minted, to: record.subject)
    }

    private static func credit(_ record: Record, _ rule: JSON) -> Int {
        guard rule["earning_evidence_classes"]?.elements.contains(.text(record.evidence)) == true else { return 0 }
        let earn = rule["earn"] ?? .null
        return record.time.seconds * (earn["credit_seconds"]?.number ?? 0) / (earn["service_seconds"]?.number ?? 1)
    }

    private mutating func post(_ amount: Int, to subject: String) {
        guard amount != 0 else { return }
        accounts["issuance", default: 0] -= amount
        accounts[subject, default: 0] += amount
    }

    mutating func decline(_ act: Act) throws(Refusal) {
        let range = try sessions(act)
        for index in range {
            guard let record = records[index], mayDecline(record, act) else { throw Refusal("approval_not_allowed") }
        }
        if range.isEmpty { throw Refusal("nothing_to_approve") }
        for index in range { records[index]?.state = "declined" }
    }

    // MARK: Voiding and correction

    /// The code that keeps the signer from voiding a record, nil when he may.
    private func obstacleToVoiding(_ record: Record, _ act: Act) -> String? {
        guard record.isLive else { return "record_final" }
        guard let person = act.person, hasRole("approver", act, in: record.organisation),
            record.signer != person, record.subject != person
        else { return "void_not_allowed" }
        return nil
    }

    mutating func void(_ act: Act) throws(Refusal) {
        let range = try sessions(act)
        let isTakenBack = try batch(act).author == act.key && act.text("reason_code") == "recorder_withdrew"
        for index in range {
            guard let record = records[index] else { continue }
            // With this reason the signer takes back what nobody decided on; any other is judged like anybody's.
            if isTakenBack, record.isLive {
                guard record.state != "effective", !record.wasEffective else { throw Refusal("void_not_allowed") }
            } else if let code = obstacleToVoiding(record, act) {
                throw Refusal(code)
            }
        }
        if range.isEmpty { throw Refusal("nothing_to_approve") }
        for index in range { end(index, act) }
    }

    mutating func voidOne(_ act: Act) throws(Refusal) {
        let (index, record) = try record(act)
        if let code = obstacleToVoiding(record, act) { throw Refusal(code) }
        end(index, act)
    }

    private mutating func end(_ index: Int, _ act: Act) {
        let wasEffective = records[index]?.state == "effective"
        records[index]?.state = "void"
        if wasEffective { stopEffect(index, act) }
    }

    private mutating func stopEffect(_ index: Int, _ act: Act) {
        guard let record = records[index] else { return }
        post(-record.minted, to: record.subject)
        records[index]?.minted = 0
        openReviewIfDue(record.subject, act)
    }

    mutating func correct(_ act: Act) throws(Refusal) {
        let (index, old) = try record(act)
        if let code = obstacleToVoiding(old, act) { throw Refusal(code) }
        if act.guarantors.contains(old.subject) { throw Refusal("void_not_allowed") }
        let time = Time(act.statement)
        guard time != old.time else { throw Refusal("correction_empty") }
        let place = SessionPlace(
            subject: old.subject,
            activity: old.activity,
            evidence: old.evidence,
            organisation: old.organisation,
            index: index,
            isSecond: old.isSecond || act.statement["second_service"]?.isTrue == true
        )
        let flags = try check(time, place, act)
        var new = old
        if (time.day, time.start, time.end) != (old.time.day, old.time.start, old.time.end) {
            judgeAgain(&new, try lateness(time, place, act), try document("recording", for: old.organisation, act.day))
        }
        new.time = time
        new.isSecond = place.isSecond
        new.flags.formUnion(flags)
        new.state = "pending"
        new.version += 1
        new.approvals = []
        // A correction is always signed for.
        new.neededApprovals = new.neededWhenSigned
        new.recorders = act.person.map { [$0] } ?? []
        new.signer = act.person
        new.signers = act.guarantors
        records[index] = new
        if old.state == "effective" { stopEffect(index, act) }
    }

    /// Never less late than before; who becomes late needs what late records need (spec 06 §4, §5).
    private func judgeAgain(_ record: inout Record, _ new: (isLate: Bool, isProvisional: Bool), _ recording: JSON) {
        if record.isLate { return }
        record.isLate = new.isLate
        record.isProvisional = !new.isLate && (record.isProvisional || new.isProvisional)
        guard new.isLate, let late = recording["approval"]?["late"] else { return }
        record.neededWhenSigned = max(record.neededWhenSigned, late["approvals"]?.number ?? 1)
        record.needsSuperior = record.needsSuperior || late["superior_approval"]?.isTrue == true
    }

    // MARK: Objections

    mutating func takeObjection(_ act: Act) throws(Refusal) {
        if act.type == "objection_decided" {
            let index = try target(act, "objection", "objection_opened")
            guard objections[index]?.outcome == nil else { throw Refusal("objection_closed") }
            objections[index]?.outcome = act.text("outcome")
            return
        }
        let (index, organisation) =
            if let (index, grade) = grade(act) {
                (index, grade.organisation)
            } else {
                (try record(act).0, try record(act).1.organisation)
            }
        let recording = try document("recording", for: organisation, act.day)
        let calendar = try document("calendar", for: organisation, act.day)
        let days = recording["objection"]?["due_working_days"]?.number ?? 0
        objections[act.index] = Objection(
            record: index,
            objector: act.statement["objector"]?.text,
            openers: act.guarantors,
            due: Model.deadline(days, after: act.day, calendar).day
        )
    }
}

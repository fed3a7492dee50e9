/// One statement, in the order of spec 06: what it refers to, authority, then the rule of its type.
extension Model {
    mutating func judge(_ act: Act) throws(Refusal) {
        try checkReferences(act)
        try checkAuthor(act)
        try checkNamed(act)
        guard try isAuthorised(act) else { throw Refusal("not_authorised") }
        try checkOwnCase(act)
        switch act.type {
        case "organisation_registered", "organisation_closed", "operator_appointed", "operator_dismissed":
            try takeOrganisation(act)
        case "key_enrolled", "key_revoked", "key_suspected", "key_frozen", "key_cleared": try takeKey(act)
        case "policy_adopted": try takePolicy(act)
        case "clock_accepted":
            if (act.statement["clock_ms"]?.number ?? 0) > act.logTime { throw Refusal("in_future") }
        case "activity_opened", "activity_amended", "roster_opened": try takeActivity(act)
        case "session_recorded": try takeSession(act)
        case "records_approved": try approve(act)
        case "records_declined": try decline(act)
        case "records_voided": try void(act)
        case "session_voided": try voidOne(act)
        case "session_corrected": try correct(act)
        case "objection_opened", "objection_decided": try takeObjection(act)
        case "star_granted", "star_review_closed": try takeStar(act)
        case "certificate_issued", "certificate_status_changed": try takeCertificate(act)
        case "evaluation_recorded", "external_number_recorded", "synchronised": try takeRecordNote(act)
        default: try takeSubjectMatter(act)
        }
    }

    private func checkReferences(_ act: Act) throws(Refusal) {
        switch act.type {
        case "session_recorded": _ = try target(act, "roster", "roster_opened")
        case "objection_decided": _ = try target(act, "objection", "objection_opened")
        case "records_approved", "records_declined", "records_voided": _ = try sessions(act)
        default:
            if grade(act) != nil { return }
            if act.statement["record"] != nil { _ = try target(act, "record", "session_recorded") }
        }
    }

    /// Types that only a person key may sign (spec 05, column S).
    static let personTypes: Set<String> = [
        "organisation_registered", "organisation_closed", "operator_appointed", "operator_dismissed", "key_enrolled",
        "key_revoked", "key_suspected", "key_frozen", "key_cleared", "policy_adopted", "clock_accepted",
        "request_refused", "subject_restricted", "subject_erased", "activity_amended", "records_approved",
        "records_declined",
        "session_voided", "session_corrected", "objection_decided", "star_granted", "star_review_closed",
        "certificate_status_changed",
    ]

    private func checkAuthor(_ act: Act) throws(Refusal) {
        if act.person == nil, Model.personTypes.contains(act.type) || changesIdentity(act) {
            throw Refusal("key_kind_not_allowed")
        }
        let own = organisations[act.organisation] ?? Organisation()
        let isBeginning = act.organisation == root && ["policy_adopted", "organisation_registered"].contains(act.type)
        guard own.isRegistered || isBeginning else { throw Refusal("organisation_unknown") }
        if own.isClosed { throw Refusal("organisation_closed") }
        if let person = act.person, subjects[person]?.isErased == true { throw Refusal("subject_erased") }
    }

    // MARK: What must exist

    private func checkNamed(_ act: Act) throws(Refusal) {
        try checkOrganisations(act)
        try checkSubjects(act)
        if ["activity_amended", "roster_opened"].contains(act.type), activities[act.text("activity")] == nil {
            throw Refusal("activity_unknown")
        }
        if act.type == "training_attended", trainings[act.text("training")]?.organisation != act.organisation {
            throw Refusal("training_unknown")
        }
        try checkKeys(act)
        if act.type == "certificate_status_changed",
            !certificates.indices.contains(act.statement["register_ordinal"]?.number ?? -1)
        {
            throw Refusal("certificate_unknown")
        }
    }

    private func checkOrganisations(_ act: Act) throws(Refusal) {
        let fields: [String] =
            switch act.type {
            case "organisation_registered": ["parent"]
            case "organisation_closed": ["organisation", "successor"]
            case "operator_appointed", "operator_dismissed", "key_enrolled": ["organisation"]
            case "training_held", "student_evaluated": ["community"]
            default: []
            }
        let mayBeClosed = ["operator_dismissed", "training_held", "student_evaluated"].contains(act.type)
        for field in fields {
            guard let id = act.statement[field]?.text else { continue }
            guard let named = organisations[id], named.isRegistered else { throw Refusal("organisation_unknown") }
            if named.isClosed, !mayBeClosed { throw Refusal("organisation_closed") }
            if field == "successor", id == act.text("organisation") { throw Refusal("organisation_closed") }
        }
    }

    private static let subjectFields = [
        "activity_opened": ["leader"], "commendation_recorded": ["subject"], "consent_recorded": ["by", "subject"],
        "disclosure_recorded": ["subject"], "guardian_linked": ["guardian", "subject"], "key_enrolled": ["subject"],
        "objection_opened": ["objector"], "operator_appointed": ["subject"], "operator_dismissed": ["subject"],
        "recorded_elsewhere": ["subject"], "request_refused": ["subject"],
        "roster_opened": ["recorder"],
        "session_recorded": ["subject"],
        "star_granted": ["subject"], "star_review_closed": ["subject"], "student_evaluated": ["subject"],
        "subject_erased": ["subject"], "subject_restricted": ["subject"], "training_attended": ["subject"],
        "volunteer_registered": ["guardian", "subject"], "volunteer_updated": ["subject"],
    ]

    private static let judgesRecordSubject: Set<String> = [
        "session_corrected", "evaluation_recorded", "external_number_recorded", "synchronised",
    ]

    private static let takesRestricted: Set<String> = [
        "consent_recorded", "disclosure_recorded", "request_refused", "subject_restricted", "subject_erased",
        "operator_dismissed", "session_corrected", "objection_opened", "certificate_issued",
    ]

    private func checkSubjects(_ act: Act) throws(Refusal) {
        for field in Model.subjectFields[act.type] ?? [] {
            guard let id = act.statement[field]?.text else { continue }
            let isFirst = ["volunteer_registered", "operator_appointed"].contains(act.type)
            let mayBeNew = field == "subject" ? isFirst : ["by", "guardian"].contains(field)
            if mayBeNew, subjects[id] == nil { continue }
            if act.type == "volunteer_registered", field == "subject", subjects[id]?.registeredDay != nil {
                throw Refusal("subject_exists")
            }
            try checkSubject(id, act)
        }
        guard Model.judgesRecordSubject.contains(act.type) else { return }
        try checkSubject(record(act).1.subject, act)
    }

    private func checkSubject(_ id: String, _ act: Act) throws(Refusal) {
        guard let subject = subjects[id] else { throw Refusal("subject_unknown") }
        if subject.isErased { throw Refusal("subject_erased") }
        if subject.isRestricted, !Model.takesRestricted.contains(act.type) { throw Refusal("subject_restricted") }
    }

    private func checkKeys(_ act: Act) throws(Refusal) {
        let named: String? =
            switch act.type {
            case "key_revoked", "key_suspected", "key_frozen", "key_cleared": act.text("author_key")
            case "key_enrolled": act.statement["predecessor"]?["author_key"]?.text
            default: nil
            }
        guard let named else { return }
        guard let key = keys[named], key.state != "revoked" || act.type == "key_suspected" else {
            throw Refusal("key_unknown")
        }
    }

    /// The grade that an objection refers to; nil when it refers to something else.
    func grade(_ act: Act) -> (Int, Grade)? {
        guard act.type == "objection_opened", let index = try? target(act, "record", "student_evaluated") else {
            return nil
        }
        return grades[index].map { (index, $0) }
    }

    func record(_ act: Act) throws(Refusal) -> (Int, Record) {
        let index = try target(act, "record", "session_recorded")
        guard let record = records[index] else { throw Refusal("reference_broken") }
        return (index, record)
    }
}

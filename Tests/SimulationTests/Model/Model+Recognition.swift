/// Stars, certificates, and what else stands about a subject or a record (spec 06 §8-10).
extension Model {
    /// The rule set of the default scheme that holds for an organisation, nil without one.
    private func ruleSet(_ organisation: String, _ day: Int) throws(Refusal) -> JSON? {
        let stars = try document("stars", for: organisation, day)
        let region = organisations[organisation]?.region ?? ""
        var best: (length: Int, from: Int, set: JSON)?
        for set in stars["rule_sets"]?.elements ?? [] where set["scheme"] == stars["default_scheme"] {
            let from = Day.number(set["effective_from"]?.text ?? "")
            guard from <= day, let length = Model.length(of: set["region"]?.text ?? "", holdingIn: region) else {
                continue
            }
            // The first listed wins among equals.
            if let other = best, (other.length, other.from) >= (length, from) { continue }
            best = (length, from, set)
        }
        return best?.set
    }

    private static func length(of rule: String, holdingIn region: String) -> Int? {
        if rule == "default" { return 0 }
        var digits = rule
        while digits.hasSuffix("00"), digits.count > 2 { digits.removeLast(2) }
        return region.hasPrefix(digits) ? digits.count : nil
    }

    private func counted(_ subject: String, _ star: JSON, _ set: JSON) -> Int {
        let classes = star["evidence_classes"]?.elements.compactMap(\.text) ?? []
        let isAfter = set["counting_base"]?.text == "after_registration"
        let registered = subjects[subject]?.registeredDay
        return records.values.reduce(0) { sum, record in
            guard record.subject == subject, record.state == "effective", classes.contains(record.evidence) else {
                return sum
            }
            if isAfter, record.time.day < registered ?? .max { return sum }
            return sum + record.time.seconds
        }
    }

    private func proposal(_ subject: String, _ set: JSON, _ day: Int) -> Int {
        var highest = 0
        for star in set["stars"]?.elements ?? [] {
            let months = star["tenure_months"]?.number ?? 0
            let since = subjects[subject]?.registeredDay
            let isTenured = months == 0 || since.map { Day.adding(months: months, to: $0) <= day } == true
            guard isTenured, counted(subject, star, set) >= star["threshold_seconds"]?.number ?? .max else { continue }
            highest = max(highest, star["star"]?.number ?? 0)
        }
        return highest
    }

    mutating func takeStar(_ act: Act) throws(Refusal) {
        let (id, stars) = (act.text("subject"), act.statement["stars"]?.number ?? 0)
        let held = subjects[id]?.stars ?? 0
        if act.type == "star_granted" {
            guard let set = try ruleSet(act.organisation, act.day) else { throw Refusal("policy_missing") }
            let size = act.statement["size"]?.number ?? 0
            guard size <= act.index, stars <= proposal(id, set, act.day) else { throw Refusal("star_not_earned") }
            guard stars > held else { throw Refusal("star_not_higher") }
        } else {
            guard subjects[id]?.isUnderReview == true else { throw Refusal("no_review_open") }
            guard stars <= held, try mayKeep(stars, of: id, act) else { throw Refusal("star_not_earned") }
        }
        let first = act.type == "star_granted" ? [] : (subjects[id]?.starGuarantors.prefix(1) ?? [])
        subjects[id]?.starGuarantors = first + [act.guarantors]
        subjects[id]?.stars = stars
        subjects[id]?.isUnderReview = false
        subjects[id]?.starOrganisation = act.organisation
    }

    /// What the hours earn now anybody keeps who may close the review; more only who had no part in the star.
    private func mayKeep(_ stars: Int, of id: String, _ act: Act) throws(Refusal) -> Bool {
        let behind = (subjects[id]?.starGuarantors ?? []).reduce(into: Set()) { $0.formUnion($1) }
        if act.guarantors.isDisjoint(with: behind) { return true }
        guard let set = try? ruleSet(act.organisation, act.day) else { return stars == 0 }
        return stars <= proposal(id, set, act.day)
    }

    /// Called when a record of the subject has stopped being effective.
    mutating func openReviewIfDue(_ id: String, _ act: Act) {
        guard let subject = subjects[id], let held = subject.stars, held > 0,
            let organisation = subject.starOrganisation, let set = try? ruleSet(organisation, act.day)
        else { return }
        let listed = set["stars"]?.elements.filter { ($0["star"]?.number ?? 0) <= held } ?? []
        guard let star = listed.max(by: { ($0["star"]?.number ?? 0) < ($1["star"]?.number ?? 0) }) else { return }
        if counted(id, star, set) < star["threshold_seconds"]?.number ?? 0 { subjects[id]?.isUnderReview = true }
    }

    // MARK: Certificates

    mutating func takeCertificate(_ act: Act) throws(Refusal) {
        let ordinal = act.statement["register_ordinal"]?.number ?? -1
        if act.type == "certificate_status_changed" {
            guard certificates[ordinal].status != "revoked" else { throw Refusal("certificate_final") }
            certificates[ordinal].status = act.text("status")
            return
        }
        guard ordinal == certificates.count else { throw Refusal("register_gap") }
        let credential = act.text("credential")
        if certificates.contains(where: { $0.credential == credential }) { throw Refusal("certificate_exists") }
        guard act.statement["records_count"]?.number ?? 701 > 700 else { throw Refusal("commitment_not_allowed") }
        if let listed = act.statement["records"]?.elements.compactMap(\.number) { try checkListed(listed, act) }
        guard let key = keys[act.text("key")], key.kind == "credential", key.state == "active",
            isAtOrAbove(key.organisation, act.organisation)
        else { throw Refusal("key_unknown") }
        var certificate = Certificate(organisation: act.organisation, credential: credential)
        certificate.subject = act.statement["records"]?.elements.first?.number.flatMap { records[$0]?.subject }
        certificates.append(certificate)
    }

    private func checkListed(_ listed: [Int], _ act: Act) throws(Refusal) {
        let found = listed.compactMap { records[$0] }
        guard found.count == listed.count, found.allSatisfy({ $0.state == "effective" }) else {
            throw Refusal("record_not_effective")
        }
        guard Set(found.map(\.subject)).count <= 1 else { throw Refusal("records_of_several") }
        if let subject = found.first?.subject, subjects[subject]?.isErased == true { throw Refusal("subject_erased") }
        guard found.allSatisfy({ answers(act.organisation, for: legalRecorder(of: $0.organisation)) }) else {
            throw Refusal("not_authorised")
        }
        try checkCertifiedIdentity(listed, act)
        let seconds = found.reduce(0) { $0 + $1.time.seconds }
        guard seconds == act.statement["seconds"]?.number else { throw Refusal("seconds_differ") }
    }

    private func legalRecorder(of organisation: String) -> String {
        organisations[organisation]?.legalRecorder ?? organisation
    }

    /// The other organisation, one above it, or one that answers for it since it was closed.
    private func answers(_ organisation: String, for other: String) -> Bool {
        var (next, seen): (String?, Set<String>) = (other, [])
        while let id = next, seen.insert(id).inserted {
            if isAtOrAbove(organisation, id) { return true }
            next = organisations[id]?.successor
        }
        return false
    }

    /// The last grade of a student, year and community is replaced by whoever answers for the one who gave it.
    func mayReplaceGrade(_ act: Act) -> Bool {
        let about = [act.statement["school_year"], act.statement["community"]]
        let standing = grades.filter { $0.value.subject == act.text("subject") && $0.value.about == about }
        guard let last = standing.max(by: { $0.key < $1.key }) else { return true }
        return answers(act.organisation, for: last.value.organisation)
    }

    // MARK: Records and subjects

    mutating func takeRecordNote(_ act: Act) throws(Refusal) {
        let (index, record) = try record(act)
        switch act.type {
        case "evaluation_recorded":
            guard record.state == "effective" else { throw Refusal("record_not_effective") }
            guard act.day("day") <= act.day else { throw Refusal("in_future") }
        case "external_number_recorded":
            guard externalNumbers.insert("\(index) \(act.text("platform"))").inserted else {
                throw Refusal("duplicate")
            }
        default: break
        }
    }

    mutating func takeSubjectMatter(_ act: Act) throws(Refusal) {
        let id = act.text("subject")
        switch act.type {
        case "volunteer_updated": noteIdentity(act)
        case "volunteer_registered":
            noteIdentity(act)
            subjects[id, default: Subject()].registeredDay = act.day
            subjects[id]?.registeredIn = act.organisation
            if let guardian = act.statement["guardian"]?.text { subjects[id]?.guardians.insert(guardian) }
        case "guardian_linked": subjects[id]?.guardians.insert(act.text("guardian"))
        case "subject_restricted": subjects[id]?.isRestricted = act.statement["restricted"]?.isTrue == true
        case "subject_erased": subjects[id]?.isErased = true
        case "student_evaluated":
            grades[act.index] = Grade(
                subject: id,
                organisation: act.organisation,
                signers: act.guarantors,
                about: [act.statement["school_year"], act.statement["community"]]
            )
        case "training_held":
            if trainings[act.text("training")] != nil { throw Refusal("training_exists") }
            guard act.day("day") <= act.day else { throw Refusal("in_future") }
            trainings[act.text("training")] = Training(organisation: act.organisation)
        case "training_attended":
            let isNew = trainings[act.text("training")]?.attendances.insert(id).inserted
            guard isNew == true else { throw Refusal("duplicate") }
        case "commendation_recorded":
            guard act.day("day") <= act.day else { throw Refusal("in_future") }
        case "recorded_elsewhere":
            guard act.day("last_day") <= act.day else { throw Refusal("in_future") }
            let sum = (subjects[id]?.elsewhere ?? 0) + (act.statement["seconds"]?.number ?? 0)
            subjects[id]?.elsewhere = sum
        default: break
        }
    }
}

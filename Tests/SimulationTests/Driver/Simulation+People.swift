/// Volunteers, recognition, certificates, training.
extension Simulation {
    func registrations() -> [JSON] {
        (0..<random.within(1...4)).map { _ in
            let subject: JSON = random.chance(93) ? .text(random.hex(32)) : someSubject
            var made = statement(
                "volunteer_registered",
                ["consents": ["share"], "entered_by": "self", "profile": commitments(["name"]), "subject": subject]
            )
            if random.chance(30) {
                made["entered_by"] = "staff"
                made["consent_evidence"] = .text(random.hex(64))
            }
            if random.chance(15) { made["guardian"] = someSubject }
            return made
        }
    }

    func subjectMatter() -> [JSON] {
        let subject = someSubject
        let id = subject.text ?? ""
        switch random.below(6) {
        case 0:
            let tags = random.pick([["name"], ["contact"], ["contact", "volunteer_number"]]) ?? []
            return [statement("volunteer_updated", ["profile": commitments(tags), "subject": subject])]
        case 1:
            let guardian = random.pick(model.subjects[id]?.guardians.sorted() ?? []).map { JSON.text($0) }
            let by = random.chance(10) ? someSubject : random.chance(50) ? subject : guardian ?? subject
            let fields: JSON = ["by": by, "consent": "share", "given": .truth(random.chance(50)), "subject": subject]
            return [statement("consent_recorded", fields)]
        case 2:
            let fields: JSON = ["evidence": .text(random.hex(64)), "guardian": someSubject, "subject": subject]
            return [statement("guardian_linked", fields)]
        case 3:
            let fields: JSON = ["disclosure": "copy", "reason_code": "asked", "subject": subject]
            return [statement("disclosure_recorded", fields)]
        case 4: return [elsewhere(subject)]
        default:
            let day = Day.text(today + (random.chance(5) ? 1 : 0))
            let fields: JSON = [
                "day": .text(day), "facts": commitments(["title", "grantor"]), "provenance": "own", "subject": subject,
            ]
            return [statement("commendation_recorded", fields)]
        }
    }

    private func elsewhere(_ subject: JSON) -> JSON {
        let last = today + (random.chance(5) ? 1 : -1)
        return statement(
            "recorded_elsewhere",
            [
                "first_day": .text(Day.text(last - 30)), "last_day": .text(Day.text(last)), "opening": true,
                "platform": "national", "seconds": .number(random.within(1...1_000_000)),
                "source": .text(random.hex(64)), "subject": subject,
            ]
        )
    }

    func restriction() -> [JSON] {
        let restricted = model.subjects.filter(\.value.isRestricted).keys.sorted()
        let isLifted = !restricted.isEmpty && random.chance(60)
        let subject = isLifted ? some(restricted) : someSubject
        let fields: JSON = ["legal_basis": "pipl_47", "restricted": .truth(!isLifted), "subject": subject]
        return [statement("subject_restricted", fields)]
    }

    func requestRefusal() -> [JSON] {
        let fields: JSON = [
            "reason": .text(random.hex(64)), "reason_code": "kept_by_law", "request": "erasure", "subject": someSubject,
        ]
        return [statement("request_refused", fields)]
    }

    func erasure() -> [JSON] {
        [statement("subject_erased", ["legal_basis": "pipl_47", "subject": someVolunteer])]
    }

    func star() -> [JSON] {
        let size = max(0, model.size - random.below(5) + (random.chance(3) ? 50 : 0))
        let able = model.subjects.filter { id, subject in
            model.records.values.filter { $0.subject == id && $0.state == "effective" }.count > 4
        }
        let subject = random.chance(80) ? some(able.keys.sorted()) : someSubject
        let held = model.subjects[subject.text ?? ""]?.stars ?? 0
        let stars = random.chance(80) ? min(5, held + 1) : random.within(1...5)
        return [statement("star_granted", ["size": .number(size), "stars": .number(stars), "subject": subject])]
    }

    func review() -> [JSON] {
        let open = model.subjects.filter(\.value.isUnderReview).keys.sorted()
        let subject = random.chance(90) && !open.isEmpty ? some(open) : someSubject
        let stars = random.within(0...3)
        let fields: JSON = ["reason_code": "reviewed", "stars": .number(stars), "subject": subject]
        return [statement("star_review_closed", fields)]
    }

    func certificate() -> [JSON] {
        let effective = model.records.filter { $0.value.state == "effective" }
        guard let subject = random.pick(Set(effective.values.map(\.subject)).sorted()) else { return [] }
        let own = effective.filter { $0.value.subject == subject }.keys.sorted()
        let organisation = random.pick(own).flatMap { model.records[$0]?.organisation }
        var listed = Set(own.filter { model.records[$0]?.organisation == organisation || random.chance(2) })
        if random.chance(4), let other = random.pick(model.records.keys.sorted()) { listed.insert(other) }
        let seconds = listed.reduce(0) { $0 + (model.records[$1]?.time.seconds ?? 0) }
        let keys = model.keys.filter { $0.value.kind == "credential" }.keys.sorted()
        let ordinal = model.certificates.count + (random.chance(4) ? 1 : 0)
        var issued = statement(
            "certificate_issued",
            [
                "credential": .text(random.hex(64)), "key": .text(random.pick(keys) ?? random.hex(64)),
                "number": .text("XS\(ordinal)"), "register_ordinal": .number(ordinal),
                "seconds": .number(seconds + (random.chance(4) ? 1 : 0)),
            ]
        )
        if random.chance(10) {
            issued["records_commitment"] = .text(random.hex(64))
            issued["records_count"] = .number(random.chance(80) ? 701 + listed.count : 700)
        } else {
            issued["records"] = .array(listed.sorted().map { .number($0) })
        }
        return [issued]
    }

    func certificateStatus() -> [JSON] {
        let ordinal = random.below(model.certificates.count + 1)
        let status = random.pick(["superseded", "suspended", "revoked", "valid"]) ?? "valid"
        let fields: JSON = [
            "reason_code": "reissued", "register_ordinal": .number(ordinal), "status": .text(status),
        ]
        return [statement("certificate_status_changed", fields)]
    }

    func training() -> [JSON] {
        if random.chance(20), let graded = studentGrade() { return [graded] }
        let known = model.trainings.keys.sorted()
        guard known.isEmpty || random.chance(40) else {
            let fields: JSON = ["learning_seconds": 3600, "subject": someSubject, "training": some(known)]
            return [statement("training_attended", fields)]
        }
        let training: JSON = random.chance(85) ? .text(random.hex(32)) : some(known)
        let day = Day.text(today + (random.chance(5) ? 1 : 0))
        var held = statement(
            "training_held",
            ["day": .text(day), "facts": commitments(["title", "content", "host"]), "training": training]
        )
        if random.chance(30) { held["community"] = someOrganisation }
        return [held]
    }

    private func studentGrade() -> JSON? {
        statement(
            "student_evaluated",
            [
                "community": someOrganisation, "facts": commitments(["item", "standard"]), "grade": "good",
                "publicity_first": .text(Day.text(today)), "publicity_last": .text(Day.text(today + 7)),
                "school_year": 2025, "subject": someVolunteer,
            ]
        )
    }
}

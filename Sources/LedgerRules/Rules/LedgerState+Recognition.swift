internal import LedgerModel

/// Time served elsewhere, commendations, students, stars (spec 06 §§8, 10).
extension LedgerState {
    mutating func judgeRecognition(_ statement: Statement, _ scene: Scene, _ evolves: Bool) throws(Rejection) {
        switch statement {
        case .recordedElsewhere(let recorded):
            let position = try checkElsewhere(recorded, scene)
            guard evolves else { return }
            tables.subjects[position].elsewhere += recorded.seconds.count
            tables.subjects[position].flags.insert(.hasElsewhere)
        case .commendationRecorded(let recorded):
            let number = try subject(recorded.subject)
            try requireOffice(scene)
            try checkNotOwn(number, scene)
            if recorded.day > scene.today { throw Rejection(.inFuture, "day") }
        case .studentEvaluated(let evaluated):
            let row = try checkStudent(evaluated, scene)
            if evolves { grade(evaluated, row, scene) }
        case .starGranted(let granted):
            let position = try checkGrant(granted, scene)
            guard evolves else { return }
            setStar(UInt8(granted.stars), at: position, scene)
            note(starKeys: [scene.batch.author], of: granted.subject)
        case .starReviewClosed(let closed):
            let position = try checkReview(closed, scene)
            guard evolves else { return }
            setStar(UInt8(closed.stars), at: position, scene)
            note(starKeys: starKeys(of: closed.subject).prefix(1) + [scene.batch.author], of: closed.subject)
        default: break
        }
    }

    private mutating func checkElsewhere(_ recorded: RecordedElsewhere, _ scene: Scene) throws(Rejection) -> Int {
        let number = try subject(recorded.subject)
        try requireOffice(scene)
        try checkNotOwn(number, scene)
        if recorded.days.last > scene.today { throw Rejection(.inFuture, "last_day") }
        let position = position(ofSubject: number)
        let sum = tables.subjects[position].elsewhere + recorded.seconds.count
        if sum > LedgerState.balanceLimit { throw Rejection(.amountOverflow, "seconds") }
        return position
    }

    private mutating func checkStudent(_ evaluated: StudentEvaluated, _ scene: Scene) throws(Rejection) -> GradeRow {
        let community = try registeredOrganisation(evaluated.result.community, "community")
        let student = try subject(evaluated.subject)
        try requireOffice(scene)
        let type = organisation(scene.organisation).type
        if !["branch", "college", "school", "university"].contains(type) {
            throw Rejection(.notAuthorised, need: .noSchool(name(of: scene.organisation)))
        }
        let year = UInt32(clamping: evaluated.result.schoolYear)
        let notes = tables.subjectNotes.row(UInt64(student))
        if let grader = notes?.grader(schoolYear: year, community: community), !answers(for: grader, scene) {
            throw Rejection(.notAuthorised, need: .organisation(name(of: grader)))
        }
        try checkNotOwn(student, scene)
        return GradeRow(
            leaf: scene.entry.leaf,
            subject: student,
            organisation: scene.organisation,
            signer: scene.batch.author
        )
    }

    private mutating func grade(_ evaluated: StudentEvaluated, _ row: GradeRow, _ scene: Scene) {
        tables.grades.insert(row, at: scene.index)
        guard let community = organisationNumber(evaluated.result.community) else { return }
        var notes = tables.subjectNotes.row(UInt64(row.subject)) ?? SubjectNotesRow()
        let year = UInt32(clamping: evaluated.result.schoolYear)
        notes.note(SubjectNotesRow.Grade(schoolYear: year, community: community, organisation: row.organisation))
        tables.subjectNotes.set(notes, at: UInt64(row.subject))
    }

    private mutating func checkGrant(_ granted: StarGranted, _ scene: Scene) throws(Rejection) -> Int {
        let position = try checkStarAct(granted.subject, scene)
        guard let proposal = proposal(position, for: scene.organisation, on: scene.today) else {
            throw Rejection(.policyMissing, PolicyName.stars.rawValue)
        }
        if granted.size > scene.index { throw Rejection(.starNotEarned, "size") }
        if granted.stars > proposal { throw Rejection(.starNotEarned, "stars") }
        if granted.stars <= Int(tables.subjects[position].stars) { throw Rejection(.starNotHigher, "stars") }
        return position
    }

    private mutating func checkReview(_ closed: StarReviewClosed, _ scene: Scene) throws(Rejection) -> Int {
        let position = try checkStarAct(closed.subject, scene, closesReview: true)
        let row = tables.subjects[position]
        if !row.flags.contains(.underReview) { throw Rejection(.noReviewOpen, "subject") }
        if closed.stars > Int(row.stars) { throw Rejection(.starNotEarned, "stars") }
        // Who granted it or kept it before would be the only judge of whether that was right.
        if stands(scene, behindKeys: starKeys(of: closed.subject)) {
            let earned = proposal(position, for: scene.organisation, on: scene.today) ?? 0
            if closed.stars > earned { throw Rejection(.starNotEarned, "stars", need: .keepsOwnStar(earned: earned)) }
        }
        return position
    }

    private mutating func starKeys(of subject: SubjectID) -> [UInt32] {
        guard let number = subjectNumber(subject) else { return [] }
        return tables.subjectNotes.row(UInt64(number))?.starKeys ?? []
    }

    private mutating func note(starKeys: [UInt32], of subject: SubjectID) {
        guard let number = subjectNumber(subject) else { return }
        var notes = tables.subjectNotes.row(UInt64(number)) ?? SubjectNotesRow()
        notes.starKeys = starKeys
        tables.subjectNotes.set(notes, at: UInt64(number))
    }

    private mutating func checkStarAct(
        _ id: SubjectID,
        _ scene: Scene,
        closesReview: Bool = false
    ) throws(Rejection) -> Int {
        let number = try subject(id)
        try require(.approver, scene.organisation, scene, reach: .here)
        let position = position(ofSubject: number)
        if closesReview, tables.subjects[position].flags.contains(.hasGrant) {
            // A stranger who closed it would also become the one whose rules the star is held against.
            let grantor = tables.subjects[position].starOrganisation
            if !governs(scene.organisation, grantor) {
                throw Rejection(.notAuthorised, need: .organisation(name(of: grantor)))
            }
        }
        try checkNotOwn(number, scene)
        return position
    }

    private mutating func setStar(_ stars: UInt8, at position: Int, _ scene: Scene) {
        tables.subjects[position].stars = stars
        tables.subjects[position].starOrganisation = scene.organisation
        tables.subjects[position].flags.insert(.hasGrant)
        tables.subjects[position].flags.remove(.underReview)
    }
}

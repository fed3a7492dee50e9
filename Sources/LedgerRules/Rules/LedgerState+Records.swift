internal import LedgerModel

/// Single records: voiding, correction, objections, outside numbers, evaluations (spec 06 §§6, 10).
extension LedgerState {
    mutating func judgeRecord(
        _ statement: Statement,
        _ references: References,
        _ scene: Scene,
        _ evolves: Bool
    ) throws(Rejection) {
        switch (statement, references) {
        case (.sessionVoided, .record(let place)):
            try checkVoiding(place, scene)
            if evolves { end(.void, place, scene) }
        case (.sessionCorrected(let corrected), .record(let place)):
            let verdict = try checkCorrection(corrected, place, scene)
            if evolves { correct(place, corrected.time, verdict, scene) }
        case (.objectionOpened(let opened), .record(let place)):
            let row = try checkObjection(opened, place, scene)
            if evolves { open(row, scene) }
        case (.objectionOpened(let opened), .grade(let index)):
            let row = try checkObjection(opened, toGrade: index, scene)
            if evolves { open(row, scene) }
        case (.objectionDecided(let decided), .objection(let index)):
            try checkDecision(index, scene)
            if evolves { close(index, decided.outcome) }
        case (_, .record(let place)):
            try judgeNote(statement, place, scene, evolves)
        default: break
        }
    }

    private mutating func checkVoiding(_ place: RecordPlace, _ scene: Scene) throws(Rejection) {
        try requireOffice(scene)
        let organisation = roster(self[place].roster).organisation
        let standing = standing(over: organisation, scene)
        if !self[place].isLive { throw Rejection(.recordFinal, "record", other: place.index) }
        if !mayVoid(place, standing) { throw Rejection(.voidNotAllowed, "record", other: place.index) }
    }

    private mutating func checkCorrection(
        _ corrected: SessionCorrected,
        _ place: RecordPlace,
        _ scene: Scene
    ) throws(Rejection) -> TimeVerdict {
        let subject = position(ofSubject: self[place].subject)
        try checkActive(subject, "record", isAdding: false)
        try checkVoiding(place, scene)
        // A correction counts as signed for, so nobody behind it may be the one who served (spec 06 §5).
        if scene.guarantors.contains(self[place].subject) {
            throw Rejection(.voidNotAllowed, "record", other: place.index)
        }
        let time = corrected.time
        if time.isOpen { throw Rejection(.intervalBroken, "end") }
        if self[place].time == time { throw Rejection(.correctionEmpty, "seconds") }
        let roster = roster(self[place].roster)
        try prepareSessionPolicies(roster.organisation, scene.today)
        let isSecond = corrected.isSecondService == true || self[place].flags.contains(.secondService)
        var verdict = try judgeTime(time, of: subject, roster, scene, former: (place.index, isSecond))
        if isSecond { verdict.flags.insert(.secondService) }
        verdict.flags.formUnion(lateness(ofCorrected: self[place], time, verdict, scene.today))
        return verdict
    }

    private mutating func correct(
        _ place: RecordPlace,
        _ time: SessionTime,
        _ verdict: TimeVerdict,
        _ scene: Scene
    ) {
        withdraw(place, scene)
        let subject = position(ofSubject: self[place].subject)
        let formerDay = self[place].civilDay
        keepApprovals(of: place)
        self[place].set(time)
        self[place].reopen(by: scene.batch.author, flags: verdict.flags)
        tables.subjects[subject].pending += self[place].seconds
        if time.day != formerDay { allow(for: place, in: subject) }
    }

    private mutating func checkObjection(
        _ opened: ObjectionOpened,
        _ place: RecordPlace,
        _ scene: Scene
    ) throws(Rejection) -> ObjectionRow {
        // In the order of the fields' names (spec 06 §2).
        var objector = RecordRow.nobody
        if let named = opened.objector { objector = try subject(named, "objector", isAdding: false) }
        let organisation = roster(self[place].roster).organisation
        try prepareSessionPolicies(organisation, scene.today)
        guard let policies = sessionPolicies else { throw Rejection(.policyMissing) }
        let due = policies.calendar.deadline(policies.recording.objectionWorkingDays, after: scene.today)
        return ObjectionRow(
            leaf: scene.entry.leaf,
            record: place.index,
            by: (scene.batch.author, objector),
            openedDay: scene.today,
            dueDay: due.day
        )
    }

    private mutating func checkDecision(_ index: UInt64, _ scene: Scene) throws(Rejection) {
        guard let objection = tables.objections.row(index) else { throw Rejection(.referenceBroken, "objection") }
        if let grade = tables.grades.row(objection.record) { return try checkDecision(on: grade, objection, scene) }
        guard let place = place(ofRecord: objection.record) else { throw Rejection(.referenceBroken, "objection") }
        let record = self[place]
        let organisation = roster(record.roster).organisation
        try require(.approver, organisation, scene)
        if hasTakenPart(scene, in: place) {
            throw Rejection(.notAuthorised, need: .partInRecord(deciders: name(of: organisation)))
        }
        try requireNotOpener(of: objection, organisation, scene)
        try checkNotOwn(record.subject, scene)
        try checkNotOwn(objection.objector, scene)
        if objection.outcome != nil { throw Rejection(.objectionClosed, "objection", other: index) }
    }

    mutating func requireNotOpener(
        of objection: ObjectionRow,
        _ organisation: UInt32,
        _ scene: Scene
    ) throws(Rejection) {
        guard stands(scene, behindKeys: [objection.opener]) else { return }
        throw Rejection(.notAuthorised, need: .openedObjection(deciders: name(of: organisation)))
    }

    /// Whether somebody behind the signer's key stands behind one that signed this version or approved any version.
    ///
    /// Who was only named as its recorder has no part in it.
    private mutating func hasTakenPart(_ scene: Scene, in place: RecordPlace) -> Bool {
        let record = self[place]
        let keys = [record.signer, record.firstApproval, record.lastApproval]
        let former = tables.recordNotes.row(place.index)?.formerApprovals ?? []
        return stands(scene, behindKeys: keys + former)
    }

    /// Keeps who approved a version that a correction is about to end: they decide no objection to the record.
    private mutating func keepApprovals(of place: RecordPlace) {
        let given = [self[place].firstApproval, self[place].lastApproval].filter { $0 != RecordRow.nobody }
        guard !given.isEmpty else { return }
        var notes = tables.recordNotes.row(place.index) ?? RecordNotesRow()
        notes.formerApprovals += given.filter { !notes.formerApprovals.contains($0) }
        tables.recordNotes.set(notes, at: place.index)
    }

    private mutating func judgeNote(
        _ statement: Statement,
        _ place: RecordPlace,
        _ scene: Scene,
        _ evolves: Bool
    ) throws(Rejection) {
        try checkActive(position(ofSubject: self[place].subject), "record", isAdding: true)
        try requireOffice(scene)
        let organisation = roster(self[place].roster).organisation
        if organisation != scene.organisation {
            throw Rejection(.notAuthorised, "record", need: .rosterOf(name(of: organisation)))
        }
        switch statement {
        case .externalNumberRecorded(let recorded):
            var notes = tables.recordNotes.row(place.index) ?? RecordNotesRow()
            guard !notes.platforms.contains(recorded.platform.text) else {
                throw Rejection(.duplicate, "platform", other: place.index)
            }
            notes.platforms.append(recorded.platform.text)
            if evolves { tables.recordNotes.set(notes, at: place.index) }
        case .evaluationRecorded(let evaluation):
            if evaluation.day > scene.today { throw Rejection(.inFuture, "day") }
            guard self[place].state == .effective else {
                throw Rejection(.recordNotEffective, "record", other: place.index)
            }
        default: break
        }
    }
}

extension RecordRow {
    /// Rest within the interval.
    var pauseSeconds: Int64 { hasInterval ? Int64(length) - Int64(seconds) : 0 }

    /// Makes a corrected record pending again, without approvals.
    mutating func reopen(by corrector: UInt32, flags new: Flags) {
        flags.formUnion(new)
        flags.insert(.corrected)
        if flags.contains(.late) { flags.remove(.provisional) }
        flags.subtract([.superiorApproved, .unsigned, .needsTwoUnsigned])
        signer = corrector
        firstApproval = RecordRow.nobody
        lastApproval = RecordRow.nobody
        version = version == .max ? .max : version + 1
        state = .pending
    }
}

internal import LedgerModel

/// Who somebody is, and who may say so (spec 06 §2, §9).
extension LedgerState {
    /// Whether a statement changes the identity of a subject: only persons sign that.
    mutating func saysWhoSomebodyIs(_ statement: Statement) -> Bool {
        switch statement {
        case .volunteerUpdated(let updated): updated.profile.hasIdentityTag
        case .volunteerRegistered(let registered):
            registered.profile.hasIdentityTag && isKnownOtherwise(registered.subject)
        default: false
        }
    }

    /// Whether a subject is known, but not as a volunteer.
    private mutating func isKnownOtherwise(_ id: SubjectID) -> Bool {
        guard let number = subjectNumber(id) else { return false }
        return tables.subjects[position(ofSubject: number)].registeredDay == SubjectRow.notRegistered
    }

    /// Whether the signer may say who this subject is.
    mutating func checkIdentityChange(_ subject: UInt32, _ scene: Scene) throws(Rejection) {
        try requireHome(of: subject, scene)
        try requireManager(of: offices(of: subject) + firstOffice(of: subject), scene, field: "profile")
        // GENESIS names subject 0, whom nobody stands above: he says himself who he is, and others certify his hours.
        if subject != 0 { try checkNotOwn(subject, scene) }
    }

    /// Demands that the signer's organisation is where a volunteer was registered, or above it; nobody else names him.
    private mutating func requireHome(of subject: UInt32, _ scene: Scene) throws(Rejection) {
        let row = tables.subjects[position(ofSubject: subject)]
        if row.registeredDay == SubjectRow.notRegistered || governs(scene.organisation, row.registeredIn) { return }
        throw Rejection(.notAuthorised, "profile", need: .organisation(name(of: row.registeredIn)))
    }

    /// The organisations where a subject holds a role, and his home.
    mutating func places(of subject: UInt32) -> [UInt32] {
        offices(of: subject) + home(of: subject)
    }

    /// The organisations where a subject holds a role.
    mutating func offices(of subject: UInt32) -> [UInt32] {
        tables.subjectNotes.row(UInt64(subject))?.offices ?? []
    }

    /// Where a subject was first appointed, as far as nobody registered him as a volunteer.
    ///
    /// Otherwise whoever was dismissed everywhere would be anybody's to name, or of who appoints him next.
    private mutating func firstOffice(of subject: UInt32) -> [UInt32] {
        guard tables.subjects[position(ofSubject: subject)].registeredDay == SubjectRow.notRegistered,
            let home = tables.subjectNotes.row(UInt64(subject))?.firstOffice
        else { return [] }
        return [home]
    }

    /// A subject's home: where he was registered, else where he was first appointed.
    mutating func home(of subject: UInt32) -> [UInt32] {
        let row = tables.subjects[position(ofSubject: subject)]
        return row.registeredDay != SubjectRow.notRegistered ? [row.registeredIn] : firstOffice(of: subject)
    }

    mutating func noteIdentityChange(of subject: UInt32, _ scene: Scene) {
        var notes = tables.subjectNotes.row(UInt64(subject)) ?? SubjectNotesRow()
        notes.noteIdentityChange(by: scene.batch.author, at: scene.index)
        tables.subjectNotes.set(notes, at: UInt64(subject))
    }

    /// Who issues a certificate is another than whoever changed the subject's identity since its records were made.
    mutating func checkIdentity(_ subject: UInt32, of records: [UInt64], _ scene: Scene) throws(Rejection) {
        guard let notes = tables.subjectNotes.row(UInt64(subject)), !notes.identityChanges.isEmpty else { return }
        // A name that was put right between recording and approval was in nobody's approval either.
        let since = records.min() ?? .max
        for change in notes.identityChanges where change.index > since {
            let changers = tables.authors[position(ofAuthor: change.author)].guarantors
            let isAnother = scene.guarantors.allSatisfy { $0 != subject && !changers.contains($0) }
            guard isAnother, !scene.guarantors.isEmpty else {
                throw Rejection(.identityChanged, "records", other: change.index)
            }
        }
    }
}

extension Commitments {
    /// Whether one of the values says who somebody is.
    fileprivate var hasIdentityTag: Bool {
        entries.contains { [.name, .idType, .idNumber, .volunteerNumber].contains($0.tag) }
    }
}

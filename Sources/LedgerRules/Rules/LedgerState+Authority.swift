internal import LedgerModel

/// Section 2 of spec 06: what holds for every type.
extension LedgerState {
    /// Whether this key may sign this type, and its organisation and holder may act.
    mutating func checkSigning(_ statement: Statement, _ scene: Scene) throws(Rejection) {
        if scene.batch.kind != .person {
            if statement.type.signing == .personOnly { throw Rejection(.keyKindNotAllowed, "type") }
            if saysWhoSomebodyIs(statement) { throw Rejection(.keyKindNotAllowed, "profile") }
        }
        try checkAuthor(scene, mayBeUnregistered: statement.type.bootstraps)
    }

    @inline(__always)
    mutating func checkAuthor(_ scene: Scene, mayBeUnregistered: Bool = false) throws(Rejection) {
        let organisation = position(ofOrganisation: scene.organisation)
        guard tables.organisations[organisation].isRegistered || mayBeUnregistered else {
            throw Rejection(.organisationUnknown)
        }
        if tables.organisations[organisation].isClosed { throw Rejection(.organisationClosed) }
        if let subject = scene.subject {
            let position = position(ofSubject: subject)
            if tables.subjects[position].flags.contains(.erased) { throw Rejection(.subjectErased) }
        }
    }

    /// The number of a known subject that is not erased; with `isAdding`, not restricted either.
    @inline(__always)
    mutating func subject(
        _ id: SubjectID,
        _ field: String = "subject",
        isAdding: Bool = true
    ) throws(Rejection) -> UInt32 {
        guard let number = subjectNumber(id) else { throw Rejection(.subjectUnknown, field) }
        let row = position(ofSubject: number)
        try checkActive(row, field, isAdding: isAdding)
        return number
    }

    // Mutating, so that a caller may write `position(ofSubject:)` as its argument: a non-mutating function is handed
    // a copy of the state that was made before the argument brought the row into memory.
    @inline(__always)
    mutating func checkActive(_ position: Int, _ field: String, isAdding: Bool) throws(Rejection) {
        let flags = tables.subjects[position].flags
        if flags.contains(.erased) { throw Rejection(.subjectErased, field) }
        if isAdding, flags.contains(.restricted) { throw Rejection(.subjectRestricted, field) }
    }

    /// The number of a registered organisation that is not closed.
    mutating func openOrganisation(_ id: OrganisationID, _ field: String) throws(Rejection) -> UInt32 {
        let number = try registeredOrganisation(id, field)
        if organisation(number).isClosed { throw Rejection(.organisationClosed, field) }
        return number
    }

    /// The number of a registered organisation.
    mutating func registeredOrganisation(_ id: OrganisationID, _ field: String) throws(Rejection) -> UInt32 {
        guard let number = organisationNumber(id), organisation(number).isRegistered else {
            throw Rejection(.organisationUnknown, field)
        }
        return number
    }

    /// Nobody acts for himself, nor for anybody else who stands behind his key.
    func checkNotOwn(_ subject: UInt32, _ scene: Scene) throws(Rejection) {
        if scene.guarantors.contains(subject) { throw Rejection(.ownCase, "subject") }
    }

    /// Whether a subject recorded a record: the roster's recorder or the signer; of a corrected record the corrector.
    mutating func isRecorder(_ subject: UInt32?, of record: RecordRow) -> Bool {
        guard let subject else { return false }
        if hasSigned(subject, record) { return true }
        return !record.flags.contains(.corrected) && roster(record.roster).recorder == subject
    }

    /// Whether a subject's own key signed this version of a record.
    mutating func hasSigned(_ subject: UInt32?, _ record: RecordRow) -> Bool {
        guard let subject else { return false }
        return holder(ofKey: record.signer) == subject
    }
}

extension StatementType {
    /// Whether the root organisation may sign it before it is registered itself.
    var bootstraps: Bool {
        self == .policyAdopted || self == .organisationRegistered
    }
}

/// Policies in force (spec 06 §4).
extension LedgerState {
    mutating func policy(_ name: PolicyName, for organisation: UInt32, on day: CivilDate) -> PolicyContent? {
        shelf.content(name, region: self.organisation(organisation).region, day: day)
    }

    /// Brings the policies of sessions into `sessionPolicies`; nearly always they are there.
    @inline(__always)
    mutating func prepareSessionPolicies(_ organisation: UInt32, _ day: CivilDate) throws(Rejection) {
        if let current = sessionPolicies, current.organisation == organisation, current.day == day { return }
        sessionPolicies = try findSessionPolicies(organisation, day)
    }

    @inline(never)
    private mutating func findSessionPolicies(
        _ organisation: UInt32,
        _ day: CivilDate
    ) throws(Rejection) -> SessionPolicies {
        let recording = try recording(organisation, day)
        let calendar = try calendar(organisation, day)
        return SessionPolicies(organisation: organisation, day: day, recording: recording, calendar: calendar)
    }

    mutating func recording(_ organisation: UInt32, _ day: CivilDate) throws(Rejection) -> RecordingPolicy {
        guard case .recording(let recording) = policy(.recording, for: organisation, on: day) else {
            throw Rejection(.policyMissing, PolicyName.recording.rawValue)
        }
        return recording
    }

    mutating func calendar(_ organisation: UInt32, _ day: CivilDate) throws(Rejection) -> WorkingDayCalendar {
        guard case .calendar(let calendar) = policy(.calendar, for: organisation, on: day) else {
            throw Rejection(.policyMissing, PolicyName.calendar.rawValue)
        }
        return calendar
    }
}

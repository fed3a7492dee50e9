public import LedgerModel

/// The one way of a statement into the state: check, then evolve (spec 06).
extension LedgerState {
    /// Takes up the next statement of the open batch, or throws the rejection that counts and changes nothing.
    public mutating func apply(
        _ envelope: StatementEnvelope,
        _ statement: Statement,
        _ entry: AppliedEntry
    ) throws(Rejection) {
        try judge(envelope, statement, entry, evolves: true)
    }

    /// Throws the rejection that `apply` would throw; changes nothing.
    public mutating func check(
        _ envelope: StatementEnvelope,
        _ statement: Statement,
        _ entry: AppliedEntry
    ) throws(Rejection) {
        try judge(envelope, statement, entry, evolves: false)
    }

    /// Counts the entry of a statement that was found to break a rule: an audit goes on after it.
    ///
    /// The statement has no effect, but that its command is used (spec 06); without an id, of a wrong form, it has none.
    public mutating func skip(_ entry: AppliedEntry, _ id: StatementID? = nil) {
        if let id, let batch, let isNew = try? checkIdentity(id, batch) { accept(id, isNew, entry.index) }
        counters.size = entry.index + 1
    }

    private mutating func judge(
        _ envelope: StatementEnvelope,
        _ statement: Statement,
        _ entry: AppliedEntry,
        evolves: Bool
    ) throws(Rejection) {
        guard let batch else { throw Rejection(.keyUnknown) }
        precondition(entry.index < UInt64(UInt32.max), "the state holds 2^32 - 1 entries")
        let isNewCommand = try checkIdentity(envelope.id, batch)
        let scene = Scene(entry, batch)
        if case .sessionRecorded(let session) = statement {
            // Nearly all statements are sessions; every key may sign them.
            let decision = try checkSession(session, scene)
            if evolves { evolve(decision, scene) }
        } else {
            try judge(statement, scene, evolves: evolves)
        }
        if evolves { accept(envelope.id, isNewCommand, entry.index) }
    }

    private mutating func judge(_ statement: Statement, _ scene: Scene, evolves: Bool) throws(Rejection) {
        let references = try checkReferences(of: statement, scene)
        try checkSigning(statement, scene)
        switch statement {
        case .organisationRegistered, .organisationClosed, .operatorAppointed, .operatorDismissed, .policyAdopted,
            .clockAccepted:
            try judgeOrganisation(statement, scene, evolves)
        case .keyEnrolled, .keyRevoked, .keySuspected, .keyFrozen, .keyCleared:
            try judgeKey(statement, scene, evolves)
        case .volunteerRegistered, .volunteerUpdated, .consentRecorded, .guardianLinked, .disclosureRecorded,
            .requestRefused, .subjectRestricted, .subjectErased:
            try judgeVolunteer(statement, scene, evolves)
        case .activityOpened, .activityAmended, .rosterOpened, .trainingHeld, .trainingAttended:
            try judgeActivity(statement, scene, evolves)
        case .recordsApproved, .recordsDeclined, .recordsVoided:
            try judgeRange(statement, references, scene, evolves)
        case .sessionRecorded, .sessionVoided, .sessionCorrected, .objectionOpened, .objectionDecided,
            .externalNumberRecorded, .synchronised, .evaluationRecorded:
            try judgeRecord(statement, references, scene, evolves)
        case .recordedElsewhere, .commendationRecorded, .studentEvaluated, .starGranted, .starReviewClosed:
            try judgeRecognition(statement, scene, evolves)
        case .certificateIssued, .certificateStatusChanged:
            try judgeCertificate(statement, scene, evolves)
        }
    }

    // All statements of a command stand in one batch, side by side, their ordinals ascending (spec 05 §1).
    private mutating func checkIdentity(_ id: StatementID, _ batch: OpenBatch) throws(Rejection) -> Bool {
        if batch.command == id.command {
            guard id.ordinal > batch.ordinal else { throw Rejection(.statementIDReused, "ordinal") }
            return false
        }
        if let first = tables.commands.index(of: Directory.Name(id.command)) {
            throw Rejection(.statementIDReused, "command", other: first)
        }
        return true
    }

    private mutating func accept(_ id: StatementID, _ isNewCommand: Bool, _ index: UInt64) {
        if isNewCommand { tables.commands.add(Directory.Name(id.command), index: UInt32(index)) }
        batch?.command = id.command
        batch?.ordinal = id.ordinal
        counters.size = index + 1
    }

    /// Index of the first statement of a command, nil when the log has none: the command's first outcome stands there.
    public mutating func firstIndex(of command: CommandID) -> UInt64? {
        tables.commands.index(of: Directory.Name(command))
    }
}

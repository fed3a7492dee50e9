public import LedgerModel

/// Reads statements: profile, envelope, form, then typed fields (spec 05, spec 06 §1).
///
/// One reader serves any number of statements; a `session_recorded` is read without an allocation. What needs the log
/// (references, authority, time) is not checked here.
public struct StatementReader: ~Copyable {
    var fields = FieldScanner()

    /// Makes a reader.
    public init() {}

    /// Reads the bytes of one statement; throws the refusal that counts.
    public mutating func read(
        _ bytes: UnsafeRawBufferPointer
    ) throws(StatementError) -> (envelope: StatementEnvelope, statement: Statement) {
        do {
            try fields.scan(bytes)
        } catch {
            throw .profile(error)
        }
        if let session = quickSession() { return session }
        let schema = try schema()
        try check(against: schema)
        return (try envelope(), try statement(schema.type))
    }

    /// Reads the bytes of one statement.
    public mutating func read(
        _ bytes: [UInt8]
    ) throws(StatementError) -> (envelope: StatementEnvelope, statement: Statement) {
        let result = bytes.withUnsafeBytes { raw in
            Result { () throws(StatementError) in try read(raw) }
        }
        return try result.get()
    }

    private func schema() throws(StatementError) -> StatementSchema {
        guard let type = fields.value("type") else { throw fault(.missingField, "type") }
        guard FieldKind.accepts(type.kind, for: .code) else { throw fault(.fieldType, "type") }
        guard let name = type.plainBytes, let schema = StatementSchema.named(name) else {
            throw fault(.unknownType, "type")
        }
        if let version = fields.integer("v"), version != StatementType.version { throw fault(.unknownType, "v") }
        return schema
    }

    private func check(against schema: StatementSchema) throws(StatementError) {
        var check = SchemaCheck()
        do {
            try check.check(fields, against: schema)
        } catch {
            throw .profile(error)
        }
        if let fault = check.fault { throw .schema(fault) }
    }

    private func envelope() throws(StatementError) -> StatementEnvelope {
        let ordinal = UInt16(clamping: fields.integer("ordinal") ?? 0)
        return StatementEnvelope(id: StatementID(command: try id("command"), ordinal: ordinal))
    }

    private func statement(_ type: StatementType) throws(StatementError) -> Statement {
        switch type {
        case .organisationRegistered: .organisationRegistered(try organisationRegistered())
        case .organisationClosed: .organisationClosed(try organisationClosed())
        case .operatorAppointed: .operatorAppointed(try operatorAppointed())
        case .operatorDismissed: .operatorDismissed(try operatorDismissed())
        case .keyEnrolled: .keyEnrolled(try keyEnrolled())
        case .keyRevoked: .keyRevoked(try keyRevoked())
        case .keySuspected: .keySuspected(try keySuspected())
        case .keyFrozen: .keyFrozen(try keyFrozen())
        case .keyCleared: .keyCleared(try keyCleared())
        case .policyAdopted: .policyAdopted(try policyAdopted())
        case .clockAccepted: .clockAccepted(try clockAccepted())
        case .volunteerRegistered: .volunteerRegistered(try volunteerRegistered())
        case .volunteerUpdated: .volunteerUpdated(try volunteerUpdated())
        case .consentRecorded: .consentRecorded(try consentRecorded())
        case .guardianLinked: .guardianLinked(try guardianLinked())
        case .disclosureRecorded: .disclosureRecorded(try disclosureRecorded())
        case .requestRefused: .requestRefused(try requestRefused())
        case .subjectRestricted: .subjectRestricted(try subjectRestricted())
        case .subjectErased: .subjectErased(try subjectErased())
        case .activityOpened: .activityOpened(try activityOpened())
        case .activityAmended: .activityAmended(try activityAmended())
        case .rosterOpened: .rosterOpened(try rosterOpened())
        case .sessionRecorded: .sessionRecorded(try sessionRecorded())
        case .sessionVoided: .sessionVoided(try sessionVoided())
        case .sessionCorrected: .sessionCorrected(try sessionCorrected())
        case .recordsApproved: .recordsApproved(try recordsApproved())
        case .recordsDeclined: .recordsDeclined(try recordsDeclined())
        case .recordsVoided: .recordsVoided(try recordsVoided())
        case .objectionOpened: .objectionOpened(try objectionOpened())
        case .objectionDecided: .objectionDecided(try objectionDecided())
        case .externalNumberRecorded: .externalNumberRecorded(try externalNumberRecorded())
        case .synchronised: .synchronised(try synchronised())
        case .recordedElsewhere: .recordedElsewhere(try recordedElsewhere())
        case .evaluationRecorded: .evaluationRecorded(try evaluationRecorded())
        case .trainingHeld: .trainingHeld(try trainingHeld())
        case .trainingAttended: .trainingAttended(try trainingAttended())
        case .commendationRecorded: .commendationRecorded(try commendationRecorded())
        case .studentEvaluated: .studentEvaluated(try studentEvaluated())
        case .starGranted: .starGranted(try starGranted())
        case .starReviewClosed: .starReviewClosed(try starReviewClosed())
        case .certificateIssued: .certificateIssued(try certificateIssued())
        case .certificateStatusChanged: .certificateStatusChanged(try certificateStatusChanged())
        }
    }
}

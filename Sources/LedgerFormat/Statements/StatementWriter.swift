public import LedgerModel

/// Writes statements in their one canonical form.
///
/// Values outside their ranges are the caller's mistake: what this writes from values that `StatementReader` never gives
/// may be refused by it.
public struct StatementWriter {
    var json = CanonicalWriter(capacity: 0)
    private let envelope: StatementEnvelope
    private let type: String
    // Which keys of the envelope are written: 0 none, 1 `command`, 2 `ordinal`, 3 `type`, 4 `v`.
    private var written = 0

    /// Appends the bytes of a statement.
    public static func write(_ statement: Statement, _ envelope: StatementEnvelope, into bytes: inout [UInt8]) {
        var writer = StatementWriter(envelope, statement.type)
        swap(&writer.json.bytes, &bytes)
        writer.json.beginObject()
        writer.fields(of: statement)
        writer.envelope(before: "~")
        writer.json.endObject()
        swap(&writer.json.bytes, &bytes)
    }

    private init(_ envelope: StatementEnvelope, _ type: StatementType) {
        self.envelope = envelope
        self.type = type.rawValue
    }

    /// Writes a field in its place among those of the envelope; the caller goes in ascending order of keys.
    mutating func put(_ key: StaticString, _ value: (some StatementValue)?) {
        guard let value else { return }
        envelope(before: key)
        json.key(key)
        value.write(to: &json)
    }

    private static let envelopeKeys: [StaticString] = ["command", "ordinal", "type", "v"]

    private mutating func envelope(before key: StaticString) {
        while written < 4, StatementWriter.envelopeKeys[written].precedes(key) {
            envelope(StatementWriter.envelopeKeys[written])
            written += 1
        }
    }

    private mutating func envelope(_ key: StaticString) {
        if written == 1 && envelope.id.ordinal == 0 { return }
        json.key(key)
        switch written {
        case 0: json.identifier(envelope.id.command)
        case 1: json.integer(Int64(envelope.id.ordinal))
        case 2: json.string(type)
        default: json.integer(Int64(StatementType.version))
        }
    }

    private mutating func fields(of statement: Statement) {
        switch statement {
        case .organisationRegistered(let statement): fields(of: statement)
        case .organisationClosed(let statement): fields(of: statement)
        case .operatorAppointed(let statement): fields(of: statement)
        case .operatorDismissed(let statement): fields(of: statement)
        case .keyEnrolled(let statement): fields(of: statement)
        case .keyRevoked(let statement): fields(of: statement)
        case .keySuspected(let statement): fields(of: statement)
        case .keyFrozen(let statement): fields(of: statement)
        case .keyCleared(let statement): fields(of: statement)
        case .policyAdopted(let statement): fields(of: statement)
        case .clockAccepted(let statement): fields(of: statement)
        case .volunteerRegistered(let statement): fields(of: statement)
        case .volunteerUpdated(let statement): fields(of: statement)
        case .consentRecorded(let statement): fields(of: statement)
        case .guardianLinked(let statement): fields(of: statement)
        case .disclosureRecorded(let statement): fields(of: statement)
        case .requestRefused(let statement): fields(of: statement)
        case .subjectRestricted(let statement): fields(of: statement)
        case .subjectErased(let statement): fields(of: statement)
        case .activityOpened(let statement): fields(of: statement)
        case .activityAmended(let statement): fields(of: statement)
        case .rosterOpened(let statement): fields(of: statement)
        case .sessionRecorded(let statement): fields(of: statement)
        case .sessionVoided(let statement): fields(of: statement)
        case .sessionCorrected(let statement): fields(of: statement)
        case .recordsApproved(let statement): fields(of: statement)
        case .recordsDeclined(let statement): fields(of: statement)
        case .recordsVoided(let statement): fields(of: statement)
        case .objectionOpened(let statement): fields(of: statement)
        case .objectionDecided(let statement): fields(of: statement)
        case .externalNumberRecorded(let statement): fields(of: statement)
        case .synchronised(let statement): fields(of: statement)
        case .recordedElsewhere(let statement): fields(of: statement)
        case .evaluationRecorded(let statement): fields(of: statement)
        case .trainingHeld(let statement): fields(of: statement)
        case .trainingAttended(let statement): fields(of: statement)
        case .commendationRecorded(let statement): fields(of: statement)
        case .studentEvaluated(let statement): fields(of: statement)
        case .starGranted(let statement): fields(of: statement)
        case .starReviewClosed(let statement): fields(of: statement)
        case .certificateIssued(let statement): fields(of: statement)
        case .certificateStatusChanged(let statement): fields(of: statement)
        }
    }
}

extension StaticString {
    /// Whether this stands before another by bytes.
    fileprivate func precedes(_ other: StaticString) -> Bool {
        UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
            .lexicographicallyPrecedes(UnsafeBufferPointer(start: other.utf8Start, count: other.utf8CodeUnitCount))
    }
}

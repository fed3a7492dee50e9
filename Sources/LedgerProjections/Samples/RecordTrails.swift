public import LedgerModel

/// Which entries speak of some records: their own, their rosters', and all that was done to them (spec 10 §5).
public struct RecordTrails: StatementProjection {
    /// Everything that is about a record.
    public static let types: Set<StatementType> = [
        .sessionRecorded, .recordsApproved, .recordsDeclined, .recordsVoided, .sessionVoided, .sessionCorrected,
        .objectionOpened, .objectionDecided, .evaluationRecorded, .externalNumberRecorded, .synchronised, .rosterOpened,
    ]

    private struct BatchKey: Hashable {
        let author: Digest
        let firstSequence: UInt64
    }

    private let wanted: Set<UInt64>
    private var trails: [UInt64: Set<UInt64>] = [:]
    // Wanted records of each batch, by what ranges name it by.
    private var batches: [BatchKey: (start: UInt64, records: [UInt64])] = [:]
    private var rosterBatches: [UInt64: UInt64] = [:]
    private var objections: [UInt64: UInt64] = [:]

    /// The trails of these records; none yet.
    public init(of records: Set<UInt64>) {
        wanted = records
    }

    /// The entries of a record, ascending: statements, and the BATCH before each that signed it.
    public func entries(of record: UInt64) -> [UInt64] {
        (trails[record] ?? []).sorted()
    }

    /// Takes up the next statement that stands.
    public mutating func take(_ input: ProjectionInput) {
        switch input.statement {
        case .rosterOpened: rosterBatches[input.index] = input.batchStart - 1
        case .sessionRecorded(let session): begin(session, input)
        case .recordsApproved(let approved): note(approved.range, input)
        case .recordsDeclined(let declined): note(declined.range, input)
        case .recordsVoided(let voided): note(voided.range, input)
        case .sessionVoided(let voided): note(input.index(of: voided.record), input)
        case .sessionCorrected(let corrected): note(input.index(of: corrected.record), input)
        case .evaluationRecorded(let evaluation): note(input.index(of: evaluation.record), input)
        case .externalNumberRecorded(let number): note(input.index(of: number.record), input)
        case .synchronised(let sent): note(input.index(of: sent.record), input)
        case .objectionOpened(let opened):
            let record = input.index(of: opened.record)
            objections[input.index] = record
            note(record, input)
        case .objectionDecided(let decided):
            if let record = objections[input.index(of: decided.objection)] { note(record, input) }
        default: break
        }
    }

    private mutating func begin(_ session: SessionRecorded, _ input: ProjectionInput) {
        guard wanted.contains(input.index) else { return }
        note(input.index, input)
        let roster = input.index(of: session.roster)
        trails[input.index, default: []].formUnion([roster, rosterBatches[roster] ?? input.batchStart - 1])
        guard let signer = input.signer else { return }
        let key = BatchKey(author: signer.key, firstSequence: signer.firstSequence)
        batches[key, default: (input.batchStart, [])].records.append(input.index)
    }

    private mutating func note(_ range: BatchRange, _ input: ProjectionInput) {
        let key = BatchKey(author: range.authorKey, firstSequence: range.firstSequence)
        guard let batch = batches[key] else { return }
        let leftOut = Set(range.except.map { batch.start + UInt64($0) })
        for record in batch.records where !leftOut.contains(record) { note(record, input) }
    }

    private mutating func note(_ record: UInt64, _ input: ProjectionInput) {
        guard wanted.contains(record) else { return }
        trails[record, default: []].formUnion([input.index, input.batchStart - 1])
    }
}

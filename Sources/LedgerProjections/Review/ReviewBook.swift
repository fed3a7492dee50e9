public import LedgerModel
internal import LedgerRules

/// When each record was entered, approved, corrected and decided upon: what the review queue reads beside the state.
public struct ReviewBook: StatementProjection {
    /// Recording, approving, correcting, objecting.
    public static let types: Set<StatementType> = [
        .sessionRecorded, .recordsApproved, .sessionCorrected, .objectionOpened, .objectionDecided,
    ]

    /// One `session_recorded`.
    struct Entering {
        let index: UInt64
        let milliseconds: UInt64
        let batchStart: UInt64
        /// Position in `signers`.
        let signer: Int
    }

    /// One `records_approved`.
    struct Approving {
        let index: UInt64
        let milliseconds: UInt64
        let approver: SubjectID
        let records: [UInt64]
    }

    private struct BatchKey: Hashable {
        let author: Digest
        let firstSequence: UInt64
    }

    /// Sessions in the order of the log.
    private(set) var enterings: [Entering] = []
    /// Approvals in the order of the log.
    private(set) var approvals: [Approving] = []
    /// Who signed batches of sessions.
    private(set) var signers: [ProjectionInput.Signer] = []
    private var settled: [UInt64: UInt64] = [:]
    private var objections: [UInt64: UInt64] = [:]
    private var batches: [BatchKey: UInt64] = [:]
    private var signerNumbers: [Digest: Int] = [:]

    /// Nothing yet.
    public init() {}

    /// Takes up the next statement that stands.
    public mutating func take(_ input: ProjectionInput) {
        switch input.statement {
        case .sessionRecorded: enter(input)
        case .recordsApproved(let approved): approve(approved.range, input)
        case .sessionCorrected(let corrected): settled[input.index(of: corrected.record)] = input.index
        case .objectionOpened(let opened): objections[input.index] = input.index(of: opened.record)
        case .objectionDecided(let decided):
            if let record = objections[input.index(of: decided.objection)] { settled[record] = input.index }
        default: break
        }
    }

    /// Whether a record was corrected or decided upon after an entry.
    func isSettled(_ record: UInt64, since index: UInt64) -> Bool {
        settled[record].map { $0 > index } ?? false
    }

    /// The entering of a record.
    func entering(of record: UInt64) -> Entering? {
        let place = position(notBelow: record)
        return place < enterings.count && enterings[place].index == record ? enterings[place] : nil
    }

    private mutating func enter(_ input: ProjectionInput) {
        guard let signer = input.signer else { return }
        let number = signerNumbers[signer.key] ?? signers.count
        if number == signers.count {
            signers.append(signer)
            signerNumbers[signer.key] = number
        }
        if enterings.last?.batchStart != input.batchStart {
            batches[BatchKey(author: signer.key, firstSequence: signer.firstSequence)] = input.batchStart
        }
        enterings.append(
            Entering(
                index: input.index,
                milliseconds: input.entry.logTimeMilliseconds,
                batchStart: input.batchStart,
                signer: number
            )
        )
    }

    // Every session of the range that is not left out was approved: another range would have been refused (spec 06 §5).
    private mutating func approve(_ range: BatchRange, _ input: ProjectionInput) {
        let key = BatchKey(author: range.authorKey, firstSequence: range.firstSequence)
        guard let start = batches[key], let approver = input.signer?.subject else { return }
        let end = position(notBelow: start + UInt64(range.count))
        let leftOut = Set(range.except.map { start + UInt64($0) })
        let records = enterings[position(notBelow: start)..<end].map(\.index).filter { !leftOut.contains($0) }
        approvals.append(
            Approving(
                index: input.index,
                milliseconds: input.entry.logTimeMilliseconds,
                approver: approver,
                records: records
            )
        )
    }

    private func position(notBelow index: UInt64) -> Int {
        var (low, high) = (0, enterings.count)
        while low < high {
            let middle = (low + high) / 2
            if enterings[middle].index < index { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

import LedgerFormat
import LedgerModel

/// When and why records were voided, one by one or as ranges of a batch, in the order of the log.
struct VoidingNotes {
    private struct BatchName: Hashable {
        let author: Digest
        let firstSequence: UInt64
    }

    private struct Fact {
        let day: CivilDate
        let reason: Code
    }

    private var starts: [BatchName: UInt64] = [:]
    private var single: [UInt64: Fact] = [:]
    private var ranges: [(first: UInt64, range: BatchRange, fact: Fact)] = []

    /// A BATCH entry stands at an index.
    mutating func begin(_ batch: Batch, at index: UInt64) {
        starts[BatchName(author: batch.authorKey, firstSequence: batch.firstSequence)] = index + 1
    }

    /// One record was voided by itself.
    mutating func note(_ record: UInt64, _ day: CivilDate, _ reason: Code) {
        single[record] = Fact(day: day, reason: reason)
    }

    /// The records of a range were voided.
    mutating func note(_ range: BatchRange, _ day: CivilDate, _ reason: Code) {
        let name = BatchName(author: range.authorKey, firstSequence: range.firstSequence)
        guard let first = starts[name] else { return }
        ranges.append((first, range, Fact(day: day, reason: reason)))
    }

    /// When and why a record was voided; nil when no statement names it.
    func voided(_ record: UInt64) -> StatusReplay.Voided? {
        let fact = single[record] ?? ranges.last { Self.meets($0.first, $0.range, record) }?.fact
        return fact.map { StatusReplay.Voided(record: record, day: $0.day, reason: $0.reason) }
    }

    private static func meets(_ first: UInt64, _ range: BatchRange, _ record: UInt64) -> Bool {
        guard record >= first, record - first < UInt64(range.count) else { return false }
        return !range.except.contains(Int(record - first))
    }
}

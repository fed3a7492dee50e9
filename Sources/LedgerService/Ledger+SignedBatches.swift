internal import LedgerFormat
internal import LedgerLog
public import LedgerModel
internal import LedgerRules

/// One batch of a key, and what became of what it says.
public struct BatchOfKey: Sendable {
    /// Index of the BATCH entry.
    public let index: UInt64
    /// The Shanghai day of its log time.
    public let day: CivilDate
    /// Number of its statements.
    public let statements: Int
    /// How many of them are records.
    public internal(set) var records = 0
    /// Records that are effective.
    public internal(set) var effective = 0
    /// Records that wait for approval.
    public internal(set) var pending = 0
    /// Certificates that list one of its records, and certificates it issued.
    public internal(set) var certificates = 0
}

extension Ledger {
    /// The batches that a key signed from an index on, in order; reads the log once.
    public func batches(signedBy key: Digest, from index: UInt64) throws -> [BatchOfKey] {
        var batches: [BatchOfKey] = []
        try forEachSignedEntry { entry, _ in
            guard entry.kind == .batch, entry.index >= index else { return }
            let batch = try Batch.parse(entry.body)
            guard batch.authorKey == key else { return }
            let day = ShanghaiDay.of(Int64(entry.logTimeMilliseconds / 1000))
            batches.append(BatchOfKey(index: entry.index, day: day, statements: Int(batch.count)))
        }
        return ask { state in
            var issued: [UInt64: Int] = [:]
            var ordinal: UInt64 = 0
            while let certificate = state.certificate(ordinal) {
                // Counted once for each batch it touches.
                for batch in Set(([certificate.issuedAt] + certificate.records).compactMap { batches.start(of: $0) }) {
                    issued[batch, default: 0] += 1
                }
                ordinal += 1
            }
            return batches.map { state.counting($0, issued[$0.index] ?? 0) }
        }
    }
}

extension [BatchOfKey] {
    /// The batch that a statement belongs to; batches are in order.
    fileprivate func start(of statement: UInt64) -> UInt64? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].index < statement { low = middle + 1 } else { high = middle }
        }
        guard low > 0, statement <= self[low - 1].index + UInt64(self[low - 1].statements) else { return nil }
        return self[low - 1].index
    }
}

extension LedgerState {
    fileprivate mutating func counting(_ batch: BatchOfKey, _ certificates: Int) -> BatchOfKey {
        var batch = batch
        batch.certificates = certificates
        for offset in 1...UInt64(batch.statements) {
            guard let record = record(batch.index + offset) else { continue }
            batch.records += 1
            if record.state == .effective { batch.effective += 1 }
            if record.state == .pending { batch.pending += 1 }
        }
        return batch
    }
}

internal import LedgerFormat
internal import LedgerModel

/// Where each author's batches stand, so that a repeated one gets the first answer (spec 04 §3).
///
/// New places are kept in memory until the views are written; older ones are looked up there.
struct BatchIndex {
    /// The projection number of the writer's own rows.
    static let projection = 0
    private static let digestBaseKey = Array("digest".utf8)

    private struct Key: Hashable {
        let author: Digest
        let firstSequence: UInt64

        init(_ batch: Batch) {
            author = batch.authorKey
            firstSequence = batch.firstSequence
        }

        var bytes: [UInt8] {
            author.bytes + BatchIndex.bytes(firstSequence)
        }
    }

    private var fresh: [Key: UInt64] = [:]
    private let rows: (any RowSource)?

    /// An index over rows written before; nil when there are none, then everything stays in memory.
    init(rows: (any RowSource)?) {
        self.rows = rows
    }

    /// The index of the batch with this author and first sequence number, whatever its other bytes.
    func find(_ batch: Batch) throws -> UInt64? {
        let key = Key(batch)
        if let index = fresh[key] { return index }
        let value = try rows?.value(projection: Self.projection, key: key.bytes)
        return value.map(Self.number)
    }

    /// Takes up a batch that stands.
    mutating func insert(_ batch: Batch, at index: UInt64) {
        fresh[Key(batch)] = index
    }

    /// Hands over the fresh places and where the count to the next digest begins.
    func flushRows(into changes: inout RowChanges, digestBase: UInt64) {
        for (key, index) in fresh {
            changes.set(projection: Self.projection, key: key.bytes, value: Self.bytes(index), isNew: true)
        }
        changes.set(projection: Self.projection, key: Self.digestBaseKey, value: Self.bytes(digestBase))
    }

    /// Forgets the fresh places, which were written.
    mutating func forgetWritten() {
        fresh.removeAll(keepingCapacity: true)
    }

    /// Where the count to the next digest began when the rows were written.
    static func digestBase(_ rows: any RowSource) throws -> UInt64? {
        try rows.value(projection: projection, key: digestBaseKey).map(number)
    }

    private static func bytes(_ number: UInt64) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }

    private static func number(_ bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}

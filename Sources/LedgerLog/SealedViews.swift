public import LedgerCrypto
internal import LedgerModel
internal import Synchronization

/// Views that decide only what the log's own key wrote into them (spec 11 §4).
///
/// The rows of a ledger decide what is accepted and what a certificate says, and whoever can write the file could change
/// them. So a keyed sum over all rows is kept with the cursor, sealed under a key derived from the log's: rows that were
/// changed, removed, added or brought back from an older copy do not have that sum, and are made anew from the entries.
public final class SealedViews: ViewsStore {
    /// One more than the highest number of a projection.
    public static let projectionCount = 256

    private let base: any ViewsStore
    private let markPath: String?
    private let sealing: SealingKey
    private let tagger: RowTagger
    private let state = Mutex(State())

    private struct State {
        /// The sum over the rows; nil until they were checked.
        var sum: RowSum?
        var refusal: ViewsRefusal?
        /// After a failed write a change may come twice, and what was new may be there.
        var mayRepeat = false
    }

    /// Seals another store's rows under a key derived from the log's.
    ///
    /// - Parameter markPath: where `close` notes how it left the file, so that the next start need not read every row.
    public init(_ base: any ViewsStore, logKey: SecretKey, markPath: String? = nil) {
        self.base = base
        self.markPath = markPath
        let key = logKey.derivingSealingKey("xinshi/v1/views\0")
        sealing = key.deriving("seal")
        tagger = RowTagger(key.deriving("rows"))
    }

    /// Why the rows were not believed, nil while they are or when there were none.
    public var refusal: ViewsRefusal? { state.withLock { $0.refusal } ?? base.refusal }

    /// How far the rows reflect the log; nil also when they are not what was sealed.
    ///
    /// The first call reads every row, unless the file is just as `close` left it.
    public func cursor() throws -> ViewsCursor? {
        guard let cursor = try base.cursor() else { return nil }
        if state.withLock({ $0.sum }) != nil { return cursor }
        guard let sealed = open(cursor) else { return refuse(.seal) }
        guard try isAsClosed(cursor) || sumOfRows() == sealed else { return refuse(.rows) }
        state.withLock { $0.sum = sealed }
        return cursor
    }

    /// The value under a key, or nil.
    public func value(projection: Int, key: [UInt8]) throws -> [UInt8]? {
        try base.value(projection: projection, key: key)
    }

    /// Lends the rows under a prefix in ascending order of key.
    public func forEachRow(
        projection: Int,
        prefix: [UInt8],
        _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) throws -> Void
    ) throws {
        try base.forEachRow(projection: projection, prefix: prefix, body)
    }

    /// Writes rows and a sealed cursor in one transaction.
    public func write(_ changes: RowChanges, cursor: ViewsCursor) throws {
        let next = try sum(after: changes)
        do {
            try base.write(changes, cursor: seal(next, cursor))
        } catch {
            // Nobody knows whether the rows were written; the seal beside them does.
            state.withLock {
                $0.sum = nil
                $0.mayRepeat = true
            }
            throw error
        }
        state.withLock {
            $0.sum = next
            $0.mayRepeat = false
        }
    }

    /// Removes every row and the cursor.
    public func clear() throws {
        try base.clear()
        state.withLock {
            $0.sum = RowSum()
            $0.mayRepeat = false
        }
    }

    /// Closes the store and notes under the seal how its file was left.
    public func close() throws {
        let cursor = state.withLock { $0.sum } == nil ? nil : try base.cursor()
        try base.close()
        guard let markPath, let cursor, try !isAsClosed(cursor), let mark = base.fileMark() else { return }
        try PrivateFile.replace(markPath, with: sealing.seal(mark, associated: cursor.seal))
    }

    /// What the file system says of the file beneath.
    public func fileMark() -> [UInt8]? { base.fileMark() }

    private func isAsClosed(_ cursor: ViewsCursor) throws -> Bool {
        guard let markPath, let mark = base.fileMark(), let note = try PrivateFile.read(markPath) else { return false }
        return (try? sealing.open(note, associated: cursor.seal)) == mark
    }

    private func refuse(_ refusal: ViewsRefusal) -> ViewsCursor? {
        state.withLock { $0.refusal = refusal }
        return nil
    }

    // MARK: The seal

    private func seal(_ sum: RowSum, _ cursor: ViewsCursor) -> ViewsCursor {
        var sealed = cursor
        sealed.seal = sealing.seal(sum.bytes, associated: Self.place(cursor))
        return sealed
    }

    private func open(_ cursor: ViewsCursor) -> RowSum? {
        (try? sealing.open(cursor.seal, associated: Self.place(cursor))).flatMap { RowSum(bytes: $0) }
    }

    private static func place(_ cursor: ViewsCursor) -> [UInt8] {
        withUnsafeBytes(of: cursor.size.bigEndian) { Array($0) } + cursor.root.bytes
    }

    // MARK: The sum

    private func sumOfRows() throws -> RowSum {
        var sum = RowSum()
        var row: [UInt8] = []
        for projection in 0..<Self.projectionCount {
            try base.forEachRow(projection: projection, prefix: []) { key, value in
                sum += tag(projection, key, value, &row)
            }
        }
        return sum
    }

    private func storedSum() throws -> RowSum? {
        guard let cursor = try base.cursor() else { return RowSum() }
        return open(cursor)
    }

    private func sum(after changes: RowChanges) throws -> RowSum {
        let (known, mayRepeat) = state.withLock { ($0.sum, $0.mayRepeat) }
        guard var sum = try known ?? (mayRepeat ? storedSum() : nil) else {
            throw StoreFailure.fatal(.corrupt, "Views were written before they were checked.")
        }
        var row: [UInt8] = []
        var earlier: [[UInt8]: [UInt8]?] = [:]
        try changes.bytes.withUnsafeBytes { bytes in
            if !mayRepeat {
                try base.forEachStored(under: changes) { change, old in
                    sum -= tag(change.projection, UnsafeRawBufferPointer(rebasing: bytes[change.key]), old, &row)
                }
            }
            for change in changes.changes {
                precondition(change.projection < Self.projectionCount, "a projection that no start would check")
                let key = UnsafeRawBufferPointer(rebasing: bytes[change.key])
                if mayRepeat {
                    let name = [UInt8(change.projection)] + key
                    let old = try earlier[name] ?? base.value(projection: change.projection, key: Array(key))
                    old?.withUnsafeBytes { sum -= tag(change.projection, key, $0, &row) }
                    earlier[name] = .some(change.value.map { Array(bytes[$0]) })
                }
                guard let value = change.value else { continue }
                sum += tag(change.projection, key, UnsafeRawBufferPointer(rebasing: bytes[value]), &row)
            }
        }
        return sum
    }

    // projection (1 byte) || length of the key (1 byte) || key || value
    private func tag(
        _ projection: Int,
        _ key: UnsafeRawBufferPointer,
        _ value: UnsafeRawBufferPointer,
        _ row: inout [UInt8]
    ) -> RowSum {
        row.removeAll(keepingCapacity: true)
        row.append(UInt8(projection))
        row.append(UInt8(key.count))
        row.append(contentsOf: key)
        row.append(contentsOf: value)
        return row.withUnsafeBytes { tagger.tag($0) }
    }
}

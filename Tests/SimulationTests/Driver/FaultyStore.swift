import LedgerLog
import LedgerModel
import Synchronization

/// A store whose next write fails on demand: before anything is stored, or after all of it is.
final class FaultyStore: LogStore {
    enum Fault: Sendable, CaseIterable {
        case failedAndLost, failedButKept, full
    }

    let inner: any LogStore
    private let fault = Mutex<Fault?>(nil)

    init(_ inner: any LogStore) {
        self.inner = inner
    }

    func strike(_ next: Fault?) {
        fault.withLock { $0 = next }
    }

    private func write(_ body: () throws -> Void) throws {
        let fault = fault.withLock { $0.take() }
        if fault == .full { throw StoreFailure.fatal(.diskFull, "An injected fault.") }
        if fault == .failedAndLost { throw StoreFailure.fatal(.inputOutput, "An injected fault.") }
        try body()
        if fault == .failedButKept { throw StoreFailure.fatal(.inputOutput, "An injected fault.") }
    }

    func append(_ turn: borrowing Turn, signedSize: UInt64) throws {
        let turn = copy turn
        try write { try inner.append(turn, signedSize: signedSize) }
    }

    func removeTail(from size: UInt64) throws { try write { try inner.removeTail(from: size) } }
    func keep(_ checkpoint: KeptCheckpoint) throws { try write { try inner.keep(checkpoint) } }
    func suspend(_ author: SuspendedAuthor) throws { try inner.suspend(author) }
    func size() throws -> UInt64 { try inner.size() }
    func nodes(at positions: [UInt64]) throws -> [Digest] { try inner.nodes(at: positions) }
    func keptCheckpoints() throws -> [KeptCheckpoint] { try inner.keptCheckpoints() }
    func suspendedAuthors() throws -> [SuspendedAuthor] { try inner.suspendedAuthors() }

    func readEntries(
        from index: UInt64,
        count: Int,
        _ body: (UInt64, UnsafeRawBufferPointer) throws -> Void
    ) throws -> Int {
        try inner.readEntries(from: index, count: count, body)
    }
}

/// Views whose writes can fail, before anything is kept or after all of it is.
final class FaultyViews: ViewsStore {
    enum Fault: Sendable, CaseIterable {
        case lost, kept
    }

    let inner: any ViewsStore
    private let fault = Mutex<Fault?>(nil)

    init(_ inner: any ViewsStore) {
        self.inner = inner
    }

    func fail(_ next: Fault?) {
        fault.withLock { $0 = next }
    }

    func cursor() throws -> ViewsCursor? { try inner.cursor() }
    func clear() throws { try inner.clear() }

    func value(projection: Int, key: [UInt8]) throws -> [UInt8]? {
        try inner.value(projection: projection, key: key)
    }

    func forEachRow(
        projection: Int,
        prefix: [UInt8],
        _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) throws -> Void
    ) throws {
        try inner.forEachRow(projection: projection, prefix: prefix, body)
    }

    func write(_ changes: RowChanges, cursor: ViewsCursor) throws {
        let fault = fault.withLock { $0 }
        let failure = StoreFailure.fatal(.diskFull, "An injected fault.")
        if fault == .lost { throw failure }
        try inner.write(changes, cursor: cursor)
        if fault == .kept { throw failure }
    }
}

public import LedgerLog
internal import Synchronization

/// Projection rows in memory.
public final class MemoryViews: ViewsStore {
    private struct Key: Hashable {
        let projection: Int
        let key: [UInt8]
    }

    private struct State {
        var rows: [Key: [UInt8]] = [:]
        var cursor: ViewsCursor?
        var isFailing = false
        var keepsWhatFails = false
    }

    private let state = Mutex(State())

    /// No rows.
    public init() {}

    /// Lets every write fail, or no more; it may fail after it kept everything.
    public func fail(_ isFailing: Bool, afterKeeping: Bool = false) {
        state.withLock {
            $0.isFailing = isFailing
            $0.keepsWhatFails = afterKeeping
        }
    }

    /// How far the rows reflect the log.
    public func cursor() throws -> ViewsCursor? { state.withLock { $0.cursor } }

    /// The value under a key, or nil.
    public func value(projection: Int, key: [UInt8]) throws -> [UInt8]? {
        state.withLock { $0.rows[Key(projection: projection, key: key)] }
    }

    /// Lends the rows under a prefix in ascending order of key.
    public func forEachRow(
        projection: Int,
        prefix: [UInt8],
        _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) throws -> Void
    ) throws {
        let rows = state.withLock { $0.rows }
            .filter { $0.key.projection == projection && $0.key.key.starts(with: prefix) }
            .sorted { $0.key.key.lexicographicallyPrecedes($1.key.key) }
        for (key, value) in rows {
            try key.key.withUnsafeBytes { key in try value.withUnsafeBytes { try body(key, $0) } }
        }
    }

    /// Writes rows and cursor, or fails.
    public func write(_ changes: RowChanges, cursor: ViewsCursor) throws {
        try state.withLock { state in
            let fault = StoreFailure.fatal(.diskFull, "An injected fault.")
            if state.isFailing, !state.keepsWhatFails { throw fault }
            for change in changes.changes {
                let key = Key(projection: change.projection, key: Array(changes.bytes[change.key]))
                state.rows[key] = change.value.map { Array(changes.bytes[$0]) }
            }
            state.cursor = cursor
            if state.isFailing { throw fault }
        }
    }

    /// Removes every row and the cursor.
    public func clear() throws {
        state.withLock { $0 = State(isFailing: $0.isFailing) }
    }
}

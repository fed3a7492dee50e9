internal import GRDB
public import LedgerLog
internal import LedgerModel
internal import Synchronization

/// `views.sqlite`: projection rows and how far they reflect the log; may be deleted at any moment.
///
/// Not flushed at each commit: after a power cut the rows and their cursor fall back together, and the log is folded
/// again from there.
public final class SQLiteViewsStore: ViewsStore {
    private let pool: DatabasePool
    private let path: String
    // What `fileMark` answers: how the file was found, and once it is closed how it was left. Opening it writes into it.
    private let mark: Mutex<[UInt8]?>
    // The rules ask for a row or two for each statement. A transaction of its own would cost each question more than the
    // search (10 us of 12, measured), so one is held from the first question after a write to the next write.
    private let held = Mutex<DatabaseSnapshot?>(nil)

    /// Why what was found was removed, nil when it was not, or was of another version of this program.
    public let refusal: ViewsRefusal?

    /// Opens or creates the database; throws `StoreFailure`.
    ///
    /// A file of another version is removed and made anew, since what views hold is derived. So is one with another schema
    /// than its version has, with a rollback journal beside it, or that cannot be read, and `refusal` then says so.
    public init(path: String) throws {
        self.path = path
        let finding = Self.finding(path)
        if finding != .ours { DatabaseFile.remove(path) }
        refusal = finding == .foreign ? .schema : nil
        mark = Mutex(FileMark.of(path))
        pool = try DatabaseFile.open(path, durability: .normal) { database in
            try database.execute(sql: Self.schema)
            try database.execute(sql: "PRAGMA user_version = \(ViewsForm.version)")
        }
    }

    private enum Finding {
        case ours, ofAnotherVersion, foreign
    }

    // What another version of this program derived, or somebody else put there, is derived anew. Only the second is worth
    // a word: after each upgrade there would be an alarm without a cause.
    private static func finding(_ path: String) -> Finding {
        guard DatabaseFile.exists(path) else { return .ours }
        guard !DatabaseFile.exists(path + "-journal"), let queue = try? DatabaseQueue(path: path) else {
            return .foreign
        }
        let finding = try? queue.read { database -> Finding in
            let version = try Int.fetchOne(database, sql: "PRAGMA user_version")
            guard version == ViewsForm.version else { return .ofAnotherVersion }
            return try SchemaCheck.holds(database, madeBy: [schema]) ? .ours : .foreign
        }
        return finding ?? .foreign
    }

    /// Moves the write-ahead log into the database file and closes; later calls fail.
    public func close() throws {
        letGo()
        try DatabaseFile.close(pool, "the views")
        mark.withLock { $0 = FileMark.of(path) }
    }

    /// Device, inode, length and times of the database file, as it was found and, after `close`, as it was left.
    public func fileMark() -> [UInt8]? { mark.withLock { $0 } }

    // MARK: Reading

    /// How far the rows reflect the log.
    public func cursor() throws -> ViewsCursor? {
        var found: ViewsCursor?
        try read("SELECT size, root, seal FROM cursor", projection: nil, key: nil) { row in
            found = ViewsCursor(size: row.integer(0), root: Digest(row.bytes(1)), seal: Array(row.bytes(2)))
            return false
        }
        return found
    }

    /// The value under a key, or nil.
    public func value(projection: Int, key: [UInt8]) throws -> [UInt8]? {
        var found: [UInt8]?
        try read(Self.valueQuery, projection: projection, key: key) { row in
            found = Array(row.bytes(0))
            return false
        }
        return found
    }

    /// Lends what is stored under the keys of changes to rows that are not new, in their order.
    public func forEachStored(
        under changes: RowChanges,
        _ body: (RowChanges.Change, UnsafeRawBufferPointer) throws -> Void
    ) throws {
        // On the writing connection, whose cache still has the pages that it wrote before and soon needs these.
        try StoreFailure.mapping("reading views") {
            try pool.writeWithoutTransaction { database in
                try database.immediately { try Self.forEachStored(under: changes, database, body) }
            }
        }
    }

    /// Lends the rows under a prefix in ascending order of key, by a scan of the primary key.
    public func forEachRow(
        projection: Int,
        prefix: [UInt8],
        _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) throws -> Void
    ) throws {
        let sql = "SELECT key, value FROM rows WHERE projection = ? AND key >= ? ORDER BY key"
        try read(sql, projection: projection, key: prefix) { row in
            let key = row.bytes(0)
            guard key.starts(with: prefix) else { return false }
            try body(key, row.bytes(1))
            return true
        }
    }

    // MARK: Writing

    /// Writes rows and cursor in one transaction.
    public func write(_ changes: RowChanges, cursor: ViewsCursor) throws {
        try write("writing views") { database in
            try Self.apply(changes, database)
            let statement = try RawStatement(database, "INSERT OR REPLACE INTO cursor VALUES (0, ?, ?, ?)")
            try statement.bind(cursor.size, at: 1)
            try cursor.root.bytes.withUnsafeBytes { root in
                try cursor.seal.withUnsafeBytes { seal in
                    try statement.bind(root, at: 2)
                    try statement.bind(seal, at: 3)
                    try statement.run()
                }
            }
        }
    }

    /// Removes every row and the cursor.
    public func clear() throws {
        try write("clearing views") { database in
            try database.execute(sql: "DELETE FROM rows; DELETE FROM cursor")
        }
    }

    private static let valueQuery = "SELECT value FROM rows WHERE projection = ? AND key = ?"
    private static let schema = """
        CREATE TABLE IF NOT EXISTS rows(
            projection INTEGER NOT NULL, key BLOB NOT NULL, value BLOB NOT NULL, PRIMARY KEY (projection, key)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS cursor(
            id INTEGER PRIMARY KEY CHECK (id = 0), size INTEGER NOT NULL, root BLOB NOT NULL CHECK (length(root) = 32),
            seal BLOB NOT NULL
        ) STRICT;
        """

    private static func apply(_ changes: RowChanges, _ database: Database) throws {
        let upsert = try RawStatement(database, "INSERT OR REPLACE INTO rows VALUES (?, ?, ?)")
        let remove = try RawStatement(database, "DELETE FROM rows WHERE projection = ? AND key = ?")
        try changes.bytes.withUnsafeBytes { bytes in
            for change in changes.changes {
                let statement = change.value == nil ? remove : upsert
                try statement.bind(UInt64(change.projection), at: 1)
                try statement.bind(UnsafeRawBufferPointer(rebasing: bytes[change.key]), at: 2)
                if let value = change.value {
                    try statement.bind(UnsafeRawBufferPointer(rebasing: bytes[value]), at: 3)
                }
                try statement.run()
            }
        }
    }

    private static func forEachStored(
        under changes: RowChanges,
        _ database: Database,
        _ body: (RowChanges.Change, UnsafeRawBufferPointer) throws -> Void
    ) throws {
        let statement = try RawStatement(database, valueQuery)
        try changes.bytes.withUnsafeBytes { bytes in
            for change in changes.changes where !change.isNew {
                try statement.bind(UInt64(change.projection), at: 1)
                try statement.bind(UnsafeRawBufferPointer(rebasing: bytes[change.key]), at: 2)
                try statement.forEachRow { row in
                    try body(change, row.bytes(0))
                    return false
                }
            }
        }
    }

    private func write(_ action: String, _ body: (Database) throws -> Void) throws {
        // Before, so that the write may begin its file anew; after, so that questions see what was written.
        letGo()
        defer { letGo() }
        try StoreFailure.mapping(action) {
            try pool.writeWithoutTransaction { database in
                try database.immediately { try body(database) }
            }
        }
    }

    private func read(
        _ sql: String,
        projection: Int?,
        key: [UInt8]?,
        _ body: (RawRow) throws -> Bool
    ) throws {
        try StoreFailure.mapping("reading views") {
            try view().read { database in
                let statement = try RawStatement(database, sql)
                if let projection { try statement.bind(UInt64(projection), at: 1) }
                guard let key else { return try statement.forEachRow(body) }
                try key.withUnsafeBytes { key in
                    try statement.bind(key, at: 2)
                    try statement.forEachRow(body)
                }
            }
        }
    }

    private func view() throws -> DatabaseSnapshot {
        try held.withLock { held in
            if let held { return held }
            let taken = try pool.makeSnapshot()
            held = taken
            return taken
        }
    }

    private func letGo() {
        held.withLock { $0 = nil }
    }
}

internal import GRDB
public import LedgerLog
public import LedgerModel
internal import Synchronization

/// `ledger.sqlite`: the entries of a log, durable when an append returns.
///
/// Appends go through the one writing connection; reads take a connection of their own and so see the bytes that
/// reached the file, not the writer's memory.
public final class SQLiteLogStore: LogStore {
    let pool: DatabasePool
    // Reads go here while nobody else reads, else to the pool: that asks for the version of the schema before each read
    // and makes key paths anew, four fifths of what it costs to read one row back.
    let reader: DatabaseQueue
    let isReading = Atomic(false)

    /// Opens or creates the database; throws `StoreFailure`.
    public init(path: String) throws {
        pool = try DatabaseFile.open(path, durability: .full, migrate: LedgerSchema.migrate)
        reader = try DatabaseFile.openReader(path)
    }

    /// Limits the file to a number of pages, so that a test can fill the "disk".
    func limit(pages: Int) throws {
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = \(pages)") }
    }

    /// Runs SQL on the writing connection, so that a test can try what the schema must refuse.
    func execute(_ sql: String) throws {
        try StoreFailure.mapping("executing") { try pool.writeWithoutTransaction { try $0.execute(sql: sql) } }
    }

    /// The flush setting of the writing connection as SQLite reports it.
    func synchronous() throws -> Int? {
        try pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
    }

    /// Moves the write-ahead log into the database file and closes; later calls fail.
    public func close() throws {
        // First, so that the pool is the last and removes the write-ahead log.
        try StoreFailure.mapping("closing the ledger") { try reader.close() }
        try DatabaseFile.close(pool, "the ledger")
    }

    // MARK: Writing

    /// The number of entries, from a connection of its own.
    public func size() throws -> UInt64 {
        try read("reading the head") { try Self.size($0) }
    }

    /// Stores a turn in one transaction with one flush.
    public func append(_ turn: borrowing Turn, signedSize: UInt64) throws {
        // A closure cannot hold a borrowed value; its arrays are shared, not copied.
        let turn = copy turn
        try write("appending") { database in
            guard try Self.size(database) == turn.firstIndex else {
                throw StoreFailure.fatal(.headMoved, "Another writer appended; this one must not go on.")
            }
            try Self.insert(turn, database)
            try Self.insert(turn.nodes, from: NodePosition.count(size: turn.firstIndex), database)
            try Self.move(to: turn.size, signedSize: signedSize, database)
        }
    }

    /// Removes the entries from `size` on and the nodes they completed.
    public func removeTail(from size: UInt64) throws {
        try write("removing the unacknowledged tail") { database in
            try Self.run(database, "DELETE FROM entries WHERE idx >= ?", size)
            try Self.run(database, "DELETE FROM nodes WHERE position >= ?", NodePosition.count(size: size))
            try Self.move(to: size, signedSize: size, database)
        }
    }

    /// Keeps a checkpoint, in place of one of the same size.
    public func keep(_ checkpoint: KeptCheckpoint) throws {
        try write("keeping a checkpoint") { database in
            let sql = "INSERT INTO checkpoints VALUES (?, ?) ON CONFLICT DO UPDATE SET note = excluded.note"
            try Self.run(database, sql, checkpoint.size, checkpoint.note)
        }
    }

    /// Remembers that a key is stopped.
    public func suspend(_ author: SuspendedAuthor) throws {
        try write("suspending a key") { database in
            let sql = "INSERT INTO suspended(size, author) VALUES (?, ?) ON CONFLICT DO UPDATE SET size = excluded.size"
            try Self.run(database, sql, author.size, author.author.bytes)
        }
    }

    // MARK: Reading

    /// Lends stored entries in order; throws `corrupt` at a gap.
    public func readEntries(
        from index: UInt64,
        count: Int,
        _ body: (UInt64, UnsafeRawBufferPointer) throws -> Void
    ) throws -> Int {
        try read("reading entries") { database in
            let rows = try RawStatement(database, "SELECT idx, bytes FROM entries WHERE idx >= ? ORDER BY idx LIMIT ?")
            try rows.bind(index, at: 1)
            try rows.bind(UInt64(count), at: 2)
            var found = 0
            try rows.forEachRow { row in
                guard row.integer(0) == index + UInt64(found) else {
                    throw StoreFailure.fatal(.corrupt, "Entry \(index + UInt64(found)) is missing from the database.")
                }
                found += 1
                try body(row.integer(0), row.bytes(1))
                return true
            }
            return found
        }
    }

    /// The stored nodes at these positions.
    public func nodes(at positions: [UInt64]) throws -> [Digest] {
        try read("reading nodes") { database in
            let rows = try RawStatement(database, "SELECT hash FROM nodes WHERE position = ?")
            return try positions.map { position in
                var found: Digest?
                try rows.bind(position, at: 1)
                try rows.forEachRow { row in
                    found = Digest(row.bytes(0))
                    return false
                }
                guard let found else { throw StoreFailure.fatal(.corrupt, "Tree node \(position) is missing.") }
                return found
            }
        }
    }

    /// Every kept checkpoint in ascending order of size.
    public func keptCheckpoints() throws -> [KeptCheckpoint] {
        try collect("SELECT size, note FROM checkpoints ORDER BY size") { row in
            KeptCheckpoint(size: row.integer(0), note: Array(row.bytes(1)))
        }
    }

    /// Every stopped key, by name.
    public func suspendedAuthors() throws -> [SuspendedAuthor] {
        try collect("SELECT author, size FROM suspended ORDER BY author") { row in
            SuspendedAuthor(author: Digest(row.bytes(0)), size: row.integer(1))
        }
    }
}

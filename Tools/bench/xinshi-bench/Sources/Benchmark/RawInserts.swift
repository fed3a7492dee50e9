import GRDBSQLite

/// The least that SQLite has to do for the same bytes: one cached statement, WAL, FULL, one transaction a group.
final class RawInserts {
    private var connection: OpaquePointer?
    private var statement: OpaquePointer?
    private var next: Int64 = 0

    init(path: String) throws {
        try check(sqlite3_open(path, &connection))
        for pragma in ["page_size = 8192", "journal_mode = WAL", "synchronous = FULL"] {
            try check(sqlite3_exec(connection, "PRAGMA \(pragma)", nil, nil, nil))
        }
        let table = "CREATE TABLE entries(idx INTEGER PRIMARY KEY, bytes BLOB NOT NULL)"
        try check(sqlite3_exec(connection, table, nil, nil, nil))
        try check(sqlite3_prepare_v2(connection, "INSERT INTO entries VALUES (?, ?)", -1, &statement, nil))
    }

    deinit {
        sqlite3_finalize(statement)
        sqlite3_close(connection)
    }

    /// Inserts the rows in one durable transaction.
    func insert(_ rows: [[UInt8]]) throws {
        try check(sqlite3_exec(connection, "BEGIN IMMEDIATE", nil, nil, nil))
        for row in rows {
            sqlite3_bind_int64(statement, 1, next)
            try row.withUnsafeBytes { bytes in
                try check(sqlite3_bind_blob64(statement, 2, bytes.baseAddress, UInt64(bytes.count), nil))
                guard sqlite3_step(statement) == SQLITE_DONE else { throw RawFailure() }
            }
            sqlite3_reset(statement)
            next += 1
        }
        try check(sqlite3_exec(connection, "COMMIT", nil, nil, nil))
    }

    private func check(_ status: Int32) throws {
        guard status == SQLITE_OK else { throw RawFailure() }
    }
}

struct RawFailure: Error {}

internal import GRDB
internal import GRDBSQLite
internal import LedgerLog

/// A cached statement driven through SQLite's C functions: no row object, no copy of a blob.
///
/// Measured at a third to a fourth of the cost of GRDB's rows and arguments. Holds the `Statement`, whose last
/// reference would otherwise be dropped before the pointer's last use.
struct RawStatement {
    private let statement: Statement
    private let pointer: OpaquePointer
    private let connection: OpaquePointer

    /// The connection's cached statement for this SQL.
    init(_ database: Database, _ sql: String) throws {
        statement = try database.cachedStatement(sql: sql)
        guard let connection = database.sqliteConnection else {
            throw StoreFailure.fatal(.inputOutput, "The database is closed.")
        }
        self.connection = connection
        pointer = statement.sqliteStatement
        // A statement that an error left standing in the middle would refuse its bindings.
        sqlite3_reset(pointer)
    }

    /// Binds an integer; SQLite's integers are signed, and no index reaches 2^63.
    func bind(_ value: UInt64, at position: Int32) throws {
        try check(sqlite3_bind_int64(pointer, position, Int64(bitPattern: value)))
    }

    /// Binds bytes that stay where they are until the statement was run.
    func bind(_ bytes: UnsafeRawBufferPointer, at position: Int32) throws {
        // A null address would bind NULL, not an empty blob.
        if let start = bytes.baseAddress, !bytes.isEmpty {
            try check(sqlite3_bind_blob64(pointer, position, start, UInt64(bytes.count), nil))
        } else {
            try check(sqlite3_bind_zeroblob(pointer, position, 0))
        }
    }

    /// Runs a statement that answers no rows, and makes it ready for the next bindings.
    func run() throws {
        let status = withExtendedLifetime(statement) { sqlite3_step(pointer) }
        let reset = sqlite3_reset(pointer)
        guard status == SQLITE_DONE || status == SQLITE_ROW else { throw error(status) }
        try check(reset)
    }

    /// Steps through the rows until there is none or `body` answers false.
    func forEachRow(_ body: (RawRow) throws -> Bool) throws {
        defer { sqlite3_reset(pointer) }
        try withExtendedLifetime(statement) {
            while true {
                let status = sqlite3_step(pointer)
                if status == SQLITE_DONE { return }
                guard status == SQLITE_ROW else { throw error(status) }
                guard try body(RawRow(pointer: pointer)) else { return }
            }
        }
    }

    private func check(_ status: Int32) throws {
        guard status == SQLITE_OK else { throw error(status) }
    }

    private func error(_ status: Int32) -> DatabaseError {
        DatabaseError(resultCode: ResultCode(rawValue: status), message: String(cString: sqlite3_errmsg(connection)))
    }
}

/// The current row of a raw statement; valid until the next step.
struct RawRow {
    /// SQLite's statement.
    let pointer: OpaquePointer

    /// The integer of a column.
    func integer(_ column: Int32) -> UInt64 {
        UInt64(bitPattern: sqlite3_column_int64(pointer, column))
    }

    /// Whether a column is NULL.
    func isNull(_ column: Int32) -> Bool {
        sqlite3_column_type(pointer, column) == SQLITE_NULL
    }

    /// The bytes of a column, lent by SQLite.
    func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(
            start: sqlite3_column_blob(pointer, column),
            count: Int(sqlite3_column_bytes(pointer, column))
        )
    }
}

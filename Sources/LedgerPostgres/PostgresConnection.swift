internal import CPostgres
internal import LedgerLog

/// One session with a PostgreSQL server: statements prepared once, values in binary form, calls that block.
///
/// Cannot be copied and has one user at a time; the stores keep theirs in a `Mutex`.
struct PostgresConnection: ~Copyable, Sendable {
    // A session may be used from any thread, by one at a time: what a value without copies sees to.
    nonisolated(unsafe) private let session: OpaquePointer
    private var prepared: [String: String] = [:]

    /// Connects; throws `PostgresError`.
    init(_ address: PostgresAddress) throws {
        session = try PostgresConnection.connect(address)
        // A program's output is not a place for the server's remarks.
        PQsetNoticeProcessor(session, { _, _ in }, nil)
    }

    deinit {
        PQfinish(session)
    }

    /// The server's version, 150018 for 15.18.
    var serverVersion: Int { Int(PQserverVersion(session)) }

    // MARK: Statements

    /// Runs constant SQL without values, several statements if need be.
    mutating func execute(_ sql: String) throws {
        _ = try rows(PQexec(session, sql))
    }

    /// Runs one statement, prepared once for this session.
    @discardableResult
    mutating func run(_ sql: String, _ values: [PostgresValue] = []) throws -> PostgresRows {
        let name = try prepare(sql)
        return try rows(
            PostgresParameters(values).lend { count, values, lengths, formats in
                PQexecPrepared(session, name, count, values, lengths, formats, 1)
            }
        )
    }

    /// Lends each row of a long answer as it comes; the rows are not gathered in memory.
    mutating func stream(
        _ sql: String,
        _ values: [PostgresValue],
        _ body: (borrowing PostgresRows) throws -> Void
    ) throws {
        let name = try prepare(sql)
        let isSent = PostgresParameters(values).lend { count, values, lengths, formats in
            PQsendQueryPrepared(session, name, count, values, lengths, formats, 1)
        }
        guard isSent == 1 else { throw PostgresError(result: nil, session: session) }
        PQsetSingleRowMode(session)
        var failure: (any Error)?
        while let result = PQgetResult(session) {
            do {
                let row = try rows(result)
                if failure == nil, row.count == 1 { try body(row) }
            } catch {
                // The rest is taken off the line. A request to cancel could meet the next statement instead.
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
    }

    /// Sends statements together, in one round trip, and answers how many rows each wrote.
    @discardableResult
    mutating func runTogether(_ statements: [(sql: String, values: [PostgresValue])]) throws -> [Int] {
        let names = try prepareAll(statements.map(\.sql))
        guard PQenterPipelineMode(session) == 1 else { throw PostgresError(result: nil, session: session) }
        defer { PQexitPipelineMode(session) }
        for (name, statement) in zip(names, statements) {
            let isSent = PostgresParameters(statement.values).lend { count, values, lengths, formats in
                PQsendQueryPrepared(session, name, count, values, lengths, formats, 1)
            }
            guard isSent == 1 else { throw PostgresError(result: nil, session: session) }
        }
        guard PQpipelineSync(session) == 1 else { throw PostgresError(result: nil, session: session) }
        return try takeUntilSync()
    }

    /// Stores rows by COPY in binary form, inside a transaction of the caller.
    mutating func copy(_ sql: String, _ rows: CopyRows) throws {
        guard let begun = PQexec(session, sql) else { throw PostgresError(result: nil, session: session) }
        defer { PQclear(begun) }
        guard PQresultStatus(begun) == PGRES_COPY_IN else { throw PostgresError(result: begun, session: session) }
        let isSent = rows.bytes.withUnsafeBytes { bytes in
            PQputCopyData(session, bytes.assumingMemoryBound(to: CChar.self).baseAddress, Int32(bytes.count))
        }
        guard isSent == 1, PQputCopyEnd(session, nil) == 1 else { throw PostgresError(result: nil, session: session) }
        var failure: PostgresError?
        while let result = PQgetResult(session) {
            defer { PQclear(result) }
            if PQresultStatus(result) != PGRES_COMMAND_OK {
                failure = failure ?? PostgresError(result: result, session: session)
            }
        }
        if let failure { throw failure }
    }

    /// Runs `body` in a transaction of its own.
    mutating func transaction<Result>(_ body: (inout PostgresConnection) throws -> Result) throws -> Result {
        try rollingBack { connection in
            try connection.run("BEGIN")
            let result = try body(&connection)
            try connection.run("COMMIT")
            return result
        }
    }

    /// Runs `body`, which begins and commits itself, and takes back what it left open when it throws.
    mutating func rollingBack<Result>(_ body: (inout PostgresConnection) throws -> Result) throws -> Result {
        do {
            return try body(&self)
        } catch {
            // Also ends a COPY that was begun. An error here changes nothing: the server takes back what is not committed.
            if PQtransactionStatus(session) != PQTRANS_IDLE { PQclear(PQexec(session, "ROLLBACK")) }
            throw error
        }
    }

    // MARK: Pieces

    private static func connect(_ address: PostgresAddress) throws -> OpaquePointer {
        // What stands in the address wins over what stands before it.
        let settings = [
            ("fallback_application_name", "xinshi"), ("connect_timeout", "10"), ("client_encoding", "UTF8"),
            ("dbname", address.text),
        ]
        let connected = withCStrings(settings.map(\.0)) { names in
            withCStrings(settings.map(\.1)) { values in PQconnectdbParams(names, values, 1) }
        }
        guard let connected else { throw PostgresError(.unreachable, "libpq has no memory") }
        guard PQstatus(connected) == CONNECTION_OK else {
            defer { PQfinish(connected) }
            throw PostgresError(.unreachable, PostgresError(result: nil, session: connected).message)
        }
        return connected
    }

    private mutating func prepare(_ sql: String) throws -> String {
        if let name = prepared[sql] { return name }
        let name = "s\(prepared.count)"
        _ = try rows(PQprepare(session, name, sql, 0, nil))
        prepared[sql] = name
        return name
    }

    private mutating func prepareAll(_ sql: [String]) throws -> [String] {
        var names: [String] = []
        for sql in sql { names.append(try prepare(sql)) }
        return names
    }

    private func rows(_ result: OpaquePointer?) throws -> PostgresRows {
        guard let result else { throw PostgresError(result: nil, session: session) }
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_SINGLE_TUPLE, PGRES_EMPTY_QUERY:
            return PostgresRows(owning: result)
        default:
            defer { PQclear(result) }
            throw PostgresError(result: result, session: session)
        }
    }

    private func takeUntilSync() throws -> [Int] {
        var counts: [Int] = []
        var failure: (any Error)?
        var emptyCount = 0
        // One empty answer ends each statement; a second one in a row means that the session is gone.
        while emptyCount < 2 {
            guard let result = PQgetResult(session) else {
                emptyCount += 1
                continue
            }
            emptyCount = 0
            if PQresultStatus(result) == PGRES_PIPELINE_SYNC {
                PQclear(result)
                if let failure { throw failure }
                return counts
            }
            do {
                counts.append(try rows(result).affectedCount)
            } catch {
                failure = failure ?? error
            }
        }
        throw failure ?? PostgresError(.lost, "the session ended")
    }
}

/// Lends a list of C strings that ends with a null pointer.
private func withCStrings<Result>(
    _ strings: [String],
    _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result
) -> Result {
    var bytes: [CChar] = []
    let starts = strings.map { string in
        defer { bytes += string.utf8CString }
        return bytes.count
    }
    return bytes.withUnsafeBufferPointer { bytes in
        var addresses = starts.map { start in bytes.baseAddress.map { $0 + start } }
        addresses.append(nil)
        return addresses.withUnsafeBufferPointer { list in
            guard let list = list.baseAddress else { preconditionFailure("a list has its end") }
            return body(list)
        }
    }
}

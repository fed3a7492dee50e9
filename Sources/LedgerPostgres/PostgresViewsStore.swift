public import LedgerLog
internal import LedgerModel
internal import Synchronization

/// `xinshi_views`: projection rows and how far they reflect the log; may be deleted at any moment.
///
/// Commits do not wait for the disk: after a crash the rows and their cursor fall back together, and the log is folded
/// again from there.
public final class PostgresViewsStore: ViewsStore {
    private let session: Mutex<PostgresConnection>
    // One statement for so many changes; far below what fits in one message of the protocol.
    private static let changesInOneStatement = 16_384

    /// Opens the views, and makes their tables anew where another version of this program left others; throws `StoreFailure`.
    public init(_ address: PostgresAddress) throws {
        var connection = try PostgresSession.open(address, .writer, .none)
        try StoreFailure.mapping("opening the views") {
            try PostgresCreation.renewViews(&connection)
        }
        session = Mutex(connection)
    }

    // MARK: Reading

    /// How far the rows reflect the log.
    public func cursor() throws -> ViewsCursor? {
        try use("reading views") { connection in
            let rows = try connection.run("SELECT size, root, seal FROM xinshi_views.cursor")
            guard rows.count == 1 else { return nil }
            return ViewsCursor(
                size: rows.integer(0, 0),
                root: Digest(rows.bytes(0, 1)),
                seal: Array(rows.bytes(0, 2))
            )
        }
    }

    /// The value under a key, or nil.
    public func value(projection: Int, key: [UInt8]) throws -> [UInt8]? {
        let sql = "SELECT value FROM xinshi_views.rows WHERE projection = $1 AND key = $2"
        return try use("reading views") { connection in
            let rows = try connection.run(sql, [.integer(UInt64(projection)), .bytes(key)])
            return rows.count == 1 ? Array(rows.bytes(0, 0)) : nil
        }
    }

    /// Lends the rows under a prefix in ascending order of key, as they come from the server.
    public func forEachRow(
        projection: Int,
        prefix: [UInt8],
        _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) throws -> Void
    ) throws {
        var values: [PostgresValue] = [.integer(UInt64(projection)), .bytes(prefix)]
        var condition = "projection = $1 AND key >= $2"
        if let end = Self.end(of: prefix) {
            values.append(.bytes(end))
            condition += " AND key < $3"
        }
        let sql = "SELECT key, value FROM xinshi_views.rows WHERE \(condition) ORDER BY key"
        try use("reading views") { connection in
            try connection.stream(sql, values) { try body($0.bytes(0, 0), $0.bytes(0, 1)) }
        }
    }

    // MARK: Writing

    /// Writes rows and cursor in one transaction.
    public func write(_ changes: RowChanges, cursor: ViewsCursor) throws {
        let sql = """
            INSERT INTO xinshi_views.cursor VALUES (0, $1, $2, $3)
            ON CONFLICT (id) DO UPDATE SET size = excluded.size, root = excluded.root, seal = excluded.seal
            """
        try use("writing views") { connection in
            try connection.transaction { connection in
                for start in stride(from: 0, to: changes.count, by: Self.changesInOneStatement) {
                    let part = changes.changes[start..<min(start + Self.changesInOneStatement, changes.count)]
                    try Self.apply(part, changes.bytes, &connection)
                }
                try connection.run(sql, [.integer(cursor.size), .bytes(cursor.root.bytes), .bytes(cursor.seal)])
            }
        }
    }

    /// Removes every row and the cursor.
    public func clear() throws {
        try use("clearing views") { connection in
            try connection.execute("TRUNCATE xinshi_views.rows, xinshi_views.cursor")
        }
    }

    // Of two changes to one key the later counts; a statement must not write one row twice.
    private static let upsert = """
        WITH change AS (
            SELECT DISTINCT ON (projection, key) projection, key, value
            FROM unnest($1::bigint[], $2::bytea[], $3::bytea[]) WITH ORDINALITY AS c(projection, key, value, place)
            ORDER BY projection, key, place DESC
        ), removed AS (
            DELETE FROM xinshi_views.rows r USING change c
            WHERE c.value IS NULL AND r.projection = c.projection AND r.key = c.key
        )
        INSERT INTO xinshi_views.rows SELECT projection, key, value FROM change WHERE value IS NOT NULL
        ON CONFLICT (projection, key) DO UPDATE SET value = excluded.value
        """

    private static func apply(
        _ changes: ArraySlice<RowChanges.Change>,
        _ bytes: [UInt8],
        _ connection: inout PostgresConnection
    ) throws {
        guard !changes.isEmpty else { return }
        var projections = PostgresArray(of: .bigint, count: changes.count)
        var keys = PostgresArray(of: .bytes, count: changes.count)
        var values = PostgresArray(of: .bytes, count: changes.count)
        bytes.withUnsafeBytes { bytes in
            for change in changes {
                projections.append(UInt64(change.projection))
                keys.append(UnsafeRawBufferPointer(rebasing: bytes[change.key]))
                values.append(change.value.map { UnsafeRawBufferPointer(rebasing: bytes[$0]) })
            }
        }
        try connection.run(upsert, [projections.value, keys.value, values.value])
    }

    // The first key after all that begin with the prefix; nil when there is none.
    private static func end(of prefix: [UInt8]) -> [UInt8]? {
        guard let last = prefix.lastIndex(where: { $0 < 0xFF }) else { return nil }
        return prefix[..<last] + [prefix[last] + 1]
    }

    private func use<Result: Sendable>(
        _ action: String,
        _ body: (inout PostgresConnection) throws -> Result
    ) throws -> Result {
        try StoreFailure.mapping(action) { try session.withLock { try body(&$0) } }
    }
}

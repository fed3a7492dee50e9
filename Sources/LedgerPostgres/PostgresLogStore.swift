public import LedgerLog
public import LedgerModel
internal import Synchronization

/// `xinshi_ledger`: the entries of a log in PostgreSQL, durable when an append returns.
///
/// Opening takes the log over: the session owns an advisory lock, and the epoch in `log_head` is raised. Every write
/// names that epoch, so a writer that was paused and replaced can never append again. Reads go through a session of
/// their own and so see what was committed, not what the writer sent.
public final class PostgresLogStore: LogStore {
    /// Which taking-over of the log this is, from 1.
    public let epoch: UInt64
    let writer: Mutex<PostgresConnection>
    private let reader: Mutex<PostgresConnection>

    /// Opens the log for the one writer; throws `StoreFailure`: `lockHeld` when another one lives, `unreachable`,
    /// `notPermitted`, `notInitialised`, `notDurable` or `schemaVersion`.
    public init(_ address: PostgresAddress) throws {
        var connection = try PostgresSession.open(address, .writer)
        epoch = try StoreFailure.mapping("taking over the log") { try Self.takeOver(&connection) }
        writer = Mutex(connection)
        var second = try PostgresSession.open(address, .writer)
        try StoreFailure.mapping("connecting") { try second.execute("SET default_transaction_read_only = on") }
        reader = Mutex(second)
    }

    private static func takeOver(_ connection: inout PostgresConnection) throws -> UInt64 {
        try PostgresCreation.requireVersion(.ledger, &connection)
        try PostgresSession.own("xinshi_ledger", &connection)
        return try connection.run("UPDATE xinshi_ledger.log_head SET epoch = epoch + 1 RETURNING epoch").integer(0, 0)
    }

    // MARK: Writing

    /// The number of entries, from the session that reads.
    public func size() throws -> UInt64 {
        try read("reading the head") { try $0.run("SELECT size FROM xinshi_ledger.log_head").integer(0, 0) }
    }

    /// Stores a turn in one transaction: head and epoch compared and moved, entries by COPY, then the nodes.
    public func append(_ turn: borrowing Turn, signedSize: UInt64) throws {
        // A closure cannot hold a borrowed value; its arrays are shared, not copied.
        let turn = copy turn
        try write("appending") { connection in
            let head = try connection.runTogether([
                ("BEGIN", []), (Self.moveHead, [turn.size, signedSize, epoch, turn.firstIndex].map { .integer($0) }),
            ])
            guard head.last == 1 else { throw try refusal(&connection) }
            try connection.copy("COPY xinshi_ledger.entries FROM STDIN (FORMAT binary)", CopyRows(turn))
            try connection.runTogether(Self.insertion(of: turn) + [("COMMIT", [])])
        }
    }

    /// Removes the entries from `size` on and the nodes they completed, by the one function that may.
    public func removeTail(from size: UInt64) throws {
        try write("removing the unacknowledged tail") { connection in
            let sql = "SELECT xinshi_ledger.remove_tail($1, $2)"
            let rows = try connection.run(sql, [.integer(epoch), .integer(size)])
            guard rows.integer(0, 0) == 1 else { throw try refusal(&connection) }
        }
    }

    /// Keeps a checkpoint, in place of one of the same size.
    public func keep(_ checkpoint: KeptCheckpoint) throws {
        let sql = """
            INSERT INTO xinshi_ledger.checkpoints SELECT $1, $2 FROM \(Self.fence)
            ON CONFLICT (size) DO UPDATE SET note = excluded.note
            """
        try writeFenced("keeping a checkpoint", sql, [.integer(checkpoint.size), .bytes(checkpoint.note)])
    }

    /// Remembers that a key is stopped.
    public func suspend(_ author: SuspendedAuthor) throws {
        let sql = """
            INSERT INTO xinshi_ledger.suspended(size, author) SELECT $1, $2 FROM \(Self.fence)
            ON CONFLICT (author) DO UPDATE SET size = excluded.size
            """
        try writeFenced("suspending a key", sql, [.integer(author.size), .bytes(author.author.bytes)])
    }

    // MARK: Reading

    /// Lends stored entries in order; throws `corrupt` at a gap.
    public func readEntries(
        from index: UInt64,
        count: Int,
        _ body: (UInt64, UnsafeRawBufferPointer) throws -> Void
    ) throws -> Int {
        let sql = "SELECT idx, bytes FROM xinshi_ledger.entries WHERE idx >= $1 ORDER BY idx LIMIT $2"
        return try read("reading entries") { connection in
            var found = 0
            while found < count {
                let wanted = min(count - found, 2048)
                let rows = try connection.run(sql, [.integer(index + UInt64(found)), .integer(UInt64(wanted))])
                for row in 0..<rows.count {
                    let next = index + UInt64(found)
                    guard rows.integer(row, 0) == next else {
                        throw StoreFailure.fatal(.corrupt, "Entry \(next) is missing from the database.")
                    }
                    found += 1
                    try body(next, rows.bytes(row, 1))
                }
                if rows.count < wanted { break }
            }
            return found
        }
    }

    /// The stored nodes at these positions, in one question.
    public func nodes(at positions: [UInt64]) throws -> [Digest] {
        guard !positions.isEmpty else { return [] }
        let sql = """
            SELECT hash FROM unnest($1::bigint[]) WITH ORDINALITY AS wanted(position, place)
            LEFT JOIN xinshi_ledger.nodes USING (position) ORDER BY place
            """
        return try read("reading nodes") { connection in
            let rows = try connection.run(sql, [PostgresArray.of(positions)])
            return try positions.enumerated().map { row, position in
                guard !rows.isNull(row, 0) else {
                    throw StoreFailure.fatal(.corrupt, "Tree node \(position) is missing.")
                }
                return Digest(rows.bytes(row, 0))
            }
        }
    }

    /// Every kept checkpoint in ascending order of size.
    public func keptCheckpoints() throws -> [KeptCheckpoint] {
        try read("reading checkpoints") { connection in
            let rows = try connection.run("SELECT size, note FROM xinshi_ledger.checkpoints ORDER BY size")
            return (0..<rows.count).map { KeptCheckpoint(size: rows.integer($0, 0), note: Array(rows.bytes($0, 1))) }
        }
    }

    /// Every stopped key, by name.
    public func suspendedAuthors() throws -> [SuspendedAuthor] {
        try read("reading suspensions") { connection in
            let rows = try connection.run("SELECT author, size FROM xinshi_ledger.suspended ORDER BY author")
            return (0..<rows.count).map {
                SuspendedAuthor(author: Digest(rows.bytes($0, 0)), size: rows.integer($0, 1))
            }
        }
    }
}

extension PostgresLogStore {
    private static let moveHead = """
        UPDATE xinshi_ledger.log_head SET size = $1, signed_size = $2 WHERE epoch = $3 AND size = $4
        """
    // Answers one row as long as nobody took the log over, and holds that until the commit.
    private static let fence = "(SELECT FROM xinshi_ledger.log_head WHERE epoch = $3 FOR SHARE) AS fence"

    private static func insertion(of turn: Turn) -> [(sql: String, values: [PostgresValue])] {
        guard !turn.nodes.isEmpty else { return [] }
        let sql = """
            INSERT INTO xinshi_ledger.nodes
            SELECT $1 + place - 1, hash FROM unnest($2::bytea[]) WITH ORDINALITY AS node(hash, place)
            """
        let first = PostgresValue.integer(NodePosition.count(size: turn.firstIndex))
        return [(sql, [first, PostgresArray.of(turn.nodes.map(\.bytes))])]
    }

    private func write(_ action: String, _ body: (inout PostgresConnection) throws -> Void) throws {
        try StoreFailure.mapping(action) { try writer.withLock { try $0.rollingBack(body) } }
    }

    private func writeFenced(_ action: String, _ sql: String, _ values: [PostgresValue]) throws {
        try write(action) { connection in
            let count = try connection.run(sql, values + [.integer(epoch)]).affectedCount
            guard count == 1 else { throw try refusal(&connection) }
        }
    }

    private func read<Result: Sendable>(
        _ action: String,
        _ body: (inout PostgresConnection) throws -> Result
    ) throws -> Result {
        try StoreFailure.mapping(action) { try reader.withLock { try body(&$0) } }
    }

    // Why a write met no row of the head.
    private func refusal(_ connection: inout PostgresConnection) throws -> StoreFailure {
        let present = try connection.run("SELECT epoch FROM xinshi_ledger.log_head").integer(0, 0)
        guard present == epoch else {
            return .fatal(.fenced, "Another writer took this log over (epoch \(present), ours \(epoch)); start again.")
        }
        return .fatal(.headMoved, "Another writer appended; this one must not go on.")
    }
}

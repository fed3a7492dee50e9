internal import LedgerLog
public import LedgerModel
public import LedgerVault
internal import Synchronization

/// `xinshi_vault`: the vault's rows; tables are rewritten after every deletion, so that the files of the data keep none
/// of it.
///
/// The write-ahead log and its archives still hold it for a time (spec 08 §3). One session, one process. Every call
/// waits for the server: call it from a thread that may block.
public final class PostgresVaultStore: Sendable {
    private let session: Mutex<PostgresConnection>

    /// Opens the vault for its one user; throws `VaultFailure`.
    public init(_ address: PostgresAddress) throws {
        session = Mutex(try Self.translating { try Self.open(address) })
    }

    private static func open(_ address: PostgresAddress) throws -> PostgresConnection {
        var connection = try PostgresSession.open(address, .writer)
        try PostgresCreation.requireVersion(.vault, &connection)
        try PostgresSession.own("xinshi_vault", &connection)
        do {
            try rewrite(&connection)
        } catch let error as PostgresError where error.kind == .busy {
            // Somebody reads the tables, a backup perhaps; it stays due.
        }
        return connection
    }

    // MARK: Pieces

    func use<Result: Sendable>(_ body: (inout PostgresConnection) throws -> Result) throws -> Result {
        try Self.translating { try session.withLock { try body(&$0) } }
    }

    func write<Result: Sendable>(_ body: (inout PostgresConnection) throws -> Result) throws -> Result {
        try use { try $0.transaction(body) }
    }

    /// Deletes in one transaction and then rewrites the tables; `body` answers how many values it took, and whether it
    /// changed anything.
    ///
    /// That a rewriting is due is part of the transaction: one that failed is made good by the next call or opening.
    func delete(_ body: (inout PostgresConnection) throws -> (count: Int, isChanged: Bool)) throws -> Int {
        try use { connection in
            let count = try connection.transaction { connection in
                let (count, isChanged) = try body(&connection)
                if isChanged { try connection.run("UPDATE xinshi_vault.rewriting SET is_due = true") }
                return count
            }
            try Self.rewrite(&connection)
            return count
        }
    }

    // A plain VACUUM marks the space as free and leaves the bytes in it.
    private static func rewrite(_ connection: inout PostgresConnection) throws {
        guard try connection.run("SELECT is_due FROM xinshi_vault.rewriting").integer(0, 0) == 1 else { return }
        for table in ["mark", "sealed", "owner"] { try connection.execute("VACUUM (FULL) xinshi_vault.\(table)") }
        try connection.run("UPDATE xinshi_vault.rewriting SET is_due = false")
    }

    static func damaged(_ what: String) -> VaultFailure {
        VaultFailure(.storage, "a row of the vault has no proper \(what)")
    }

    /// Gives every error of PostgreSQL the vault's own form; its text never holds a value.
    static func translating<Result: ~Copyable>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as PostgresError {
            throw VaultFailure(error.kind == .busy ? .storageBusy : .storage, error.cause)
        } catch let failure as StoreFailure {
            let code: VaultFailure.Code =
                switch failure.code {
                case .busy, .lockHeld: .storageBusy
                case .notDurable: .storageSettings
                default: .storage
                }
            throw VaultFailure(code, failure.message, underlying: failure)
        }
    }
}

extension PostgresVaultStore: VaultStore {
    /// The name of the master key this store belongs to; keeps `candidate` when there is none yet.
    public func claim(keyName candidate: Digest) throws -> Digest {
        try write { connection in
            let keep = "INSERT INTO xinshi_vault.vault VALUES (1, $1) ON CONFLICT DO NOTHING"
            try connection.run(keep, [.bytes(candidate.bytes)])
            return Digest(try connection.run("SELECT key_name FROM xinshi_vault.vault").bytes(0, 0))
        }
    }

    /// The owner's row; nil when nothing was ever sealed for it.
    public func owner(_ owner: VaultOwner) throws -> OwnerRecord? {
        let sql = "SELECT kind, id, state, wrapped_key FROM xinshi_vault.owner WHERE kind = $1 AND id = $2"
        return try use { connection in
            let rows = try connection.run(sql, Self.values(owner))
            return rows.count == 1 ? try Self.record(rows, 0) : nil
        }
    }

    /// Adds owners, values and marks; fails as a whole when one of them is there already or its owner is erased.
    public func insert(_ insertion: VaultInsertion) throws {
        try write { connection in
            for record in insertion.owners { try Self.insert(record, &connection) }
            for (value, marks) in insertion.values { try Self.insert(value, marks, &connection) }
        }
    }

    /// Deletes the owner's key, values and marks and keeps it as erased; returns how many values went.
    public func erase(_ owner: VaultOwner) throws -> Int {
        let values = """
            DELETE FROM xinshi_vault.sealed
            WHERE owner = (SELECT number FROM xinshi_vault.owner WHERE kind = $1 AND id = $2)
            """
        let forget = """
            INSERT INTO xinshi_vault.owner AS o (kind, id, state, wrapped_key) VALUES ($1, $2, 2, NULL)
            ON CONFLICT (kind, id) DO UPDATE SET state = 2, wrapped_key = NULL WHERE o.state <> 2
            """
        return try delete { connection in
            let count = try connection.run(values, Self.values(owner)).affectedCount
            let changed = try connection.run(forget, Self.values(owner)).affectedCount
            return (count, count + changed > 0)
        }
    }

    /// Stops or allows processing of a known owner that is not erased; otherwise does nothing.
    public func setRestricted(_ isRestricted: Bool, _ owner: VaultOwner) throws {
        let state: OwnerRecord.State = isRestricted ? .restricted : .active
        let sql = """
            UPDATE xinshi_vault.owner SET state = $3 WHERE kind = $1 AND id = $2 AND state <> 2 AND state <> $3
            """
        try write { try $0.run(sql, Self.values(owner) + [.integer(UInt64(state.rawValue))]) }
    }

    /// Deletes the values of statements, and active owners that have no value left.
    public func remove(_ statements: [StatementID]) throws {
        let values = "DELETE FROM xinshi_vault.sealed WHERE statement = ANY($1::bytea[]) RETURNING owner"
        let owners = """
            DELETE FROM xinshi_vault.owner o WHERE o.number = ANY($1::bigint[]) AND o.state = 0
            AND NOT EXISTS (SELECT FROM xinshi_vault.sealed s WHERE s.owner = o.number)
            """
        _ = try delete { connection in
            let gone = try connection.run(values, [PostgresArray.of(statements.map(\.bytes))])
            let touched = (0..<gone.count).map { gone.integer($0, 0) }
            try connection.run(owners, [PostgresArray.of(Set(touched).sorted())])
            return (touched.count, !touched.isEmpty)
        }
    }

    /// Whether work on vault and ledger began and was not seen to end.
    public func isUnfinished() throws -> Bool {
        try use { try $0.run("SELECT is_unfinished::int::bigint FROM xinshi_vault.work").integer(0, 0) == 1 }
    }

    /// Keeps or takes away the mark of unfinished work.
    public func setUnfinished(_ isUnfinished: Bool) throws {
        try write { _ = try $0.run("UPDATE xinshi_vault.work SET is_unfinished = \(isUnfinished)") }
    }

    private static func insert(_ record: OwnerRecord, _ connection: inout PostgresConnection) throws {
        let sql = "INSERT INTO xinshi_vault.owner (kind, id, state, wrapped_key) VALUES ($1, $2, $3, $4)"
        let state = PostgresValue.integer(UInt64(record.state.rawValue))
        try connection.run(sql, values(record.owner) + [state, record.wrappedKey.map { .bytes($0) } ?? .null])
    }

    private static func insert(
        _ value: SealedValue,
        _ marks: [VaultMark],
        _ connection: inout PostgresConnection
    ) throws {
        let sql = """
            WITH kept AS (
                INSERT INTO xinshi_vault.sealed (owner, statement, tag, box)
                VALUES ((SELECT number FROM xinshi_vault.owner WHERE kind = $1 AND id = $2), $3, $4, $5)
                RETURNING number
            )
            INSERT INTO xinshi_vault.mark SELECT code, number FROM kept, unnest($6::bytea[]) AS code
            """
        let codes = PostgresArray.of(Set(marks).map(\.bytes))
        let place: [PostgresValue] = [.bytes(value.statement.bytes), .text(value.tag.name), .bytes(value.box), codes]
        try connection.run(sql, values(value.owner) + place)
    }

    static func values(_ owner: VaultOwner) -> [PostgresValue] {
        [.integer(UInt64(owner.kind)), .bytes(owner.id)]
    }
}

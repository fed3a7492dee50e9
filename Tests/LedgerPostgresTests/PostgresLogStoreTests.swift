import LedgerLog
import LedgerLogTesting
import LedgerModel
import Testing

@testable import LedgerPostgres

@Suite struct PostgresLogStoreTests {
    func turn(from first: Int, count: Int, length: Int = 100) -> Turn {
        var turn = Turn(firstIndex: UInt64(first))
        for index in 0..<count { turn.append { $0 += [UInt8](repeating: UInt8(index % 256), count: length) } }
        return turn
    }

    /// Eleven entries of which eight are signed.
    func filled(_ database: TestDatabase) throws -> PostgresLogStore {
        let store = try PostgresLogStore(database.station)
        try store.append(turn(from: 0, count: 10), signedSize: 0)
        try store.append(turn(from: 10, count: 1), signedSize: 8)
        return store
    }

    @Test(arguments: LogStoreConformance.cases)
    func conforms(_ conformance: LogStoreConformance) throws {
        #expect(try conformance.run(try PostgresLogStore(TestDatabase(.ledger).station)) == [])
    }

    @Test func reopensWithWhatWasAppended() throws {
        let database = try TestDatabase(.ledger)
        #expect(try filled(database).epoch == 1)
        let again = try PostgresLogStore(database.station)
        #expect(again.epoch == 2)
        #expect(try again.size() == 11)
    }

    // MARK: What the schema refuses

    static let changes = [
        "UPDATE entries SET bytes = decode(repeat('00', 100), 'hex') WHERE idx = 9",
        "UPDATE entries SET idx = 100 WHERE idx = 9",
        "DELETE FROM entries WHERE idx = 7",
        "DELETE FROM entries",
        "TRUNCATE entries",
        "INSERT INTO entries VALUES (11, decode(repeat('00', 65536), 'hex'))",
        "INSERT INTO entries VALUES (11, decode(repeat('00', 50), 'hex'))",
        "INSERT INTO entries VALUES (-1, decode(repeat('00', 60), 'hex'))",
        "UPDATE log_head SET signed_size = 7",
        "UPDATE log_head SET signed_size = 12",
        "UPDATE log_head SET size = 12",
        "UPDATE log_head SET size = 10",
        "UPDATE log_head SET epoch = 0",
        "DELETE FROM log_head",
        "TRUNCATE log_head",
        "UPDATE nodes SET hash = hash",
        "TRUNCATE nodes",
        "DELETE FROM checkpoints",
        "DELETE FROM suspended",
    ]

    @Test func theSchemaRefusesEvenItsOwner() throws {
        let database = try TestDatabase(.ledger)
        _ = try filled(database)
        var connection = try PostgresSession.open(database.owner, .owner)
        try connection.execute("SET search_path = xinshi_ledger")
        for sql in Self.changes {
            #expect(throws: StoreFailure.fatal(.immutable, ""), "\(sql)") {
                try StoreFailure.mapping("trying") { try connection.execute(sql) }
            }
        }
        #expect(try PostgresLogStore(database.station).size() == 11)
    }

    static let forbidden = [
        "UPDATE entries SET bytes = bytes", "DELETE FROM entries WHERE idx >= 8", "TRUNCATE entries",
        "DELETE FROM nodes", "TRUNCATE log_head", "DELETE FROM log_head", "INSERT INTO log_head VALUES (1, 0, 0, 0)",
        "ALTER TABLE entries DISABLE TRIGGER ALL", "DROP TABLE entries", "UPDATE about SET version = 2",
        "SET session_replication_role = replica",
    ]

    @Test func theWritersRoleMayNot() throws {
        let database = try TestDatabase(.ledger)
        _ = try filled(database)
        var connection = try PostgresConnection(database.station)
        try connection.execute("SET search_path = xinshi_ledger")
        for sql in Self.forbidden {
            #expect(throws: StoreFailure.fatal(.notPermitted, ""), "\(sql)") {
                try StoreFailure.mapping("trying") { try connection.execute(sql) }
            }
        }
    }

    @Test func theReaderSeesTheLedgerOnly() throws {
        let database = try TestDatabase(.ledger, .views, .vault, .lock)
        _ = try filled(database)
        var reader = try PostgresConnection(database.owner)
        try reader.execute("SET ROLE xinshi_reader")
        #expect(try reader.run("SELECT count(*) FROM xinshi_ledger.entries").integer(0, 0) == 11)
        for sql in [
            "SELECT * FROM xinshi_views.rows", "SELECT * FROM xinshi_vault.sealed",
            "SELECT * FROM xinshi_lock.checkpoint_lock", "SELECT xinshi_ledger.remove_tail(1, 8)",
        ] {
            #expect(throws: StoreFailure.fatal(.notPermitted, ""), "\(sql)") {
                try StoreFailure.mapping("trying") { try reader.execute(sql) }
            }
        }
    }

    @Test func onlyUnsignedEntriesMayGo() throws {
        let store = try filled(TestDatabase(.ledger))
        #expect(throws: StoreFailure.fatal(.immutable, "")) { try store.removeTail(from: 7) }
        try store.removeTail(from: 8)
        #expect(try store.size() == 8)
    }

    @Test(arguments: [11, 12, 400])
    func aRowOutOfPlaceStopsTheNextTurn(_ index: Int) throws {
        let database = try TestDatabase(.ledger)
        let store = try filled(database)
        try database.execute(
            "INSERT INTO xinshi_ledger.entries VALUES (\(index), decode(repeat('00', 100), 'hex'))"
        )
        #expect(throws: StoreFailure.fatal(.immutable, "")) {
            try store.append(turn(from: 11, count: 1), signedSize: 11)
        }
        #expect(try store.size() == 11)
        // The session is whole: the refusal left no transaction open.
        #expect(throws: StoreFailure.fatal(.headMoved, "")) {
            try store.append(turn(from: 9, count: 1), signedSize: 9)
        }
    }

    @Test func aMissingRowIsNamed() throws {
        let database = try TestDatabase(.ledger)
        let store = try filled(database)
        try database.execute("ALTER TABLE xinshi_ledger.entries DISABLE TRIGGER ALL")
        try database.execute("DELETE FROM xinshi_ledger.entries WHERE idx = 4")
        #expect(throws: StoreFailure.fatal(.corrupt, "")) { _ = try store.readEntries(from: 0, count: 9) { _, _ in } }
    }
}

import LedgerLog
import LedgerLogTesting
import LedgerModel
import Testing

@testable import LedgerSQLite

@Suite struct SQLiteLogStoreTests {
    let folder = TestFolder()

    func store() throws -> SQLiteLogStore {
        try SQLiteLogStore(path: folder.path + "/data/ledger.sqlite")
    }

    @Test(arguments: LogStoreConformance.cases)
    func conforms(_ conformance: LogStoreConformance) throws {
        #expect(try conformance.run(try store()) == [])
    }

    @Test func flushesEveryCommit() throws {
        #expect(try store().synchronous() == 2)
    }

    func filled(_ count: Int, signed: UInt64) throws -> SQLiteLogStore {
        let store = try store()
        var turn = Turn(firstIndex: 0)
        for index in 0..<count { turn.append { $0 += [UInt8](repeating: UInt8(index), count: 100) } }
        try store.append(turn, signedSize: 0)
        var next = Turn(firstIndex: UInt64(count))
        next.append { $0 += [UInt8](repeating: 7, count: 100) }
        try store.append(next, signedSize: signed)
        return store
    }

    @Test(arguments: [
        "UPDATE entries SET bytes = zeroblob(100) WHERE idx = 9",
        "UPDATE entries SET idx = 100 WHERE idx = 9",
        "DELETE FROM entries WHERE idx = 7",
        "DELETE FROM entries",
        "INSERT OR REPLACE INTO entries VALUES (3, zeroblob(100))",
        "INSERT INTO entries VALUES (11, 'a text of more than fifty-one characters, which is no blob at all')",
        "INSERT INTO entries VALUES (11, zeroblob(65536))",
        "INSERT INTO entries VALUES (11, zeroblob(50))",
        "UPDATE head SET signed_size = 7",
        "UPDATE head SET signed_size = 12",
        "UPDATE head SET size = 12",
        "UPDATE head SET size = 10",
        "DELETE FROM head",
        "INSERT OR REPLACE INTO head VALUES (0, 0, 0)",
        "UPDATE nodes SET hash = zeroblob(32)",
    ])
    func schemaRefuses(_ sql: String) throws {
        let store = try filled(10, signed: 8)
        var turn = Turn(firstIndex: 11)
        for _ in 11..<64 { turn.append { $0 += [UInt8](repeating: 7, count: 100) } }
        turn.nodes = [.zero]
        try? sql.contains("nodes") ? store.append(turn, signedSize: 8) : ()
        #expect(throws: StoreFailure.fatal(.immutable, "")) { try store.execute(sql) }
    }

    @Test func onlyUnsignedEntriesMayGo() throws {
        let store = try filled(10, signed: 8)
        try store.execute("DELETE FROM entries WHERE idx >= 8")
        try store.execute("UPDATE head SET size = 8")
        #expect(try store.size() == 8)
    }

    @Test(arguments: [11, 12, 400])
    func aRowOutOfPlaceStopsTheNextTurn(_ index: Int) throws {
        let store = try filled(10, signed: 8)
        try store.execute("INSERT INTO entries VALUES (\(index), zeroblob(100))")
        var turn = Turn(firstIndex: 11)
        turn.append { $0 += [UInt8](repeating: 7, count: 100) }
        #expect(throws: StoreFailure.fatal(.immutable, "")) { try store.append(turn, signedSize: 11) }
        #expect(try store.size() == 11)
    }

    @Test func aFullDiskIsNamedAndNothingIsHalfWritten() throws {
        let store = try filled(10, signed: 8)
        try store.limit(pages: 20)
        var turn = Turn(firstIndex: 11)
        for _ in 0..<4000 { turn.append { $0 += [UInt8](repeating: 7, count: 330) } }
        #expect(throws: StoreFailure.fatal(.diskFull, "")) { try store.append(turn, signedSize: 11) }
        #expect(try store.size() == 11)
    }

    @Test func aSecondWriterIsRefused() throws {
        let first = try filled(10, signed: 8)
        let second = try store()
        var turn = Turn(firstIndex: 11)
        turn.append { $0 += [UInt8](repeating: 7, count: 330) }
        try second.append(turn, signedSize: 11)
        #expect(throws: StoreFailure.fatal(.headMoved, "")) { try first.append(turn, signedSize: 11) }
        #expect(try first.size() == 12)
    }

    @Test func reopensWithWhatWasAppended() throws {
        try filled(10, signed: 8).close()
        // Nothing of it waits in the write-ahead log.
        #expect(try (PrivateFile.read(folder.path + "/data/ledger.sqlite-wal") ?? []).isEmpty)
        #expect(try store().size() == 11)
    }

    @Test func refusesAFileThatIsNoDatabase() throws {
        try PrivateFile.createFolder(folder.path + "/data")
        try PrivateFile.replace(folder.path + "/data/ledger.sqlite", with: Array(repeating: 65, count: 9000))
        #expect(throws: StoreFailure.fatal(.corrupt, "")) { try store() }
    }

    @Test func belongsToItsOwnerAlone() throws {
        let store = try filled(10, signed: 8)
        #expect(mode(folder.path + "/data") == 0o700)
        for name in ["ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm"] {
            #expect(mode(folder.path + "/data/" + name) == 0o600)
        }
        // Closing would remove the write-ahead log.
        try store.close()
    }
}

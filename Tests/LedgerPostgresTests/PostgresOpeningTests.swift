import LedgerLog
import Testing

@testable import LedgerPostgres

/// Addresses, accounts, settings and versions: what is refused before anything is written.
@Suite struct PostgresOpeningTests {
    @Test(arguments: [
        "", "station.lock", "postgresql://station:secret@host/log", "postgresql://host/log?password=secret",
        "postgresql://host/log?sslpassword=secret", "postgresql://host/log?no_such_setting=1", "http://host/log",
    ])
    func anAddressIsRefused(_ text: String) {
        #expect(throws: StoreFailure.retryable(.addressRefused, "")) { try PostgresAddress(text) }
    }

    @Test func aRefusedAddressIsNotRepeated() {
        let failure = #expect(throws: StoreFailure.self) {
            try PostgresAddress("postgresql://station:secret@host/log")
        }
        #expect(failure?.description.contains("secret") == false)
        #expect(failure?.message.contains("PGPASSFILE") == true)
    }

    @Test func aServerThatIsNotThereMayBeTriedAgain() throws {
        let address = try PostgresAddress("postgresql:///log?host=/tmp/xinshi-no-such-folder")
        let failure = #expect(throws: StoreFailure.retryable(.unreachable, "")) { try PostgresLogStore(address) }
        #expect(failure?.isFatal == false)
    }

    @Test func aDatabaseWithoutTablesIsNamed() throws {
        let database = try TestDatabase()
        #expect(throws: StoreFailure.fatal(.notInitialised, "")) { try PostgresLogStore(database.station) }
    }

    @Test func anAccountThatIsNoWriterIsRefused() throws {
        let database = try TestDatabase(.ledger)
        let address = try database.cluster.address(database.name, user: "stranger")
        let failure = #expect(throws: StoreFailure.fatal(.notPermitted, "")) { try PostgresLogStore(address) }
        #expect(failure?.message.contains("xinshi_writer") == true)
    }

    @Test func anAccountThatMayNotCreateIsRefused() throws {
        let database = try TestDatabase()
        #expect(throws: StoreFailure.fatal(.notPermitted, "")) {
            try PostgresCreation.create([.ledger], owner: database.station, daily: database.station)
        }
    }

    @Test func creatingAgainChangesNothing() throws {
        let database = try TestDatabase(.ledger)
        try PostgresCreation.create([.ledger], owner: database.owner, daily: database.station)
        #expect(try PostgresLogStore(database.station).size() == 0)
    }

    @Test func twoAddressesOfOneDatabaseAreKnownForOne() throws {
        let (first, second) = (try TestDatabase(), try TestDatabase())
        #expect(try PostgresCreation.isSameDatabase(first.owner, first.station))
        #expect(try PostgresCreation.isSameDatabase(first.owner, second.owner) == false)
    }

    @Test func tablesOfALaterVersionAreRefused() throws {
        let database = try TestDatabase(.ledger)
        try database.execute("UPDATE xinshi_ledger.about SET version = 4")
        let failure = StoreFailure.fatal(.schemaVersion, "")
        #expect(throws: failure) { try PostgresLogStore(database.station) }
        #expect(throws: failure) {
            try PostgresCreation.create([.ledger], owner: database.owner, daily: database.station)
        }
    }

    @Test(arguments: [
        ("on", "on", "", true), ("on", "on", "standby", true), ("on", "remote_apply", "standby", true),
        ("on", "local", "", true), ("on", "remote_write", "", true), ("on", "local", "standby", false),
        ("on", "remote_write", "standby", false), ("on", "off", "", false), ("off", "on", "", false),
    ])
    func durabilityIsJudgedBySettings(flush: String, commit: String, standbys: String, expected: Bool) {
        #expect(PostgresSession.isDurable(flush: flush, commit: commit, standbys: standbys) == expected)
    }

    @Test func aDatabaseThatDoesNotFlushIsRefused() throws {
        let database = try TestDatabase(.ledger)
        try database.execute("ALTER DATABASE \(database.name) SET synchronous_commit = off")
        #expect(throws: StoreFailure.fatal(.notDurable, "")) { try PostgresLogStore(database.station) }
    }
}

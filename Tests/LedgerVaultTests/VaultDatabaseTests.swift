import Foundation
import GRDB
import LedgerCrypto
import LedgerModel
import LedgerVault
import LedgerVaultTesting
import Testing

@testable import LedgerSQLite

@Suite struct VaultDatabaseTests {
    @Test(arguments: VaultStoreConformance.cases)
    func conforms(_ conformance: VaultStoreConformance) throws {
        let folder = try TemporaryFolder()
        #expect(try conformance.run(try VaultDatabase(path: folder.file("vault.sqlite"))) == [])
    }

    @Test func settingsHoldAndTheFileIsPrivate() throws {
        let fixture = try VaultFixture()
        try fixture.register(.example)
        try fixture.database.queue.inDatabase { try VaultDatabase.requireSettings($0) }
        let attributes = try FileManager.default.attributesOfItem(atPath: fixture.folder.file("vault.sqlite"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path) == ["vault.sqlite"])
    }

    @Test(arguments: [
        "synchronous = NORMAL", "journal_mode = WAL", "journal_mode = MEMORY", "secure_delete = FAST",
        "secure_delete = OFF", "foreign_keys = OFF", "temp_store = FILE",
    ])
    func aLostSettingIsNoticed(pragma: String) throws {
        let fixture = try VaultFixture()
        try fixture.database.queue.writeWithoutTransaction { database in
            _ = try Row.fetchAll(database, sql: "PRAGMA \(pragma)")
            #expect(throws: VaultFailure(.storageSettings, "")) { try VaultDatabase.requireSettings(database) }
        }
    }

    @Test(arguments: [0o640, 0o606]) func aFileThatOthersMayUseIsRefused(mode: Int) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("vault.sqlite")
        try VaultDatabase(path: path).close()
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        #expect(throws: VaultFailure(.fileNotPrivate, "")) { try VaultDatabase(path: path) }
    }

    @Test func filesThatAreNoVaultAreRefused() throws {
        let folder = try TemporaryFolder()
        let noise = folder.file("noise")
        try KeyFile.create(noise, key: .generate(), kind: .log, protection: .plain)
        #expect(throws: VaultFailure(.storage, "")) { try VaultDatabase(path: noise) }
        #expect(throws: VaultFailure(.storage, "")) { try VaultDatabase(path: folder.file("none/vault.sqlite")) }
        let future = folder.file("future")
        let database = try VaultDatabase(path: future)
        try database.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 3") }
        try database.close()
        #expect(throws: VaultFailure(.storage, "")) { try VaultDatabase(path: future) }
    }

    @Test(arguments: [
        "UPDATE sealed SET box = zeroblob(60)",
        "UPDATE mark SET code = zeroblob(16)",
        "UPDATE vault SET key_name = zeroblob(32)",
        "INSERT INTO vault (singleton, key_name) VALUES (2, zeroblob(32))",
        "UPDATE owner SET wrapped_key = zeroblob(72)",
        "UPDATE owner SET wrapped_key = NULL",
        "UPDATE owner SET id = zeroblob(16)",
        "UPDATE owner SET state = 2",
        "DELETE FROM owner",
        "INSERT INTO owner (kind, id, state, wrapped_key) VALUES (1, zeroblob(16), 0, NULL)",
        "INSERT INTO owner (kind, id, state, wrapped_key) VALUES (5, zeroblob(16), 0, zeroblob(72))",
        "INSERT INTO owner (kind, id, state, wrapped_key) VALUES (1, zeroblob(15), 0, zeroblob(72))",
        "INSERT INTO sealed (owner, statement, tag, box) VALUES (99, zeroblob(18), 'name', zeroblob(40))",
        "INSERT INTO sealed (owner, statement, tag, box) VALUES (1, zeroblob(18), '', zeroblob(40))",
        "INSERT INTO sealed (owner, statement, tag, box) SELECT owner, statement, tag, box FROM sealed",
    ])
    func theSchemaKeepsItsWord(sql: String) throws {
        let fixture = try VaultFixture()
        try fixture.register(.example)
        #expect(throws: VaultFailure(.storage, "")) { try fixture.database.write { try $0.execute(sql: sql) } }
    }

    @Test func anErasedOwnerNeverComesBack() throws {
        let fixture = try VaultFixture()
        let subject = try fixture.register(.example)
        try fixture.vault.erase(subject)
        for sql in [
            "UPDATE owner SET state = 0, wrapped_key = zeroblob(72)",
            "DELETE FROM owner",
            "INSERT INTO sealed (owner, statement, tag, box) VALUES (1, zeroblob(18), 'name', zeroblob(40))",
        ] {
            #expect(throws: VaultFailure(.storage, "")) { try fixture.database.write { try $0.execute(sql: sql) } }
        }
    }

    @Test func anInsertionIsAllOrNothing() throws {
        let fixture = try VaultFixture()
        let owner = VaultOwner.subject(.random())
        let key = [UInt8](repeating: 1, count: 72)
        let value = SealedValue(
            statement: .random(),
            tag: .name,
            owner: owner,
            box: [UInt8](repeating: 2, count: 41)
        )
        var insertion = VaultInsertion()
        insertion.owners = [OwnerRecord(owner: owner, state: .active, wrappedKey: key)]
        insertion.values = [(value, []), (value, [])]
        #expect(throws: VaultFailure(.storage, "")) { try fixture.database.insert(insertion) }
        #expect(try fixture.database.owner(owner) == nil)
        #expect(try fixture.database.statements() == [])
    }

    @Test func aStoreHeldByAnotherIsBusyAndRetryable() throws {
        let fixture = try VaultFixture()
        var configuration = Configuration()
        configuration.busyMode = .immediateError
        let other = try DatabaseQueue(path: fixture.folder.file("vault.sqlite"), configuration: configuration)
        try fixture.database.queue.write { _ in
            _ = #expect(throws: VaultFailure(.storageBusy, "")) {
                try VaultDatabase.translating { try other.write { try $0.execute(sql: "DELETE FROM mark") } }
            }
        }
    }
}

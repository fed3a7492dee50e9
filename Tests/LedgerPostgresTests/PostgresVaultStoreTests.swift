import LedgerCrypto
import LedgerModel
import LedgerVault
import LedgerVaultTesting
import Testing

@testable import LedgerPostgres

@Suite struct PostgresVaultStoreTests {
    @Test(arguments: VaultStoreConformance.cases)
    func conforms(_ conformance: VaultStoreConformance) throws {
        #expect(try conformance.run(try PostgresVaultStore(TestDatabase(.vault).station)) == [])
    }

    func person(_ number: UInt64, _ name: String) -> [VaultValue] {
        var profile = Profile()
        profile.name = name
        profile.contact = "1380013800\(number)"
        profile.skills = ["first_aid"]
        return profile.values(of: SubjectID(high: 0, low: number))
    }

    func statement(_ number: UInt64) -> StatementID {
        StatementID(command: CommandID(high: 0, low: number))
    }

    @Test func sealedBytesAreGoneFromTheFilesOfTheServer() throws {
        // A server of its own: the others' checkpoints and databases would take part in the search.
        let cluster = try PostgresCluster()
        let database = try cluster.makeDatabase()
        try PostgresCreation.create([.vault], owner: database.owner, daily: database.station)
        let store = try PostgresVaultStore(database.station)
        let vault = try Vault(store: store, keys: VaultKeys(master: .generate()))
        let subject = SubjectID(high: 0, low: 5)
        let evidence = VaultValue(
            .consentEvidence,
            bytes: (0..<50_000).map { UInt8(truncatingIfNeeded: $0 * $0) },
            owner: .subject(subject)
        )
        for number in UInt64(1)...9 {
            let more = number == 5 ? [evidence] : []
            _ = try vault.seal(person(number, "何丽萍") + more, statement: statement(number))
        }
        let key = try store.owner(.subject(subject))?.wrappedKey
        let boxes = try store.values(of: VaultOwner.subject(subject)).map(\.box)
        let mark = try store.markBytes(of: subject)
        let traces = ([key].compactMap { $0 } + boxes).map { Array($0.prefix(32)) } + [mark]
        #expect(traces.count == 6)
        for trace in traces.dropLast() { #expect(try cluster.isStored(trace)) }
        #expect(try vault.erase(subject) == 4)
        for trace in traces.dropLast() { #expect(try cluster.isStored(trace) == false) }
        #expect(try vault.talents(skill: "first_aid").count == 8)
        // Others share the mark: it stays with them.
        #expect(try cluster.isStored(mark))
    }

    @Test func anErasureWhoseRewritingWasHeldUpIsFinishedLater() throws {
        let database = try TestDatabase(.vault)
        var store: PostgresVaultStore? = try PostgresVaultStore(database.station)
        let subject = SubjectID(high: 0, low: 1)
        let keys = VaultKeys(master: .generate())
        if let store { _ = try Vault(store: store, keys: keys).seal(person(1, "何丽萍"), statement: statement(1)) }
        try store?.use { try $0.execute("SET lock_timeout = '100ms'") }
        var backup = try PostgresConnection(database.owner)
        try backup.execute("BEGIN; LOCK TABLE xinshi_vault.owner IN ACCESS SHARE MODE")
        #expect(throws: VaultFailure(.storageBusy, "")) { try store?.erase(.subject(subject)) }
        // The erasure stands; what is left is the old file.
        #expect(try store?.owner(.subject(subject))?.state == .erased)
        let due = "SELECT is_due FROM xinshi_vault.rewriting"
        #expect(try database.count(due) == 1)
        store = nil
        try backup.execute("COMMIT")
        store = try PostgresVaultStore(database.station)
        #expect(try database.count(due) == 0)
        #expect(try store?.erase(.subject(subject)) == 0)
    }

    @Test func namesAndNumbersAreNotInTheFiles() throws {
        let cluster = try PostgresCluster()
        let database = try cluster.makeDatabase()
        try PostgresCreation.create([.vault], owner: database.owner, daily: database.station)
        let store = try PostgresVaultStore(database.station)
        _ = try Vault(store: store, keys: VaultKeys(master: .generate())).seal(
            person(1, "何丽萍"),
            statement: statement(1)
        )
        #expect(try cluster.isStored(Array("何丽萍".utf8)) == false)
        #expect(try cluster.isStored(Array("13800138001".utf8)) == false)
    }

    static let changes = [
        "UPDATE xinshi_vault.sealed SET box = box", "UPDATE xinshi_vault.mark SET code = code",
        "UPDATE xinshi_vault.vault SET key_name = key_name",
        "UPDATE xinshi_vault.owner SET id = decode(repeat('00', 16), 'hex')",
        "UPDATE xinshi_vault.owner SET wrapped_key = decode(repeat('00', 72), 'hex')",
        "UPDATE xinshi_vault.owner SET wrapped_key = NULL", "UPDATE xinshi_vault.owner SET state = 2",
        "DELETE FROM xinshi_vault.owner",
        "INSERT INTO xinshi_vault.vault VALUES (2, decode(repeat('00', 32), 'hex'))",
        "INSERT INTO xinshi_vault.sealed (owner, statement, tag, box) SELECT owner, statement, tag, box FROM xinshi_vault.sealed",
    ]

    @Test func theSchemaKeepsItsWord() throws {
        let database = try TestDatabase(.vault)
        let store = try PostgresVaultStore(database.station)
        let vault = try Vault(store: store, keys: VaultKeys(master: .generate()))
        _ = try vault.seal(person(1, "何丽萍"), statement: statement(1))
        for sql in Self.changes {
            #expect(throws: VaultFailure(.storage, ""), "\(sql)") { try store.use { try $0.execute(sql) } }
        }
    }

    @Test func aSecondUserIsBusyAndRetryable() throws {
        let database = try TestDatabase(.vault)
        let store = try PostgresVaultStore(database.station)
        let failure = #expect(throws: VaultFailure(.storageBusy, "")) { try PostgresVaultStore(database.station) }
        #expect(failure?.isRetryable == true)
        #expect(try store.statements().isEmpty)
    }

    @Test func anErrorTellsNoValue() throws {
        let store = try PostgresVaultStore(TestDatabase(.vault).station)
        let subject = VaultOwner.subject(SubjectID(high: 0x1234_5678, low: 0x9ABC_DEF0))
        var insertion = VaultInsertion()
        let record = OwnerRecord(owner: subject, state: .active, wrappedKey: [UInt8](repeating: 0xAB, count: 72))
        insertion.owners = [record, record]
        let failure = #expect(throws: VaultFailure(.storage, "")) { try store.insert(insertion) }
        #expect(failure?.description.contains("9abcdef0") == false)
        #expect(failure?.description.contains("abab") == false)
        #expect(failure?.description.contains("23505") == true)
    }
}

extension PostgresVaultStore {
    /// A mark of a subject's values.
    func markBytes(of subject: SubjectID) throws -> [UInt8] {
        let sql = """
            SELECT code FROM xinshi_vault.mark m JOIN xinshi_vault.sealed s ON s.number = m.sealed
            JOIN xinshi_vault.owner o ON o.number = s.owner WHERE o.kind = 1 AND o.id = $1 LIMIT 1
            """
        return try use { Array(try $0.run(sql, [.bytes(subject.bytes)]).bytes(0, 0)) }
    }
}

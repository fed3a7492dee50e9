import Foundation
import LedgerCrypto
import LedgerModel
import LedgerSQLite
import LedgerVault
import Testing

@Suite struct VaultRecoveryTests {
    @Test func valuesOfUnloggedStatementsAreRemovedAtStart() throws {
        let fixture = try VaultFixture()
        let (logged, crashed) = (StatementID.random(), StatementID.random())
        let (known, orphan) = (SubjectID.random(), SubjectID.random())
        try fixture.register(.neighbour(), known, statement: logged)
        // The process dies here, between vault and ledger.
        try fixture.register(.example, orphan, statement: crashed)
        let started = try fixture.reopened()
        let traces = try started.storedBytes(of: orphan)
        let recovery = try started.vault.recover(isLogged: { $0 == logged }, erased: [], restrictions: [:])
        #expect(recovery.removedStatements == [crashed])
        #expect(try started.vault.state(of: orphan) == nil)
        #expect(traces.filter { started.isStored($0) } == [])
        #expect(try started.vault.profile(of: known).name == "邻居")
        try started.register(.example)
        let again = try started.vault.recover(isLogged: { $0 != crashed }, erased: [], restrictions: [:])
        #expect(again.removedStatements == [])
    }

    @Test func anUnloggedUpdateLeavesTheProfileAsItWas() throws {
        let fixture = try VaultFixture()
        let (subject, update) = (try fixture.register(.example), StatementID.random())
        #expect(try fixture.vault.find(.name("李敬山")) == [subject])
        var changed = Profile()
        changed.name = "李静山"
        try fixture.register(changed, subject, statement: update)
        #expect(try fixture.vault.find(.name("李静")) == [subject])
        try fixture.vault.remove([update])
        #expect(try fixture.vault.find(.name("李静")) == [])
        #expect(try fixture.vault.profile(of: subject).name == "李敬山")
    }

    @Test func erasuresOfTheLedgerReachARestoredBackup() throws {
        let fixture = try VaultFixture()
        let subject = try fixture.register(.example)
        let (restricted, lifted) = (try fixture.register(.neighbour()), try fixture.register(.neighbour()))
        try fixture.vault.setRestricted(true, lifted)
        let path = fixture.folder.file("vault.sqlite")
        try fixture.database.close()
        try FileManager.default.copyItem(atPath: path, toPath: path + ".backup")
        let running = try VaultFixture(folder: fixture.folder, master: fixture.master)
        try running.vault.erase(subject)
        try running.database.close()
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.moveItem(atPath: path + ".backup", toPath: path)
        let restored = try VaultFixture(folder: fixture.folder, master: fixture.master)
        #expect(try restored.vault.profile(of: subject).name == "李敬山")
        let recovery = try restored.vault.recover(
            isLogged: { _ in true },
            erased: [subject],
            restrictions: [restricted: true, lifted: false]
        )
        #expect(recovery.erasedValues == Profile.tags.count)
        #expect(try restored.vault.state(of: subject) == .erased)
        #expect(try restored.vault.state(of: restricted) == .restricted)
        #expect(try restored.vault.state(of: lifted) == .active)
    }

    @Test func restrictionStopsEverythingButStorageAndErasure() throws {
        let fixture = try VaultFixture()
        let (subject, statement) = (SubjectID.random(), StatementID.random())
        try fixture.register(.example, subject, statement: statement)
        #expect(try fixture.vault.find(.name("李")) == [subject])
        try fixture.vault.setRestricted(true, subject)
        let refusal = VaultRejection.restricted(.subject(subject))
        #expect(throws: refusal) { try fixture.vault.open(.name, of: statement) }
        #expect(throws: refusal) { try fixture.vault.profile(of: subject) }
        #expect(throws: refusal) { try fixture.vault.copy(of: subject) }
        #expect(throws: refusal) { try fixture.register(.neighbour(), subject) }
        #expect(try fixture.vault.find(.name("李")) == [])
        #expect(try fixture.vault.talents(skill: "first_aid") == [])
        let other = try #require(DocumentNumber(type: "resident_id", number: "11010519491231002x"))
        #expect(try fixture.vault.holder(of: other) == subject)
        try fixture.vault.setRestricted(false, subject)
        #expect(try fixture.vault.find(.name("李")) == [subject])
        try fixture.vault.setRestricted(true, subject)
        #expect(try fixture.vault.erase(subject) == Profile.tags.count)
    }

    @Test func restrictingTheUnknownDoesNothing() throws {
        let fixture = try VaultFixture()
        let subject = SubjectID.random()
        try fixture.vault.setRestricted(true, subject)
        #expect(try fixture.vault.state(of: subject) == nil)
    }
}

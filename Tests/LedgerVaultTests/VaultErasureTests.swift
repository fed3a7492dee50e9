import Foundation
import LedgerCrypto
import LedgerModel
import LedgerSQLite
import LedgerVault
import PersonalScan
import Testing

@Suite struct VaultErasureTests {
    @Test func nothingOpensAfterErasure() throws {
        let fixture = try VaultFixture()
        let (subject, statement) = (SubjectID.random(), StatementID.random())
        try fixture.register(.example, subject, statement: statement)
        #expect(try fixture.vault.find(.name("李敬山")) == [subject])
        #expect(try fixture.vault.erase(subject) == Profile.tags.count)
        #expect(try fixture.vault.state(of: subject) == .erased)
        #expect(throws: VaultRejection.notFound) { try fixture.vault.open(.name, of: statement) }
        #expect(throws: VaultRejection.erased(.subject(subject))) { try fixture.vault.profile(of: subject) }
        #expect(throws: VaultRejection.erased(.subject(subject))) { try fixture.vault.copy(of: subject) }
        #expect(try fixture.vault.find(.name("李敬山")) == [])
        #expect(try fixture.vault.talents(skill: "first_aid") == [])
        #expect(try fixture.reopened().vault.find(.documentTail("002X")) == [])
    }

    @Test func erasingAgainOrTheUnknownChangesNothing() throws {
        let fixture = try VaultFixture()
        let (known, unknown) = (try fixture.register(.example), SubjectID.random())
        for subject in [known, known, unknown, unknown] { try fixture.vault.erase(subject) }
        for subject in [known, unknown] {
            #expect(throws: VaultRejection.erased(.subject(subject))) { try fixture.register(.example, subject) }
            try fixture.vault.setRestricted(false, subject)
            #expect(try fixture.vault.state(of: subject) == .erased)
        }
    }

    @Test func aNewSubjectMayHaveTheErasedNumber() throws {
        let fixture = try VaultFixture()
        try fixture.vault.erase(try fixture.register(.example))
        let again = try fixture.register(.example)
        #expect(try fixture.vault.find(.contactTail("1234")) == [again])
    }

    @Test func theSameValueGetsAnotherCommitmentAfterwards() throws {
        let fixture = try VaultFixture()
        let statement = StatementID.random()
        let (gone, new) = (SubjectID.random(), SubjectID.random())
        let before = try fixture.vault.seal(Profile.example.values(of: gone), statement: statement)
        try fixture.vault.erase(gone)
        // Whoever knows value, tag and statement id, and even the vault's master key, lacks the salt.
        let after = try fixture.vault.seal(Profile.example.values(of: new), statement: statement)
        for tag in Profile.tags { #expect(before[tag] != after[tag]) }
    }

    @Test func sealedBytesAreGoneFromTheFile() throws {
        let fixture = try VaultFixture()
        let (subject, statement) = (SubjectID.random(), StatementID.random())
        let big = VaultValue(.consentEvidence, bytes: [UInt8](repeating: 9, count: 50_000), owner: .subject(subject))
        for _ in 0..<20 { try fixture.register(.neighbour()) }
        _ = try fixture.vault.seal(Profile.example.values(of: subject) + [big], statement: statement)
        for _ in 0..<20 { try fixture.register(.neighbour()) }
        let traces = try fixture.storedBytes(of: subject)
        #expect(traces.count == Profile.tags.count + 2)
        #expect(traces.filter { fixture.isStored($0) }.count == traces.count)
        try fixture.vault.erase(subject)
        #expect(traces.filter { fixture.isStored($0) } == [])
        #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path) == ["vault.sqlite"])
    }

    @Test func theFileNeverHoldsAPersonalValue() throws {
        let fixture = try VaultFixture()
        try fixture.register(.example)
        let scanner = PersonalValueScanner(values: Profile.example.traces)
        #expect(try scanner.scan(paths: [fixture.folder.path]) == [])
    }

    @Test func theLeadersNameGoesWithTheLeader() throws {
        let fixture = try VaultFixture()
        let (leader, activity, statement) = (SubjectID.random(), ActivityID.random(), StatementID.random())
        let facts = [
            VaultValue(.title, "清扫街道", owner: .activity(activity)),
            VaultValue(.leaderName, "乌云", owner: .subject(leader)),
        ]
        _ = try fixture.vault.seal(facts, statement: statement)
        try fixture.vault.erase(leader)
        #expect(try fixture.vault.open(.title, of: statement).text == "清扫街道")
        #expect(throws: VaultRejection.notFound) { try fixture.vault.open(.leaderName, of: statement) }
        #expect(try fixture.vault.erase(.activity(activity)) == 1)
        #expect(throws: VaultRejection.notFound) { try fixture.vault.open(.title, of: statement) }
    }
}

extension VaultFixture {
    /// Parts of the rows of a subject as they lie in the file: its key and the beginning of each sealed value.
    func storedBytes(of subject: SubjectID) throws -> [[UInt8]] {
        let key = try database.owner(.subject(subject))?.wrappedKey
        let boxes = try database.values(of: VaultOwner.subject(subject)).map(\.box)
        return ([key].compactMap { $0 } + boxes).map { [UInt8]($0.prefix(32)) }
    }

    /// Whether the bytes stand anywhere in the vault's file or beside it.
    func isStored(_ bytes: [UInt8]) -> Bool {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.contains { name in
            let file = try? Data(contentsOf: URL(fileURLWithPath: folder.file(name)))
            return file?.range(of: Data(bytes)) != nil
        }
    }
}

extension Profile {
    /// Somebody else, so that pages hold more than one person.
    static func neighbour() -> Profile {
        var profile = Profile()
        profile.name = "邻居"
        profile.contact = "0470-\(UInt64.random(in: 1_000_000...9_999_999))"
        profile.residence = "150721 阿荣旗"
        return profile
    }
}

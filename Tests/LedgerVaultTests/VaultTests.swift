import Foundation
import LedgerCrypto
import LedgerModel
import LedgerSQLite
import LedgerVault
import Testing

@Suite struct VaultTests {
    @Test func sealingAgainGivesTheSameCommitments() throws {
        let fixture = try VaultFixture()
        let (subject, statement) = (SubjectID.random(), StatementID.random())
        let values = Profile.example.values(of: subject)
        let first = try fixture.vault.seal(values, statement: statement)
        #expect(first.count == Profile.tags.count)
        #expect(try fixture.vault.seal(values, statement: statement) == first)
        #expect(try fixture.reopened().vault.seal(values, statement: statement) == first)
        let part = try fixture.reopened().vault.seal([values[0]], statement: statement)
        #expect(part == [values[0].tag: first[values[0].tag]])
    }

    @Test func openingsFitTheCommitments() throws {
        let fixture = try VaultFixture()
        let (subject, statement) = (SubjectID.random(), StatementID.random())
        let commitments = try fixture.vault.seal(Profile.example.values(of: subject), statement: statement)
        for (tag, commitment) in commitments {
            let opening = try fixture.vault.open(tag, of: statement)
            #expect(opening.opens(commitment))
            #expect(opening.text == Profile.example[tag])
        }
        #expect(throws: VaultRejection.notFound) { try fixture.vault.open(.title, of: statement) }
        #expect(throws: VaultRejection.notFound) { try fixture.vault.open(.name, of: .random()) }
    }

    @Test func aBatchIsSealedAsItsStatementsWouldBe() throws {
        let fixture = try VaultFixture()
        let subject = SubjectID.random()
        let registration = StatementValues(statement: .random(), values: Profile.example.values(of: subject))
        let reason = VaultValue(.reason, "笔误", owner: .subject(subject))
        let correction = StatementValues(statement: .random(), values: [reason])
        let commitments = try fixture.vault.seal([registration, correction])
        #expect(try fixture.vault.seal(correction.values, statement: correction.statement) == commitments[1])
        #expect(try fixture.vault.seal(registration.values, statement: registration.statement) == commitments[0])
    }

    @Test func duplicatesInsideABatchAreRefusedAndNothingIsSealed() throws {
        let fixture = try VaultFixture()
        let subjects = [SubjectID.random(), .random()]
        let people = subjects.map { StatementValues(statement: .random(), values: Profile.example.values(of: $0)) }
        #expect(throws: VaultRejection.documentInUse(by: subjects[0])) { try fixture.vault.seal(people) }
        #expect(try fixture.vault.state(of: subjects[0]) == nil)
        let number = VaultValue.externalNumber("Z-77", platform: "zyyun", subject: subjects[0])
        let numbers = [StatementID.random(), .random()].map { StatementValues(statement: $0, values: [number]) }
        #expect(throws: VaultRejection.externalNumberInUse(by: numbers[0].statement)) {
            try fixture.vault.seal(numbers)
        }
    }

    @Test func evidenceKeepsItsSalt() throws {
        let fixture = try VaultFixture()
        let (owner, statement) = (VaultOwner.activity(.random()), StatementID.random())
        let file = VaultValue(.file, bytes: [UInt8](repeating: 7, count: 70_000), owner: owner)
        let commitment = try fixture.vault.seal([file], statement: statement)[.file]
        #expect(try fixture.vault.seal([file], statement: statement)[.file] == commitment)
        let opening = try fixture.vault.openEvidence(.file, of: statement)
        #expect(opening.file == file.bytes && opening.commitment == commitment)
        let other = VaultValue(.file, bytes: [8], owner: owner)
        #expect(throws: VaultRejection.valueDiffers(.file)) { try fixture.vault.seal([other], statement: statement) }
    }

    @Test func anotherValueUnderTheSameTagIsRefused() throws {
        let fixture = try VaultFixture()
        let (subject, statement) = (VaultOwner.subject(.random()), StatementID.random())
        let reason = VaultValue(.reason, "笔误", owner: subject)
        _ = try fixture.vault.seal([reason], statement: statement)
        let refused = [
            VaultValue(.reason, "笔误。", owner: subject), VaultValue(.reason, "笔误", owner: .subject(.random())),
        ]
        for value in refused {
            let both = [VaultValue(.comment, "新", owner: subject), value]
            #expect(throws: VaultRejection.valueDiffers(.reason)) { try fixture.vault.seal(both, statement: statement) }
        }
        #expect(throws: VaultRejection.notFound) { try fixture.vault.open(.comment, of: statement) }
    }

    @Test func lengthsAreLimited() throws {
        let fixture = try VaultFixture()
        let owner = VaultOwner.subject(.random())
        let long = VaultValue(.reason, bytes: [UInt8](repeating: 1, count: VaultValue.textLimit + 1), owner: owner)
        #expect(throws: VaultRejection.tooLong(.reason)) { try fixture.vault.seal([long], statement: .random()) }
        let file = VaultValue(.file, bytes: [UInt8](repeating: 1, count: VaultValue.fileLimit + 1), owner: owner)
        #expect(throws: VaultRejection.tooLong(.file)) { try fixture.vault.seal([file], statement: .random()) }
    }

    @Test func anotherMasterKeyIsRefused() throws {
        let fixture = try VaultFixture()
        #expect(throws: VaultFailure(.wrongVaultKey, "")) {
            try Vault(store: fixture.database, keys: VaultKeys(master: .generate()))
        }
    }

    @Test func changedRowsAreNoticed() throws {
        let store = ForgingStore()
        let vault = try Vault(store: store, keys: VaultKeys(master: .generate()))
        let (owner, statement) = (VaultOwner.subject(.random()), StatementID.random())
        _ = try vault.seal([VaultValue(.name, "李敬山", owner: owner)], statement: statement)
        store.forge { $0.box[30] ^= 1 }
        #expect(throws: VaultFailure(.notAuthentic, "")) { try vault.open(.name, of: statement) }
        #expect(throws: VaultFailure(.notAuthentic, "")) { try vault.find(.name("李")) }
        store.forge { $0.box[30] ^= 1 }
        #expect(try vault.open(.name, of: statement).text == "李敬山")
        store.forge { $0.key[30] ^= 1 }
        #expect(throws: VaultFailure(.notAuthentic, "")) { try vault.open(.name, of: statement) }
        #expect(throws: VaultFailure(.notAuthentic, "")) { try vault.find(.name("李")) }
    }

    @Test func aTagNamedTwiceIsABug() async {
        await #expect(processExitsWith: .failure) {
            let fixture = try VaultFixture()
            let value = VaultValue(.name, "李", owner: .subject(.random()))
            _ = try fixture.vault.seal([value, value], statement: .random())
        }
    }

    @Test func textOfAFailureIsForTheOperator() {
        let failure = VaultFailure(.storage, "the disk is full")
        #expect(failure.description.hasPrefix("storage: the disk is full (LedgerVaultTests/VaultTests.swift:"))
        #expect(!failure.isRetryable && VaultFailure(.storageBusy, "").isRetryable)
        #expect(failure != VaultFailure(.storageBusy, "the disk is full"))
    }
}

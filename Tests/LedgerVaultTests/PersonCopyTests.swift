import Foundation
import LedgerModel
import LedgerVault
import Testing

@Suite struct PersonCopyTests {
    private struct Copy: Decodable {
        struct Value: Decodable {
            let commitment: String
            let salt: String
            let statement: String
            let tag: String
            let value: String?
            let value_base64: String?
            let file_base64: String?
        }
        let subject: String
        let profile: [String: String]
        let values: [Value]
        let files: [Value]
    }

    @Test func holdsEverythingAndOpensEveryCommitment() throws {
        let fixture = try VaultFixture()
        let (subject, statement) = (SubjectID.random(), StatementID.random())
        let consent = VaultValue(.consentEvidence, bytes: [0, 255, 16, 32], owner: .subject(subject))
        var commitments = try fixture.vault.seal(Profile.example.values(of: subject) + [consent], statement: statement)
        let later = StatementID.random()
        let reason = VaultValue(.reason, "他说：\"不是\"\\\n\u{7F}", owner: .subject(subject))
        commitments.merge(try fixture.vault.seal([reason], statement: later)) { first, _ in first }
        let json = try fixture.vault.copy(of: subject).json
        let copy = try JSONDecoder().decode(Copy.self, from: Data(json.utf8))
        #expect(copy.subject == subject.description)
        #expect(copy.profile["name"] == "李敬山" && copy.profile.count == Profile.tags.count)
        #expect(copy.values.last?.value == "他说：\"不是\"\\\n\u{7F}")
        #expect(copy.values.last?.statement == later.description)
        #expect(copy.files.map(\.file_base64) == [Data(consent.bytes).base64EncodedString()])
        for value in copy.values + copy.files {
            let tag = try #require(VaultTag(value.tag))
            #expect(commitments[tag]?.description == value.commitment)
        }
    }

    @Test(arguments: 0..<7) func binaryValuesStandInBase64(count: UInt8) throws {
        let fixture = try VaultFixture()
        let subject = SubjectID.random()
        let bytes = [0xFF] + [UInt8](0..<count)
        let value = VaultValue(.credential, bytes: bytes, owner: .subject(subject))
        _ = try fixture.vault.seal([value], statement: .random())
        let copy = try JSONDecoder().decode(Copy.self, from: Data(try fixture.vault.copy(of: subject).json.utf8))
        #expect(copy.values.first?.value_base64 == Data(bytes).base64EncodedString())
    }

    @Test func anUnknownSubjectHasNoCopy() throws {
        let fixture = try VaultFixture()
        #expect(throws: VaultRejection.notFound) { try fixture.vault.copy(of: .random()) }
    }
}

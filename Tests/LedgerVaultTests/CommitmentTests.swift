import Foundation
import LedgerCrypto
import LedgerModel
import LedgerVault
import Testing

@Suite struct CommitmentTests {
    private let salt = Digest(1, 2, 3, 4)

    @Test func openingShowsItsCommitmentOnly() {
        let opening = Opening(tag: .name, salt: salt, value: Array("李敬山".utf8))
        #expect(opening.text == "李敬山")
        #expect(opening.opens(opening.commitment))
        let others = [
            Opening(tag: .leaderName, salt: salt, value: opening.value),
            Opening(tag: .name, salt: Digest(1, 2, 3, 5), value: opening.value),
            Opening(tag: .name, salt: salt, value: opening.value + [0]),
        ]
        for other in others { #expect(!other.opens(opening.commitment)) }
    }

    @Test func tagAndValueCannotShiftIntoOneAnother() throws {
        let tag = try #require(VaultTag("na"))
        let shifted = Opening(tag: tag, salt: salt, value: Array("mexyz".utf8))
        #expect(!shifted.opens(Opening(tag: .name, salt: salt, value: Array("xyz".utf8)).commitment))
    }

    @Test func textOfBytesThatAreNoTextIsNil() {
        #expect(Opening(tag: .name, salt: salt, value: [0xFF]).text == nil)
    }

    @Test func vectorsHold() throws {
        let vectors = try CommitmentVectors.read()
        #expect(vectors.cases.map(\.name) == CommitmentVectors.generate().cases.map(\.name))
        for vector in vectors.cases { try hold(vector) }
    }

    private func hold(_ vector: CommitmentVectors.Case) throws {
        let value = try #require(Hex.decode(vector.value))
        let salt = try #require(Digest(hex: vector.salt))
        if vector.flags.contains("evidence") {
            #expect(EvidenceOpening(salt: salt, file: value).commitment.description == vector.commitment)
            return
        }
        let tag = try #require(VaultTag(vector.tag))
        let statementID = try #require(Hex.decode(vector.statement_id))
        let statement = try #require(StatementID(statementID))
        let key = try #require(Hex.decode(vector.key))
        let keys = OwnerKeys(key.withUnsafeBytes { SealingKey($0) })
        #expect(keys.salt(statement: statement, tag: tag) == salt, "\(vector.name)")
        #expect(
            Opening(tag: tag, salt: salt, value: value).commitment.description == vector.commitment,
            "\(vector.name)"
        )
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment["XINSHI_REGENERATE_VECTORS"] != nil))
    func regenerateVectors() throws {
        try CommitmentVectors.generate().write()
    }
}

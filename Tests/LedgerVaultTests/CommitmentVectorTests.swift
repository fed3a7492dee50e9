import Foundation
import LedgerCrypto
import LedgerModel
import LedgerVault
import Testing

/// `XINSHI_REGENERATE_VECTORS=1` writes the file anew; without it the file is compared.
@Suite struct CommitmentVectorTests {
    private let isRegenerating = ProcessInfo.processInfo.environment["XINSHI_REGENERATE_VECTORS"] != nil

    @Test func theFileIsWhatTheCodeWrites() throws {
        let vectors = CommitmentVectors.generate()
        if isRegenerating { try vectors.write() }
        #expect(try CommitmentVectors.readText() == vectors.text())
    }

    @Test func vectorsHold() throws {
        let vectors = try CommitmentVectors.read()
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
}

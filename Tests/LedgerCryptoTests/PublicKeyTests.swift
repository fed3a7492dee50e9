import LedgerCrypto
import LedgerModel
import Testing

/// The strict rule itself is held by vectors/ed25519.json, in LedgerFormatTests.
@Suite struct PublicKeyTests {
    @Test func verifiesOnlyTheSignedMessage() throws {
        let secret = SecretKey.generate()
        let signature = secret.sign(Array("message".utf8))
        #expect(secret.publicKey.verifies(signature, message: Array("message".utf8)))
        #expect(!secret.publicKey.verifies(signature, message: Array("massage".utf8)))
        #expect(!SecretKey.generate().publicKey.verifies(signature, message: Array("message".utf8)))
    }

    @Test func signsTheEmptyMessage() {
        let secret = SecretKey.generate()
        #expect(secret.publicKey.verifies(secret.sign([]), message: []))
    }

    @Test func keepsItsBytes() throws {
        let bytes = (1...32).map { UInt8($0) }
        #expect(try #require(PublicKey(bytes)).bytes == bytes)
        #expect(PublicKey(Array(bytes.dropLast())) == nil)
    }
}

import LedgerCrypto
import LedgerModel
import Testing

@Suite struct KeyDerivationTests {
    @Test func derivesByHMACOfTheLabel() {
        let key = SealingKey.generate()
        let derived = key.deriving("salt").withUnsafeBytes { [UInt8]($0) }
        #expect(derived == MessageAuthentication.hmacSHA256(key: key, message: Array("salt".utf8)).bytes)
        #expect(derived != key.deriving("seal").withUnsafeBytes { [UInt8]($0) })
    }
}

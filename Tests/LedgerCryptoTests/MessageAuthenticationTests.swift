import LedgerCrypto
import LedgerModel
import Testing

@Suite struct MessageAuthenticationTests {
    // RFC 4231, cases 2 and 6 (a key longer than one block).
    @Test(arguments: [
        (
            Array("Jefe".utf8), "what do ya want for nothing?",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (
            [UInt8](repeating: 0xAA, count: 131), "Test Using Larger Than Block-Size Key - Hash Key First",
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
    ])
    func agreesWithTheStandard(key: [UInt8], message: String, expected: String) {
        #expect(MessageAuthentication.hmacSHA256(key: key, message: Array(message.utf8)).description == expected)
    }

    @Test func sealingKeysAuthenticateWithTheirBytes() {
        let bytes = [UInt8](repeating: 7, count: 32)
        let key = bytes.withUnsafeBytes { SealingKey($0) }
        let expected = MessageAuthentication.hmacSHA256(key: bytes, message: [1])
        #expect(MessageAuthentication.hmacSHA256(key: key, message: [1]) == expected)
        #expect(MessageAuthentication.areEqual(expected, expected))
        #expect(!MessageAuthentication.areEqual(expected, .zero))
    }
}

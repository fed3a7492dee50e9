import LedgerCrypto
import Testing

@Suite struct PassphraseTests {
    private let cost = PasswordHashing.Cost(passes: 1, memoryBytes: 1 << 20)
    private let salt = [UInt8](repeating: 3, count: PasswordHashing.saltCount)

    @Test func keepsTheBytesItWasGiven() {
        #expect(Passphrase("雪中送炭").withUnsafeBytes { [UInt8]($0) } == Array("雪中送炭".utf8))
        let bytes: [UInt8] = [1, 0, 2]
        let copied = bytes.withUnsafeBytes { Passphrase(copying: $0) }
        #expect(copied.withUnsafeBytes { [UInt8]($0) } == bytes)
    }

    @Test func derivesWhatItsBytesDerive() throws {
        let bytes = Array("x".utf8)
        let expected = try bytes.withUnsafeBytes {
            try PasswordHashing.derive(passphrase: $0, salt: salt, cost: cost).withUnsafeBytes { [UInt8]($0) }
        }
        let derived = try PasswordHashing.derive(Passphrase("x"), salt: salt, cost: cost)
        #expect(derived.withUnsafeBytes { [UInt8]($0) } == expected)
    }

    @Test func refusesTheEmptyPassphrase() {
        #expect(throws: CryptoError.badLength) { try PasswordHashing.derive(Passphrase(""), salt: salt, cost: cost) }
    }
}

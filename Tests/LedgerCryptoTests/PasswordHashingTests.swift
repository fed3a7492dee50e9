import LedgerCrypto
import LedgerModel
import Testing

@Suite struct PasswordHashingTests {
    private let cheap = PasswordHashing.Cost(passes: 1, memoryBytes: 8192)
    private let salt = [UInt8](repeating: 3, count: PasswordHashing.saltCount)

    private func derive(_ passphrase: String, _ salt: [UInt8]) throws(CryptoError) -> SealingKey {
        let bytes = Array(passphrase.utf8)
        let result = bytes.withUnsafeBytes { raw in
            Result { () throws(CryptoError) in
                try PasswordHashing.derive(passphrase: raw, salt: salt, cost: cheap)
            }
        }
        return try result.get()
    }

    @Test func sameInputGivesSameKey() throws {
        let sealed = try derive("correct horse", salt).seal([1, 2])
        #expect(try derive("correct horse", salt).open(sealed) == [1, 2])
        #expect(throws: CryptoError.notAuthentic) { try derive("correct house", salt).open(sealed) }
        let otherSalt = [UInt8](repeating: 4, count: PasswordHashing.saltCount)
        #expect(throws: CryptoError.notAuthentic) { try derive("correct horse", otherSalt).open(sealed) }
    }

    @Test func refusesLengthsAndImpossibleMemory() {
        #expect(throws: CryptoError.badLength) { try derive("", salt) }
        #expect(throws: CryptoError.badLength) { try derive("x", [1]) }
        #expect(throws: CryptoError.badLength) { try derive(String(repeating: "x", count: 1025), salt) }
        let impossible = PasswordHashing.Cost(passes: 1, memoryBytes: 1 << 50)
        #expect(throws: CryptoError.outOfMemory) {
            try [UInt8](repeating: 1, count: 8).withUnsafeBytes { raw in
                _ = try PasswordHashing.derive(passphrase: raw, salt: salt, cost: impossible)
            }
        }
    }
}

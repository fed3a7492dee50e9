import LedgerCrypto
import LedgerModel
import Testing

@testable import LedgerVault

@Suite struct OwnerKeysTests {
    private let statement = StatementID.random()

    @Test func opensOnlyInItsPlace() throws {
        let keys = OwnerKeys.generate()
        let box = keys.seal([1, 2, 3], statement: statement, tag: .name)
        #expect(try keys.open(box, statement: statement, tag: .name) == [1, 2, 3])
        #expect(throws: CryptoError.notAuthentic) { try keys.open(box, statement: statement, tag: .contact) }
        #expect(throws: CryptoError.notAuthentic) { try keys.open(box, statement: .random(), tag: .name) }
        #expect(throws: CryptoError.notAuthentic) {
            try OwnerKeys.generate().open(box, statement: statement, tag: .name)
        }
    }

    @Test func aWrappedKeyBelongsToItsOwner() throws {
        let wrapKey = SealingKey.generate()
        let (mine, other) = (VaultOwner.subject(.random()), VaultOwner.subject(.random()))
        let keys = OwnerKeys.generate()
        let wrapped = keys.wrapped(for: mine, under: wrapKey)
        let again = try OwnerKeys(unwrapping: wrapped, for: mine, under: wrapKey)
        #expect(again.salt(statement: statement, tag: .name) == keys.salt(statement: statement, tag: .name))
        #expect(throws: CryptoError.notAuthentic) { try OwnerKeys(unwrapping: wrapped, for: other, under: wrapKey) }
        #expect(throws: CryptoError.notAuthentic) { try OwnerKeys(unwrapping: wrapped, for: mine, under: .generate()) }
    }

    @Test func saltAndSealKeyDiffer() {
        let key = SealingKey.generate()
        let salt = key.deriving("salt").withUnsafeBytes { [UInt8]($0) }
        #expect(salt != key.deriving("seal").withUnsafeBytes { [UInt8]($0) })
    }
}

import LedgerCrypto
import LedgerModel
import Testing

@Suite struct SealingKeyTests {
    private let key = SealingKey.generate()
    private let place = Array("subject/name".utf8)

    @Test(arguments: [0, 1, 1000]) func opensWhatItSealed(count: Int) throws {
        let plaintext = Random.bytes(count)
        let sealed = key.seal(plaintext, associated: place)
        #expect(sealed.count == count + SealingKey.overhead)
        #expect(try key.open(sealed, associated: place) == plaintext)
        #expect(key.seal(plaintext, associated: place) != sealed)
    }

    @Test func refusesEveryChangedByteAndEveryCut() {
        let sealed = key.seal([1, 2, 3], associated: place)
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 1
            #expect(throws: CryptoError.notAuthentic) { try key.open(changed, associated: place) }
            #expect(throws: CryptoError.notAuthentic) { try key.open(Array(sealed[..<index]), associated: place) }
        }
    }

    @Test func refusesAnotherPlaceAndAnotherKey() {
        let sealed = key.seal([1, 2, 3], associated: place)
        #expect(throws: CryptoError.notAuthentic) { try key.open(sealed) }
        #expect(throws: CryptoError.notAuthentic) { try SealingKey.generate().open(sealed, associated: place) }
    }

    @Test func wrapsAnotherKey() throws {
        let inner = SealingKey.generate()
        let wrapped = key.seal(inner, associated: place)
        let opened = try key.openKey(wrapped, associated: place)
        #expect(try opened.open(inner.seal([9])) == [9])
        #expect(throws: CryptoError.notAuthentic) { try key.openKey(wrapped) }
        #expect(throws: CryptoError.notAuthentic) { try key.openKey(key.seal([1])) }
    }
}

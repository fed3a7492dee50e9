import LedgerCrypto
import Testing

@Suite struct BulkOpenerTests {
    private let wrappingKey = SealingKey.generate()

    @Test func opensWhatTheDerivedKeySealed() throws {
        let key = SealingKey.generate()
        let box = key.deriving("seal").seal([1, 2, 3], associated: [7])
        let wrapped = wrappingKey.seal(key, associated: [9])
        var opened: [[UInt8]?] = []
        try BulkOpener(wrappingKey: wrappingKey).withDerivedKey(wrapped, associated: [9], label: "seal") { scratch in
            opened = [
                scratch.open(box, associated: [7]), scratch.open(box, associated: [8]),
                scratch.open([1], associated: [7]),
            ]
        }
        #expect(opened == [[1, 2, 3], nil, nil])
    }

    @Test func refusesAKeyOfAnotherPlace() {
        let wrapped = wrappingKey.seal(SealingKey.generate(), associated: [9])
        for (bytes, associated) in [(wrapped, [8]), ([UInt8](wrapped.dropLast()), [9]), ([], [9])]
            as [([UInt8], [UInt8])]
        {
            #expect(throws: CryptoError.notAuthentic) {
                try BulkOpener(wrappingKey: wrappingKey).withDerivedKey(bytes, associated: associated, label: "seal") {
                    _ in
                }
            }
        }
    }
}

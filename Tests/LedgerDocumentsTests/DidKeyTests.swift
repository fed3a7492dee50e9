import LedgerCrypto
import Testing

@testable import LedgerDocuments

@Suite struct DidKeyTests {
    // The key of the test vectors in W3C Data Integrity EdDSA Cryptosuites v1.0.
    private let multikey = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"

    @Test func namesAndReadsAKey() throws {
        let key = try #require(Multikey.decode(multikey))
        #expect(Multikey.encode(key) == multikey)
        #expect(DidKey.key(identifier: DidKey.identifier(key)) == key)
        #expect(DidKey.verificationMethod(key) == "did:key:\(multikey)#\(multikey)")
        #expect(DidKey.key(verificationMethod: DidKey.verificationMethod(key)) == key)
    }

    @Test func refusesOtherForms() {
        let other = Multikey.encode(SampleLog.deskKey.publicKey)
        for text in [
            "", "z", "6" + multikey.dropFirst(), multikey + "1", String(multikey.dropLast()),
            "z1" + multikey.dropFirst(),
        ] {
            #expect(Multikey.decode(text) == nil, "\(text)")
        }
        for text in ["did:key:", "did:web:\(multikey)", "DID:key:\(multikey)", "did:key:\u{301}\(multikey)"] {
            #expect(DidKey.key(identifier: text) == nil, "\(text)")
        }
        for text in ["did:key:\(multikey)", "did:key:\(multikey)#\(other)", "did:key:\(multikey)#\(multikey)#"] {
            #expect(DidKey.key(verificationMethod: text) == nil, "\(text)")
        }
    }
}

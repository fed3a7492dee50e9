import LedgerCrypto
import LedgerModel
import Testing

@Suite struct SecretKeyTests {
    // RFC 8032 §7.1, tests 1 and 2.
    @Test(arguments: [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                + "d25bf5f0595bbe24655141438e7a100b"
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
                + "387b2eaeb4302aeeb00d291612bb0c00"
        ),
    ])
    func agreesWithTheStandard(seed: String, key: String, message: String, signature: String) throws {
        let seedBytes = try #require(Hex.decode(seed))
        let secret = try #require(SecretKey(seed: seedBytes))
        let messageBytes = try #require(Hex.decode(message))
        #expect(Hex.encode(secret.publicKey.bytes) == key)
        #expect(Hex.encode(secret.sign(messageBytes).bytes) == signature)
        #expect(secret.withSeed { Hex.encode($0) } == seed)
    }

    @Test func neverPrintsItsSeed() throws {
        let seed = [UInt8](repeating: 0xAB, count: 32)
        let secret = try #require(SecretKey(seed: seed))
        var dumped = ""
        dump(secret, to: &dumped)
        for text in ["\(secret)", String(reflecting: secret), dumped] {
            #expect(!text.contains("abab") && !text.contains("171, 171"))
        }
    }

    @Test func refusesAWrongCount() async {
        #expect(SecretKey(seed: [1, 2, 3]) == nil)
        await #expect(processExitsWith: .failure) {
            _ = [UInt8](repeating: 0, count: 31).withUnsafeBytes { SecretKey(seed: $0) }
        }
    }
}

import Testing

@testable import LedgerDocuments

@Suite struct Base58Tests {
    @Test(arguments: [
        // The examples of draft-msporny-base58-03.
        ("Hello World!", "2NEpo7TZRRrLZSi2U"),
        (
            "The quick brown fox jumps over the lazy dog.",
            "USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z"
        ),
    ])
    func agreesWithThePublishedExamples(text: String, encoded: String) {
        #expect(Base58.encode(Array(text.utf8)) == encoded)
        #expect(Base58.decode(encoded) == Array(text.utf8))
    }

    @Test func keepsLeadingZeros() {
        #expect(Base58.encode([0, 0, 0x28, 0x7F, 0xB4, 0xCD]) == "11233QC4")
        #expect(Base58.decode("11233QC4") == [0, 0, 0x28, 0x7F, 0xB4, 0xCD])
        #expect(Base58.encode([]) == "" && Base58.decode("") == [])
        #expect(Base58.decode("11") == [0, 0])
    }

    @Test(arguments: ["0", "O", "I", "l", "z6Mk ", "é", String(repeating: "2", count: 300)])
    func refuses(text: String) {
        #expect(Base58.decode(text) == nil)
    }
}

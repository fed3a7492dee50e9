import LedgerFormat
import Testing

@Suite struct StrictBase64Tests {
    @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")])
    func agreesWithTheStandard(text: String, encoded: String) {
        #expect(StrictBase64.encode(text.utf8) == encoded)
        #expect(StrictBase64.decode(encoded) == Array(text.utf8))
    }

    @Test(arguments: [
        "Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Z===", "====", "Zm 9", "Zm9v\n", "Zm-_", "=Zm9", "Zg==Zg==",
    ])
    func refusesEveryOtherText(text: String) {
        #expect(StrictBase64.decode(text) == nil)
    }
}

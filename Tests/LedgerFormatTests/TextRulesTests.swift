import LedgerFormat
import Testing

@Suite struct TextRulesTests {
    @Test func keyNamesHaveNoSpaceOfAnyKind() {
        #expect(TextRules.isKeyName("example.org/日志"))
        let spaces: [UInt32] = [0x20, 0x85, 0xA0, 0x1680, 0x2000, 0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000]
        for value in spaces + [0x00, 0x1F, 0x7F, 0x2B] {
            guard let scalar = Unicode.Scalar(value) else { continue }
            #expect(!TextRules.isKeyName("a\(scalar)b"), "U+\(String(value, radix: 16))")
        }
        // Zero width space is no white space in Unicode.
        #expect(TextRules.isKeyName("a\u{200B}b"))
    }

    /// The closed list is what the standard library's tables say today.
    @Test func whiteSpaceIsUnicodes() {
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value), value >= 0xA0 else { continue }
            #expect(TextRules.isKeyName(String(scalar)) == !scalar.properties.isWhitespace)
        }
    }

    @Test func lengthsAreCountedInBytes() {
        #expect(TextRules.isOrigin(String(repeating: "志", count: 85)))
        #expect(!TextRules.isOrigin(String(repeating: "志", count: 86)))
        #expect(TextRules.isFreeText(String(repeating: "x", count: 500)))
        #expect(!TextRules.isFreeText(String(repeating: "x", count: 501)))
        #expect(!TextRules.isFreeText(""))
        #expect(!TextRules.isFreeText("a\tb"))
    }
}

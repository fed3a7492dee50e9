import LedgerFormat
import Testing

@testable import LedgerDocuments

@Suite struct JCSReaderTests {
    @Test(arguments: [
        "{}", #"{"@context":["a"],"Zeta":1,"a.b":-5,"camelCase":true,"x":null,"y":false}"#,
        #"{"a":"é\"\\志\#u{1F600}"}"#,
        #"{"a":9007199254740991,"b":-9007199254740991,"c":0}"#, #"{"a":[[],{}]}"#,
    ])
    func readsAndWritesBackTheSameBytes(text: String) throws {
        #expect(try JCSReader.parse(Array(text.utf8)).canonicalBytes == Array(text.utf8))
    }

    @Test(
        arguments: [
            ("[]", .jsonNotObject), ("", .jsonNotObject), (" {}", .jsonNotObject), ("{} ", .jsonTrailing),
            ("{}{}", .jsonTrailing),
            (#"{"b":1,"a":1}"#, .jsonKeyOrder), (#"{"a":1,"a":1}"#, .jsonKeyOrder), (#"{"a":1,"B":1}"#, .jsonKeyOrder),
            (#"{"ä":1}"#, .jsonKey), (#"{"":1}"#, .jsonKey), (#"{"a b":1}"#, .jsonKey), (#"{"a\n":1}"#, .jsonKey),
            (#"{a:1}"#, .jsonKey), (#"{ "a":1}"#, .jsonWhitespace), (#"{"a" :1}"#, .jsonWhitespace),
            (#"{"a": 1}"#, .jsonWhitespace), (#"{"a":1 }"#, .jsonWhitespace), (#"{"a":1.0}"#, .jsonNumber),
            (#"{"a":1e2}"#, .jsonNumber), (#"{"a":1E2}"#, .jsonNumber), (#"{"a":01}"#, .jsonNumber),
            (#"{"a":-0}"#, .jsonNumber),
            (#"{"a":-}"#, .jsonNumber), (#"{"a":+1}"#, .jsonSyntax), (#"{"a":9007199254740992}"#, .jsonNumberRange),
            (#"{"a":99999999999999999999}"#, .jsonNumberRange), (#"{"a":"\/"}"#, .jsonEscape),
            (#"{"a":"\u0041"}"#, .jsonEscape),
            (#"{"a":"\n"}"#, .jsonEscape), ("{\"a\":\"\t\"}", .jsonControlCharacter),
            ("{\"a\":\"\u{7F}\"}", .jsonControlCharacter),
            ("{\"a\":\"\u{85}\"}", .jsonControlCharacter), (#"{"a":"x"#, .jsonSyntax), (#"{"a"#, .jsonSyntax),
            (#"{"a":"#, .jsonSyntax),
            (#"{"a":tru}"#, .jsonSyntax), (#"{"a":1,}"#, .jsonKey), (#"{"a":[1,]}"#, .jsonSyntax),
            (#"{"a":[1}"#, .jsonSyntax),
            (#"{"a":[[[[[[[[1]]]]]]]]}"#, .jsonDepth),
        ] as [(String, FormatError.Code)]
    )
    func refuses(text: String, code: FormatError.Code) {
        #expect(throws: FormatError.self) { try JCSReader.parse(Array(text.utf8)) }
        do { _ = try JCSReader.parse(Array(text.utf8)) } catch { #expect(error.code == code, "\(text)") }
    }

    @Test func refusesWhatIsNotUTF8() {
        do { _ = try JCSReader.parse([0x7B, 0xFF, 0x7D]) } catch { #expect(error.code == .jsonUTF8) }
    }

    @Test func refusesATextThatIsTooLong() {
        let text = Array(#"{"a":""#.utf8) + [UInt8](repeating: 0x61, count: JCSReader.byteLimit) + Array(#""}"#.utf8)
        #expect(throws: FormatError.self) { try JCSReader.parse(text) }
    }
}

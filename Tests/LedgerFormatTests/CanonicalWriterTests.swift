import LedgerFormat
import LedgerModel
import Testing

@Suite struct CanonicalWriterTests {
    @Test func writesEveryKindOfValue() throws {
        var writer = CanonicalWriter()
        for _ in 0..<2 {
            writer.clear()
            writer.beginObject()
            writer.key("a")
            writer.beginArray()
            writer.integer(-5)
            writer.string("é\"\\")
            writer.beginObject()
            writer.endObject()
            writer.null()
            writer.endArray()
            writer.key("b")
            writer.bool(true)
            writer.key("c")
            writer.digest(Fixtures.digest(0x1F))
            writer.key("d")
            let subject: SubjectID = Fixtures.identifier(0xA0)
            writer.identifier(subject)
            writer.key("e")
            writer.hex([0, 0xFF])
            writer.key("f")
            Array("[1]".utf8).withUnsafeBytes { writer.canonical($0) }
            writer.key("g")
            writer.code("x")
            writer.endObject()
        }
        let text = String(decoding: writer.bytes, as: UTF8.self)
        let digest = String(repeating: "1f", count: 32)
        let subject = String(repeating: "a0", count: 16)
        #expect(
            text
                == #"{"a":[-5,"é\"\\",{},null],"b":true,"c":"\#(digest)","d":"\#(subject)","e":"00ff","f":[1],"g":"x"}"#
        )
    }

    @Test func writesTheEdgesOfIntegers() {
        var writer = CanonicalWriter()
        writer.beginArray()
        for value in [0, 9, 10, -1, JSONProfile.integerLimit, -JSONProfile.integerLimit] { writer.integer(value) }
        writer.endArray()
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "[0,9,10,-1,9007199254740991,-9007199254740991]")
    }

    @Test func trapsOnAControlCharacter() async {
        await #expect(processExitsWith: .failure) {
            var writer = CanonicalWriter()
            writer.string("a\u{85}")
        }
    }

    @Test func trapsOnAnIntegerOutsideTheProfile() async {
        await #expect(processExitsWith: .failure) {
            var writer = CanonicalWriter()
            writer.integer(1 << 53)
        }
    }

    @Test func trapsOnKeysOutOfOrderInDebugBuilds() async {
        #if DEBUG
        await #expect(processExitsWith: .failure) {
            var writer = CanonicalWriter()
            writer.beginObject()
            writer.key("b")
            writer.integer(1)
            writer.key("a")
        }
        #endif
    }

    @Test func trapsOnNestingTooDeep() async {
        await #expect(processExitsWith: .failure) {
            var writer = CanonicalWriter()
            for _ in 0..<9 { writer.beginArray() }
        }
    }
}

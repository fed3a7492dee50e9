import Testing

@testable import LedgerDocuments

@Suite struct JCSValueTests {
    private let value = JCSValue.sorted(["b": .integer(1), "@a": .strings(["x", "y"]), "Z": nil])

    @Test func sortsKeysAndLeavesOutWhatIsAbsent() {
        #expect(value.canonicalBytes == Array(#"{"@a":["x","y"],"b":1}"#.utf8))
        #expect(value.adding("B", .null).canonicalBytes == Array(#"{"@a":["x","y"],"B":null,"b":1}"#.utf8))
        #expect(value.removing("b").canonicalBytes == Array(#"{"@a":["x","y"]}"#.utf8))
        #expect(JCSValue.null.removing("b") == .null)
    }

    @Test func comparesByBytes() {
        #expect(JCSValue.string("\u{E9}") != .string("e\u{301}"))
    }

    @Test func namesTheFirstDifference() {
        #expect(value.firstDifference(from: value) == nil)
        #expect(value.firstDifference(from: value.removing("b")) == "/b")
        #expect(value.firstDifference(from: value.adding("aa", .null)) == "/aa")
        let other = JCSValue.sorted(["@a": .strings(["x", "z"]), "b": .integer(1)])
        #expect(value.firstDifference(from: other) == "/@a/1")
        #expect(value.firstDifference(from: .sorted(["@a": .strings(["x"]), "b": .integer(1)])) == "/@a/1")
    }

    @Test func neverWritesWhatItWouldNotRead() async {
        await #expect(processExitsWith: .failure) { _ = JCSValue.string("\n").canonicalBytes }
        await #expect(processExitsWith: .failure) { _ = JCSValue.integer(1 << 53).canonicalBytes }
        await #expect(processExitsWith: .failure) {
            _ = JCSValue.object([.init("b", .null), .init("a", .null)]).canonicalBytes
        }
        await #expect(processExitsWith: .failure) { _ = JCSValue.object([.init("ä", .null)]).canonicalBytes }
    }
}

import LedgerFormat
import LedgerModel
import Testing

@Suite struct EntryViewTests {
    private static let header = EntryHeader(kind: .log, index: 1, logTimeMilliseconds: 2, previous: .zero)

    @Test func acceptsTheLongestEntryAndNoLonger() throws {
        let longest = EntryBuilder.entry(EntryViewTests.header, body: [UInt8](repeating: 0x20, count: 65_485))
        #expect(longest.count == EntryLimits.entryBytes)
        let bodyCount = try longest.withUnsafeBytes { try EntryView($0).body.count }
        #expect(bodyCount == 65_485)
        #expect(throws: FormatError(.entryLength, at: 65_536)) {
            try (longest + [0x20]).withUnsafeBytes { _ = try EntryView($0) }
        }
    }

    @Test func everyKindSurvives() throws {
        for kind in EntryKind.allCases {
            var header = EntryViewTests.header
            header.kind = kind
            let read = try EntryBuilder.entry(header, body: []).withUnsafeBytes { try EntryView($0).header }
            #expect(read == header)
        }
    }

    @Test func builderTrapsOnWhatReadersRefuse() async {
        await #expect(processExitsWith: .failure) {
            _ = EntryBuilder.entry(EntryViewTests.header, body: [UInt8](repeating: 0, count: 65_486))
        }
        await #expect(processExitsWith: .failure) {
            var header = EntryViewTests.header
            header.index = 1 << 63
            _ = EntryBuilder.entry(header, body: [])
        }
    }
}

import Testing

@testable import LedgerRosters

@Suite struct DelimitedTextTests {
    private func cells(_ lines: String...) throws -> [[String]] {
        let source = lines.map { RosterDecoder.Line(text: $0, ending: "\n") }
        return try DelimitedText(source, delimiter: UInt8(ascii: ","), limits: RosterLimits()).lines.map {
            $0.cells.map(\.text)
        }
    }

    @Test func quotedCellsHoldAnything() throws {
        #expect(try cells("a,\"b,c\",\"d\"\"e\"", "\"f", "g\",h") == [["a", "b,c", "d\"e"], ["f\ng", "h"]])
    }

    @Test func brokenQuotesAreMarked() throws {
        let source = [RosterDecoder.Line(text: "a,\"b\"c", ending: "\n"), RosterDecoder.Line(text: "\"d", ending: "")]
        let lines = try DelimitedText(source, delimiter: UInt8(ascii: ","), limits: RosterLimits()).lines
        #expect(lines.map(\.defect) == [.unreadableQuotes, .unreadableQuotes])
    }

    @Test func limitsRefuse() {
        var limits = RosterLimits()
        (limits.lines, limits.columns, limits.cellBytes) = (2, 3, 10)
        for text in [["a", "b", "c"], ["a,b,c,d"], ["aaaaaaaaaaaa"]] {
            let source = text.map { RosterDecoder.Line(text: $0, ending: "\n") }
            #expect(throws: RosterFailure(.tooLarge, "")) {
                try DelimitedText(source, delimiter: UInt8(ascii: ","), limits: limits)
            }
        }
    }
}

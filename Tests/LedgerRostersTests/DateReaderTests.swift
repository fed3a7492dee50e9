import LedgerModel
import Testing

@testable import LedgerRosters

@Suite struct DateReaderTests {
    @Test func takesADateAndLeavesTheRest() throws {
        var cursor = TextCursor("2021年7月3日(周六)8:30")
        let parts = try #require(try DateReader.take(&cursor))
        #expect(parts.year == 2021 && parts.month == 7 && parts.day == 3 && parts.weekday == 6)
        #expect(cursor.next == "8")
    }

    @Test func whatIsNoDateIsLeftAlone() throws {
        for text in ["", "张三", "8:30", "123456789", "小时"] {
            var cursor = TextCursor(text)
            #expect(try DateReader.take(&cursor) == nil)
            #expect(cursor.index == 0)
        }
    }

    @Test func missingPartsComeFromOutside() throws {
        #expect(try DateParts(month: 7, day: 3).resolved(year: 2021, month: nil).description == "2021-07-03")
        #expect(throws: RosterReason.ambiguousDate) { try DateParts(month: 7, day: 3).resolved(year: nil, month: 7) }
        #expect(throws: RosterReason.noSuchDay) { try DateParts(month: 2, day: 30).resolved(year: 2021, month: nil) }
        #expect(throws: RosterReason.unreadableDate) { try DateParts(month: 2).resolved(year: 2021, month: nil) }
        #expect(throws: RosterReason.ambiguousDate) {
            try DateParts(shortYear: 21, month: 2, day: 1).resolved(year: 2022, month: nil)
        }
    }
}

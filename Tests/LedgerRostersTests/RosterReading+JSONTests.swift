import LedgerModel
import Testing

@testable import LedgerRosters

@Suite struct RosterReadingJSONTests {
    @Test func quotesStrings() {
        #expect(RosterRow.quoted("a\"b\\c\n\u{1}\u{2028}·ᠪ") == "\"a\\\"b\\\\c\\n\\u0001\\u2028·ᠪ\"")
    }

    @Test func printsClocks() {
        #expect(RosterRow.clock(30_600) == "08:30")
        #expect(RosterRow.clock(86_400) == "24:00")
        #expect(RosterRow.clock(86_400 + 32_400) == "09:00")
        #expect(RosterRow.clock(31_115) == "08:38:35")
    }

    @Test func partMinutesPrintTheirSeconds() throws {
        let text = "姓名,日期,签到,签退\n张三,2021-07-03,08:30:20,09:00:00\n"
        let row = try #require(try Roster.read(text).rows.last)
        #expect(
            row.json == "{\"at\": \"line 2\", \"verdict\": \"accept\", \"name\": \"张三\", \"date\": \"2021-07-03\", "
                + "\"minutes\": 29, \"seconds\": 1780, \"start\": \"08:30:20\", \"end\": \"09:00\"}"
        )
        let options = RosterOptions(asOf: Roster.asOf, refusesPartMinutes: true)
        let strict = try RosterReader.read(bytes: Array(text.utf8), fileName: "f", options: options)
        #expect(Roster.verdicts(strict) == ["reject unreadable_duration"])
    }

    @Test func anEmptyReadingIsAnEmptyList() throws {
        #expect(try Roster.read("\n\n").json == "[]\n")
    }
}

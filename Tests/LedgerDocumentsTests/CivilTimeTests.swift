import LedgerModel
import Testing

@testable import LedgerDocuments

@Suite struct CivilTimeTests {
    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00Z", "1970-01-01"), (1_767_259_845, "2026-01-01T09:30:45Z", "2026-01-01"),
            (1_767_196_800, "2025-12-31T16:00:00Z", "2026-01-01"),
            (1_767_196_799, "2025-12-31T15:59:59Z", "2025-12-31"),
            (253_402_271_999, "9999-12-31T15:59:59Z", "9999-12-31"),
        ] as [(Int64, String, String)]
    )
    func writesAndReadsInstants(seconds: Int64, text: String, day: String) {
        let instant = Instant(secondsSinceEpoch: seconds)
        #expect(CivilTime.text(instant) == text)
        #expect(CivilTime.instant(text) == instant)
        #expect(CivilTime.shanghaiDay(instant).description == day)
    }

    @Test(arguments: [
        "2026-01-01T24:00:00Z", "2026-01-01T23:60:00Z", "2026-01-01 09:30:45Z", "2026-01-01T09:30:45+",
        "2026-02-30T00:00:00Z",
        "2026-01-01T09:30:45z", "2026-01-01T0A:30:45Z", "2026-01-01T09:30:45.0Z",
    ])
    func refusesOtherForms(text: String) {
        #expect(CivilTime.instant(text) == nil)
    }

    @Test func readsTheStartOfADay() throws {
        let day = try #require(CivilDate("2026-03-01"))
        #expect(CivilTime.startText(day) == "2026-03-01T00:00:00+08:00")
        #expect(CivilTime.day(startText: "2026-03-01T00:00:00+08:00") == day)
        #expect(CivilTime.day(startText: "2026-03-01T00:00:00Z") == nil)
        #expect(CivilTime.day(startText: "2026-03-32T00:00:00+08:00") == nil)
    }
}

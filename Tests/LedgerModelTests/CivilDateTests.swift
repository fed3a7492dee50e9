import LedgerModel
import Testing

@Suite struct CivilDateTests {
    @Test(arguments: [("1970-01-01", 0), ("2000-02-29", 11016), ("1969-12-31", -1), ("2026-11-21", 20778)])
    func convertsBothWays(text: String, days: Int32) throws {
        let date = try #require(CivilDate(text))
        #expect(date.daysSinceEpoch == days)
        #expect(CivilDate(daysSinceEpoch: days).description == text)
    }

    @Test(arguments: [
        "2010-02-29", "2026-13-01", "2026-1-01", "2026-01-00", "+026-01-01", "0000-01-01", "２０２６-01-01", "",
    ])
    func refusesWhatIsNoDay(text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test func everyDayOfFourCenturiesSurvivesTheRoundTrip() {
        for day: Int32 in -73_000...73_000 {
            let date = CivilDate(daysSinceEpoch: day)
            let fields = date.fields
            #expect(CivilDate(year: fields.year, month: fields.month, day: fields.day) == date)
        }
    }

    @Test func saturdayIsTheSixthDay() {
        #expect(CivilDate("2026-11-21")?.isoWeekday == 6)
        #expect(CivilDate(daysSinceEpoch: -4).isoWeekday == 7)
    }
}

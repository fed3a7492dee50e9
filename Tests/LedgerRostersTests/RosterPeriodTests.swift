import LedgerRosters
import Testing

@Suite struct RosterPeriodTests {
    @Test func readsAMonth() {
        #expect(RosterPeriod("2021-07")?.month == 7)
        #expect(RosterPeriod("2021-07")?.year == 2021)
    }

    @Test(arguments: ["", "2021-7", "2021-13", "2021-00", "2021-07-01", "２０２１-07", "2021/07"])
    func refusesWhatIsNoMonth(text: String) {
        #expect(RosterPeriod(text) == nil)
    }
}

import LedgerModel
import Testing

@Suite struct SessionTimeTests {
    private let day = CivilDate(daysSinceEpoch: 20_000)
    private var nine: Int64 { ShanghaiDay.start(day) + 9 * 3600 }

    private func open(_ start: Int64) -> SessionTime {
        SessionTime(day: day, openSince: Instant(secondsSinceEpoch: start))
    }

    private func timed(_ start: Int64, _ end: Int64) -> SessionTime {
        let interval = ServiceInterval(
            start: Instant(secondsSinceEpoch: start),
            end: Instant(secondsSinceEpoch: end)
        )
        return SessionTime(day: day, seconds: Seconds(end - start), interval: interval)
    }

    @Test func anOpenSignInHasAStartAndNothingElse() {
        let time = open(nine)
        #expect(time.isOpen && time.seconds == .zero && time.interval == nil)
        #expect(time.start?.secondsSinceEpoch == nine && time.occupied == nine..<nine + 1)
        #expect(!timed(nine, nine + 60).isOpen && timed(nine, nine + 60).occupied == nine..<nine + 60)
        let alone = SessionTime(day: day, seconds: Seconds(60))
        #expect(!alone.isOpen && alone.start == nil && alone.occupied == nil)
    }

    @Test func clockTimesTellTwoApartUnlessOneMayHaveGoneOn() {
        let alone = SessionTime(day: day, seconds: Seconds(60))
        #expect(!alone.isToldApart(from: open(nine)) && !open(nine).isToldApart(from: alone))
        #expect(timed(nine, nine + 60).isToldApart(from: timed(nine + 60, nine + 90)))
        #expect(open(nine).isToldApart(from: timed(nine - 60, nine)))
        #expect(timed(nine - 60, nine).isToldApart(from: open(nine)))
        #expect(!open(nine).isToldApart(from: timed(nine + 60, nine + 90)))
        #expect(!timed(nine + 60, nine + 90).isToldApart(from: open(nine)))
        #expect(!open(nine).isToldApart(from: open(nine + 60)))
    }

    @Test func anEndThatIsGivenChangesTheTime() {
        #expect(!open(nine).isAtSameTime(as: timed(nine, nine + 60)))
        #expect(!open(nine).isAtSameTime(as: SessionTime(day: day, seconds: Seconds(60))))
        #expect(open(nine).isAtSameTime(as: open(nine)))
    }
}

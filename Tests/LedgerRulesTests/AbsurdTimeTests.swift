import LedgerModel
import LedgerRules
import Testing

/// Whatever the form allows is judged, never trapped.
@Suite struct AbsurdTimeTests {
    private func time(_ generator: inout SplitMix) -> SessionTime {
        let writable = Instant.writable
        let edges = [
            writable.lowerBound, writable.upperBound, World.instant("2026-06-10", 9), World.instant("2026-06-10", 11),
        ]
        func instant() -> Instant {
            let word = generator.next()
            if word.isMultiple(of: 2) { return Instant(secondsSinceEpoch: edges[Int(word >> 8) % edges.count]) }
            let width = UInt64(writable.upperBound - writable.lowerBound)
            return Instant(secondsSinceEpoch: writable.lowerBound + Int64((word >> 1) % width))
        }
        let days = [day("1992-01-01"), day("9999-12-31"), day("2026-06-10"), day("2026-06-15")]
        let (start, end) = (instant(), instant())
        let pause = Seconds(Int64(generator.next() % 86_401))
        let seconds =
            generator.next().isMultiple(of: 3)
            ? min(max(end.secondsSinceEpoch - start.secondsSinceEpoch - pause.count, 1), 86_400)
            : Int64(generator.next() % 86_400) + 1
        let interval = ServiceInterval(start: start, end: end, break: pause)
        return SessionTime(
            day: days[Int(generator.next() % 4)],
            seconds: Seconds(seconds),
            interval: generator.next().isMultiple(of: 5) ? nil : interval
        )
    }

    @Test func randomTimesAreJudged() throws {
        var world = try World.station()
        let first = try world.record([(1, Make.time("2026-06-10", (9, 0), (11, 0)))])
        var generator = SplitMix(state: 42)
        for _ in 0..<2000 {
            let time = time(&generator)
            _ = world.refusal(by: Cast.deskKey, Make.session(world.ref(first), Cast.volunteer(2), time))
            let correction = SessionCorrected(
                record: world.ref(first + 1),
                time: time,
                reasonCode: code("time_error")
            )
            _ = world.refusal(by: Cast.approverKey, .sessionCorrected(correction))
        }
        let sums = try world.sums(Cast.volunteer(2))
        #expect(sums.total == .zero)
    }
}

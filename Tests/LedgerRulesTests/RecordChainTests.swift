import LedgerModel
import LedgerRules
import Testing

/// The records of a subject hang together from the newest to the oldest, whatever their days.
@Suite struct RecordChainTests {
    private func world(seed: UInt64) throws -> World {
        var world = try World.station()
        var commands = RandomCommands(seed: seed)
        for _ in 0..<2500 {
            let (key, statements) = commands.next(world)
            if let index = try? world.append(by: key, statements) { commands.note(index, statements) }
        }
        return world
    }

    private func isEarlier(_ left: RecordView, _ right: RecordView) -> Bool {
        (left.time.day, left.index) < (right.time.day, right.index)
    }

    /// Late entries and corrections of days leave no record out of its subject's list, in whatever days it is asked for.
    @Test(arguments: [UInt64(21), 22])
    func everyRecordIsFoundInItsDays(seed: UInt64) throws {
        var world = try world(seed: seed)
        var all: [SubjectID: [RecordView]] = [:]
        world.state.forEachRecord { all[$0.subject, default: []].append($0) }
        #expect(all.values.contains { $0.contains(where: \.isCorrected) })
        for (subject, records) in all {
            let expected = records.sorted(by: isEarlier)
            #expect(expected.map(\.index) != records.map(\.index), "the days are out of order")
            #expect(world.state.records(of: subject).map(\.index) == expected.map(\.index))
            for offset in Int32(0)..<42 {
                let days = DayRange(
                    first: day("2026-05-01").adding(days: offset),
                    last: day("2026-05-05").adding(days: offset)
                )
                let inDays = expected.filter { days.contains($0.time.day) }.map(\.index)
                #expect(world.state.records(of: subject, in: days).map(\.index) == inDays)
            }
        }
    }

    /// Of several records that a session overlaps the refusal names the first by day, then by index.
    @Test func theFirstByItsDayIsNamed() throws {
        var world = try World.station()
        let volunteer = Cast.volunteer(1)
        let morning = Make.time("2026-06-11", (1, 0), (2, 0))
        let first = try world.record([(1, morning), (1, Make.time("2026-06-10", (23, 0), (24, 0)))])
        let roster = world.ref(first)
        let night = Make.time("2026-06-10", (22, 0), (26, 0))
        let refusal = world.rejection(by: Cast.recorderKey, Make.session(roster, volunteer, night))
        #expect(refusal?.code == .overlap && refusal?.otherIndex == first + 2)
    }

    /// An open sign-in is overlapped where it began, and takes its place by its day.
    @Test func anOpenSignInIsFoundInTheChain() throws {
        var world = try World.station()
        let began = Instant(secondsSinceEpoch: ShanghaiDay.start(day("2026-06-10")) + 9 * 3600)
        let open = SessionTime(day: day("2026-06-10"), openSince: began)
        let first = try world.record([(1, open), (1, Make.time("2026-06-09", (23, 0), (24, 0)))], .roster)
        func refusal(_ time: SessionTime) -> Rejection? {
            world.rejection(by: Cast.recorderKey, Make.session(world.ref(first), Cast.volunteer(1), time))
        }
        let both = refusal(Make.time("2026-06-09", (22, 0), (34, 0)))
        #expect(both?.code == .overlap && both?.otherIndex == first + 2)
        let morning = refusal(Make.time("2026-06-10", (8, 0), (10, 0)))
        #expect(morning?.code == .overlap && morning?.otherIndex == first + 1)
    }

    /// A session of a day that a correction left may be recorded there, and one of the day that it came to may not.
    @Test func aCorrectedDayCounts() throws {
        var world = try World.station()
        let time = Make.time("2026-06-10", (9, 0), (11, 0))
        let later = Make.time("2026-06-12", (9, 0), (11, 0))
        let first = try world.record([(1, time), (1, Make.time("2026-06-09", (9, 0), (11, 0)))])
        let corrected = SessionCorrected(record: world.ref(first + 1), time: later, reasonCode: code("time_error"))
        try world.append(by: Cast.approverKey, [.sessionCorrected(corrected)])
        let volunteer = Cast.volunteer(1)
        let again = world.rejection(by: Cast.recorderKey, Make.session(world.ref(first), volunteer, later))
        #expect(again?.code == .overlap && again?.otherIndex == first + 1)
        try world.append(by: Cast.recorderKey, [Make.session(world.ref(first), volunteer, time)])
        #expect(world.state.records(of: volunteer).map(\.index) == [first + 2, world.size - 1, first + 1])
    }
}

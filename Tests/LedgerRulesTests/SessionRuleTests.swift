import LedgerModel
import LedgerRules
import Testing

@Suite struct SessionRuleTests {
    @Test func aSessionStandsAndIsPending() throws {
        var world = try World.station()
        let first = try world.record([(1, Make.time("2026-06-10", (9, 0), (11, 0)))])
        let record = try world.found(first + 1)
        #expect(record.state == .pending)
        #expect(record.time.seconds == Seconds(7200))
        #expect(!record.isLate)
        let sums = try world.sums(Cast.volunteer(1))
        #expect(sums.pending == Seconds(7200))
        #expect(sums.effective(.signedInOut) == .zero)
    }

    private func refusal(
        _ time: SessionTime,
        after others: [SessionTime] = [],
        _ evidence: EvidenceClass = .roster
    ) throws -> RejectionCode? {
        var world = try World.station()
        let roster = try world.record(others.map { (1, $0) }, evidence)
        return world.refusal(by: Cast.recorderKey, Make.session(world.ref(roster), Cast.volunteer(1), time))
    }

    /// The same for sessions that all say they are second services.
    private func refusalOfSecond(_ time: SessionTime, after others: [SessionTime]) throws -> RejectionCode? {
        var world = try World.station()
        let roster = world.ref(try world.append(by: Cast.deskKey, Make.roster(.roster)))
        let second = { (time: SessionTime) in
            var session = SessionRecorded(roster: roster, subject: Cast.volunteer(1), time: time)
            session.isSecondService = true
            return Statement.sessionRecorded(session)
        }
        for other in others { try world.append(by: Cast.deskKey, second(other)) }
        return world.refusal(by: Cast.deskKey, second(time))
    }

    @Test func intervalsMustAgree() throws {
        let good = Make.time("2026-06-10", (9, 0), (11, 0))
        let interval = try #require(good.interval)
        let backwards = ServiceInterval(start: interval.end, end: interval.start)
        #expect(try refusal(SessionTime(day: good.day, seconds: good.seconds, interval: backwards)) == .intervalBroken)
        #expect(try refusal(SessionTime(day: good.day, seconds: Seconds(7199), interval: interval)) == .intervalBroken)
        let nextDay = good.day.adding(days: 1)
        #expect(try refusal(SessionTime(day: nextDay, seconds: good.seconds, interval: interval)) == .intervalBroken)
        #expect(try refusal(good) == nil)
        #expect(try refusal(Make.time("2026-06-10", (9, 0), (11, 0), pause: 1800)) == nil)
    }

    @Test func lengthsAndDaysAreBounded() throws {
        #expect(try refusal(Make.time("2026-06-09", (9, 0), (34, 0), pause: 7200)) == .secondsOutOfRange)
        #expect(try refusal(Make.time("2026-06-15", (9, 0), (10, 0))) == nil)
        #expect(try refusal(Make.time("2026-06-15", (9, 0), (10, 1))) == .inFuture)
        #expect(try refusal(SessionTime(day: day("2026-06-16"), seconds: Seconds(60))) == .inFuture)
        #expect(try refusal(SessionTime(day: day("2026-06-15"), seconds: Seconds(60))) == nil)
        #expect(try refusal(SessionTime(day: day("2025-12-31"), seconds: Seconds(60))) == .outsideActivity)
    }

    @Test func overlapsAreRefusedAndTouchingIsNot() throws {
        let nine = Make.time("2026-06-10", (9, 0), (11, 0))
        #expect(try refusal(Make.time("2026-06-10", (10, 59), (12, 0)), after: [nine]) == .overlap)
        #expect(try refusal(Make.time("2026-06-10", (8, 0), (12, 0)), after: [nine]) == .overlap)
        #expect(try refusal(Make.time("2026-06-10", (11, 0), (12, 0)), after: [nine]) == nil)
        #expect(try refusal(Make.time("2026-06-10", (8, 0), (9, 0)), after: [nine]) == nil)
        let night = Make.time("2026-06-10", (22, 0), (30, 0))
        #expect(try refusal(Make.time("2026-06-11", (5, 0), (7, 0)), after: [night]) == .overlap)
        #expect(try refusal(Make.time("2026-06-10", (22, 30), (23, 0)), after: [night]) == .overlap)
        let morning = Make.time("2026-06-11", (5, 0), (7, 0))
        #expect(try refusal(night, after: [morning]) == .overlap)
    }

    @Test func duplicatesNeedOneDayAlone() throws {
        let nine = Make.time("2026-06-10", (9, 0), (11, 0))
        let alone = SessionTime(day: day("2026-06-10"), seconds: Seconds(7200))
        #expect(try refusal(alone, after: [nine]) == .duplicate)
        #expect(try refusal(nine, after: [alone]) == .duplicate)
        #expect(try refusal(alone, after: [alone]) == .duplicate)
        #expect(try refusal(SessionTime(day: alone.day, seconds: Seconds(7201)), after: [nine]) == .possibleDuplicate)
        #expect(try refusal(Make.time("2026-06-10", (11, 0), (13, 0)), after: [nine]) == nil)
    }

    @Test func aDayHasTwentyFourHours() throws {
        let twenty = SessionTime(day: day("2026-06-10"), seconds: Seconds(20 * 3600))
        let full = SessionTime(day: day("2026-06-10"), seconds: Seconds(4 * 3600))
        #expect(try refusalOfSecond(full, after: [twenty]) == nil)
        let over = SessionTime(day: day("2026-06-10"), seconds: Seconds(4 * 3600 + 1))
        #expect(try refusalOfSecond(over, after: [twenty]) == .dayOver24Hours)
    }

    @Test func backOfficeStaysWithinThePlan() throws {
        var world = try World.station()
        let other = ActivityID(high: 0xAC, low: 2)
        try world.append(by: Cast.deskKey, Make.activity(other, planned: 3600))
        let roster = try world.append(by: Cast.deskKey, Make.roster(.backOffice, activity: other))
        let long = Make.session(
            world.ref(roster),
            Cast.volunteer(1),
            SessionTime(day: day("2026-06-10"), seconds: Seconds(3601))
        )
        #expect(world.refusal(by: Cast.deskKey, long) == .overPlanned)
    }

    @Test func precedenceIsThatOfTheChapter() throws {
        // Overlap, duplicate and 24 hours at once: the first counts.
        let long = Make.time("2026-06-10", (0, 0), (23, 0))
        let alone = SessionTime(day: day("2026-06-10"), seconds: Seconds(1800))
        let both = Make.time("2026-06-10", (1, 0), (1, 30))
        #expect(try refusalOfSecond(both, after: [long, alone]) == .overlap)
        let late = Make.time("2026-06-10", (23, 0), (23, 30))
        #expect(try refusalOfSecond(late, after: [long, alone]) == .duplicate)
    }

    @Test func theOverlappingRecordIsNamed() throws {
        var world = try World.station()
        let time = Make.time("2026-06-10", (9, 0), (11, 0))
        let first = try world.record([(2, time), (1, time)])
        let again = Make.session(world.ref(first), Cast.volunteer(1), time)
        let rejection = world.rejection(by: Cast.recorderKey, again)
        #expect(rejection?.otherIndex == first + 2)
    }

    @Test func lateSessionsAreFlaggedForEver() throws {
        var world = try World.station()
        // The day of service, Friday 2026-02-13, stands before the Spring Festival; the policy gives 2026-03-05.
        let time = Make.time("2026-02-13", (9, 0), (11, 0))
        world.now = World.instant("2026-03-05", 23)
        let inTime = try world.record([(1, time)])
        world.now = World.instant("2026-03-06", 0)
        let late = try world.record([(2, time)])
        #expect(try world.found(inTime + 1).isLate == false)
        #expect(try world.found(late + 1).isLate == true)
        #expect(try world.found(late + 1).neededApprovals == 2)
    }

    @Test func aDeadlineWithoutNoticeIsProvisional() throws {
        var world = try World.station()
        world.now = World.instant("2027-03-01", 9)
        let first = try world.record([(1, Make.time("2026-12-28", (9, 0), (11, 0)))])
        let record = try world.found(first + 1)
        #expect(record.isProvisional && !record.isLate)
    }

    @Test func moreThanAYearLaterIsLateWhateverTheCalendarSays() throws {
        var world = try World.station()
        world.now = World.instant("2027-12-29", 9)
        let first = try world.record([(1, Make.time("2026-12-28", (9, 0), (11, 0)))])
        #expect(try world.found(first + 1).isProvisional)
        world.now = World.instant("2027-12-30", 0)
        let second = try world.record([(2, Make.time("2026-12-28", (9, 0), (11, 0)))])
        let record = try world.found(second + 1)
        #expect(record.isLate && !record.isProvisional && record.neededApprovals == 2)
    }

    @Test func ceilingsAndMidnightOnlyFlag() throws {
        var world = try World.station()
        let first = try world.record([(1, Make.time("2026-06-10", (13, 0), (26, 0)))])
        let record = try world.found(first + 1)
        #expect(record.isOverSessionCeiling && record.isOverDayCeiling && record.crossesMidnight)
        #expect(record.time.day == day("2026-06-10"))
    }
}

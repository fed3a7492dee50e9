import LedgerModel
import LedgerRules
import Testing

/// Spec 06 §3, §5, §6 of open sign-ins; every refusal has a case in `Ledger/vectors/rules.json`.
@Suite struct OpenSignInRuleTests {
    private let open = SessionTime(
        day: day("2026-06-10"),
        openSince: Instant(secondsSinceEpoch: ShanghaiDay.start(day("2026-06-10")) + 9 * 3600)
    )
    private let ended = Make.time("2026-06-10", (9, 0), (11, 0))

    private func correction(_ world: World, _ record: UInt64, _ time: SessionTime) -> Statement {
        .sessionCorrected(SessionCorrected(record: world.ref(record), time: time, reasonCode: code("sign_out_added")))
    }

    @Test func itStandsWithItsStartAndCountsNowhere() throws {
        var world = try World.station()
        let first = try world.record([(1, open), (2, ended)], .roster)
        let record = try world.found(first + 1)
        #expect(record.state == .open && record.time == open && record.time.seconds == .zero)
        #expect(record.state.isLive && record.time.interval == nil && record.timeFlags.isEmpty)
        let sums = try world.sums(Cast.volunteer(1))
        #expect(sums.open == 1 && sums.pending == .zero && sums.total == .zero && sums.records == 0)
    }

    @Test func nobodyApprovesIt() throws {
        var world = try World.station()
        let first = try world.record([(1, open), (2, ended)], .roster)
        let all = Statement.recordsApproved(RecordsApproved(range: try world.range(first)))
        let rejection = world.rejection(by: Cast.approverKey, all)
        #expect(rejection?.code == .approvalNotAllowed && rejection?.obstacle == .signOutMissing)
        #expect(rejection?.offset == 1)
        let text = try #require(rejection?.text)
        #expect(text.chinese.contains("未签退") && text.english.contains("signed out"))
    }

    @Test func whoGivesItsEndIsItsRecorderAndAnotherApproves() throws {
        var world = try World.station()
        let first = try world.record([(1, open)], .roster)
        try world.append(by: Cast.approverKey, correction(world, first + 1, ended))
        let record = try world.found(first + 1)
        #expect(record.state == .pending && record.time == ended && record.recorders == [Cast.approver])
        #expect(try world.sums(Cast.volunteer(1)).open == 0)
        #expect(try world.sums(Cast.volunteer(1)).pending == Seconds(7200))
        let approval = Statement.recordsApproved(RecordsApproved(range: try world.range(first)))
        #expect(world.rejection(by: Cast.approverKey, approval)?.obstacle == .ownRecord)
        try world.approve(first, by: Cast.secondApproverKey)
        #expect(try world.sums(Cast.volunteer(1)).effective(.roster) == Seconds(7200))
    }

    @Test func aVoidOneKeepsItsStartAndFreesTheDay() throws {
        var world = try World.station()
        let first = try world.record([(1, open)], .roster)
        let voiding = Statement.sessionVoided(
            SessionVoided(record: world.ref(first + 1), reasonCode: code("false_record"))
        )
        try world.append(by: Cast.approverKey, voiding)
        #expect(try world.found(first + 1).state == .void)
        #expect(try world.found(first + 1).time == open)
        #expect(try world.sums(Cast.volunteer(1)).open == 0)
        let again = try world.record([(1, ended)], .roster)
        #expect(try world.found(again + 1).state == .pending)
    }

    @Test func aCorrectionLeavesNothingOpen() throws {
        var world = try World.station()
        let first = try world.record([(1, ended)], .roster)
        #expect(world.refusal(by: Cast.approverKey, correction(world, first + 1, open)) == .intervalBroken)
    }
}

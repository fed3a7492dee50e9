import LedgerModel
import Testing

@testable import LedgerRules

/// What the default policy asks of an evidence class (spec 06 §3, 1 and 6).
@Suite struct ClassRuleTests {
    private let alone = SessionTime(day: day("2026-06-10"), seconds: Seconds(3600))
    private let nine = Make.time("2026-06-10", (9, 0), (10, 0))

    private func refusal(
        _ time: SessionTime,
        _ evidence: EvidenceClass,
        planned: Int64?,
        after other: (SessionTime, EvidenceClass)? = nil
    ) throws -> RejectionCode? {
        var world = try World.station()
        let activity = ActivityID(high: 0xAC, low: 3)
        try world.append(by: Cast.deskKey, Make.activity(activity, planned: planned))
        if let other {
            let roster = try world.append(by: Cast.deskKey, Make.roster(other.1, activity: activity))
            try world.append(by: Cast.deskKey, Make.session(world.ref(roster), Cast.volunteer(1), other.0))
        }
        let roster = try world.append(by: Cast.deskKey, Make.roster(evidence, activity: activity))
        return world.refusal(by: Cast.deskKey, Make.session(world.ref(roster), Cast.volunteer(1), time))
    }

    @Test func aSignInHasItsTimes() throws {
        #expect(try refusal(alone, .signedInOut, planned: nil) == .timesMissing)
        #expect(try refusal(nine, .signedInOut, planned: nil) == nil)
        #expect(try refusal(alone, .roster, planned: nil) == nil)
    }

    @Test func aBackOfficeDayEndsWhereThePlanDoes() throws {
        #expect(try refusal(nine, .backOffice, planned: nil) == .plannedMissing)
        #expect(try refusal(nine, .backOffice, planned: 3600) == nil)
        let ten = Make.time("2026-06-10", (10, 0), (11, 0))
        #expect(try refusal(ten, .backOffice, planned: 7200, after: (nine, .roster)) == nil)
        #expect(try refusal(ten, .backOffice, planned: 7199, after: (nine, .roster)) == .overPlanned)
        #expect(try refusal(ten, .roster, planned: 3600, after: (nine, .backOffice)) == nil)
    }
}

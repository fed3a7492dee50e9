import LedgerModel
import LedgerRules
import Testing

/// Who enrols a person stands behind him, and nobody stands behind a record twice (spec 04 §2, 06 §5).
@Suite struct GuarantorRuleTests {
    private static let manager = SubjectID(high: 0x5B, low: 41)
    private static let first = SubjectID(high: 0x5B, low: 42)
    private static let second = SubjectID(high: 0x5B, low: 43)
    private static let managerKey = Digest(41, 0, 0, 0)
    private static let firstKey = Digest(42, 0, 0, 0)
    private static let secondKey = Digest(43, 0, 0, 0)
    private static let team = OrganisationID(high: 0x06, low: 41)

    private let time = Make.time("2026-06-10", (9, 0), (11, 0))

    /// A manager of the station whom the street vouches for, and two persons whom he enrols for a team of it.
    private func withTeam() throws -> World {
        var world = try World.station()
        try world.append(
            by: Cast.streetKey,
            [
                Make.appointment(Self.manager, Cast.station, [.manager]),
                Make.key(Self.managerKey, Cast.station, .person, Self.manager),
            ]
        )
        try world.append(
            by: Self.managerKey,
            [
                Make.organisation(Self.team, "team", parent: Cast.station, recorder: Cast.committee),
                Make.appointment(Self.first, Self.team, [.recorder]),
                Make.appointment(Self.second, Self.team, [.approver]),
                Make.key(Self.firstKey, Self.team, .person, Self.first),
                Make.key(Self.secondKey, Self.team, .person, Self.second),
            ]
        )
        return world
    }

    private func record(_ world: inout World, _ subject: SubjectID = Cast.volunteer(1)) throws -> UInt64 {
        let roster = Make.roster(recorder: Self.first)
        return try world.append(by: Self.firstKey, [roster, Make.session(.inBatch(offset: 0), subject, time)])
    }

    private func approval(_ world: World, _ first: UInt64) throws -> Statement {
        .recordsApproved(RecordsApproved(range: try world.range(first)))
    }

    @Test(arguments: [secondKey, managerKey]) func oneManagerIsNotTwoPersons(approver: Digest) throws {
        var world = try withTeam()
        let recorded = try record(&world)
        let rejection = world.rejection(by: approver, try approval(world, recorded))
        #expect(rejection?.obstacle == .sameGuarantor && rejection?.guarantor == Self.manager)
        #expect(rejection?.text.chinese.contains("由同一人担保") == true)
        #expect(rejection?.text.english.contains("guarantor \(Self.manager)") == true)
        #expect(try world.found(recorded + 1).state == .pending)
        let asked = world.state.approvable(try world.range(recorded), by: approver)
        #expect(asked?.map(\.obstacle) == [.sameGuarantor] && asked?.map(\.guarantor) == [Self.manager])
    }

    @Test func somebodyVouchedForByAnotherApproves() throws {
        var world = try withTeam()
        let recorded = try record(&world)
        try world.approve(recorded)
        #expect(try world.found(recorded + 1).state == .effective)
    }

    @Test func aSessionOfTheGuarantorIsNotSignedFor() throws {
        var world = try withTeam()
        let recorded = try record(&world, Self.manager)
        #expect(try world.found(recorded + 1).isUnsigned)
        try world.approve(recorded)
        #expect(try world.found(recorded + 1).state == .pending)
        try world.approve(recorded, by: Cast.secondApproverKey)
        #expect(try world.found(recorded + 1).state == .effective)
    }

    @Test func whoIsEnrolledByThePuppeteerDeclinesAllTheSame() throws {
        var world = try withTeam()
        let recorded = try record(&world)
        let declined = RecordsDeclined(range: try world.range(recorded), reasonCode: code("entry_error"))
        try world.append(by: Self.secondKey, .recordsDeclined(declined))
        #expect(try world.found(recorded + 1).state == .declined)
    }

    @Test func theWholeChainStandsBehindAKey() throws {
        var world = try withTeam()
        // The committee's manager gives the station's manager another key in good faith.
        let committee = SubjectID(high: 0x5B, low: 44)
        let (committeeKey, again) = (Digest(44, 0, 0, 0), Digest(45, 0, 0, 0))
        try world.append(
            by: Cast.streetKey,
            [
                Make.appointment(committee, Cast.committee, [.manager]),
                Make.key(committeeKey, Cast.committee, .person, committee),
            ]
        )
        try world.append(by: committeeKey, Make.key(again, Cast.station, .person, Self.manager))
        let third = Digest(46, 0, 0, 0)
        try world.append(by: again, Make.key(third, Self.team, .person, Self.first))
        let roster = Make.roster(recorder: Self.first)
        let session = Make.session(.inBatch(offset: 0), Cast.volunteer(1), time)
        let recorded = try world.append(by: third, [roster, session])
        for key in [Self.managerKey, committeeKey] {
            #expect(world.rejection(by: key, try approval(world, recorded))?.obstacle == .sameGuarantor)
        }
        try world.approve(recorded)
        #expect(try world.found(recorded + 1).state == .effective)
    }
}

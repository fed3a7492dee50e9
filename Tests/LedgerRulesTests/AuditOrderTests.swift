import LedgerModel
import LedgerRules
import Testing

/// The order of checks (spec 06): of several rules that one statement breaks, the first counts.
@Suite struct AuditOrderTests {
    private let nobody = SubjectID(high: 1, low: 1)
    private let nowhere = OrganisationID(high: 1, low: 1)

    @Test func referencesComeBeforeAuthority() throws {
        var world = try World.station()
        let voiding = SessionVoided(record: .inBatch(offset: 5), reasonCode: code("duplicate"))
        #expect(world.refusal(by: Cast.deskKey, .sessionVoided(voiding)) == .referenceBroken)
    }

    @Test func theKindOfKeyComesBeforeNames() throws {
        var world = try World.station()
        #expect(world.refusal(by: Cast.deskKey, Make.appointment(nobody, nowhere, [.recorder])) == .keyKindNotAllowed)
    }

    @Test func namesComeBeforeAuthority() throws {
        var world = try World.station()
        #expect(
            world.refusal(by: Cast.recorderKey, Make.appointment(nobody, nowhere, [.recorder])) == .organisationUnknown
        )
        #expect(world.refusal(by: Cast.recorderKey, Make.key(.zero, Cast.street, .person, nobody)) == .subjectUnknown)
    }

    @Test func authorityComesBeforeWhatExists() throws {
        var world = try World.station()
        let again = Make.organisation(Cast.school, "castle", parent: Cast.street)
        #expect(world.refusal(by: Cast.otherKey, again) == .notAuthorised)
        #expect(world.refusal(by: Cast.streetKey, again) == .organisationExists)
        let key = Make.key(Cast.deskKey, Cast.station, .desk)
        #expect(world.refusal(by: Cast.otherKey, key) == .notAuthorised)
        world.proofsAreValid = false
        #expect(world.refusal(by: Cast.streetKey, key) == .keyExists)
    }

    @Test func theSubjectComesBeforeTheRosterAndTheTime() throws {
        var world = try World.station()
        let roster = try world.append(by: Cast.deskKey, Make.roster(.roster))
        let future = SessionTime(day: day("2030-01-01"), seconds: Seconds(60))
        #expect(
            world.refusal(by: Cast.schoolKey, Make.session(world.ref(roster), nobody, future)) == .subjectUnknown
        )
        let known = Make.session(world.ref(roster), Cast.volunteer(1), future)
        #expect(world.refusal(by: Cast.schoolKey, known) == .notAuthorised)
        #expect(world.refusal(by: Cast.deskKey, known) == .inFuture)
    }

    @Test func statesOfRecordsComeInTheirOrder() throws {
        var world = try World.station()
        let first = try world.record([(1, Make.time("2026-06-10", (9, 0), (11, 0)))])
        let voiding = SessionVoided(record: world.ref(first + 1), reasonCode: code("false_record"))
        try world.append(by: Cast.approverKey, .sessionVoided(voiding))
        // Void already, and the signer may not: the state counts.
        #expect(world.refusal(by: Cast.otherKey, .sessionVoided(voiding)) == .recordFinal)
        let same = SessionCorrected(
            record: world.ref(first + 1),
            time: Make.time("2026-06-10", (9, 0), (11, 0)),
            reasonCode: code("time_error")
        )
        #expect(world.refusal(by: Cast.otherKey, .sessionCorrected(same)) == .recordFinal)
    }

    /// A refused statement leaves an audit able to go on.
    @Test func anAuditGoesOnAfterARefusal() throws {
        var world = try World.station()
        let facts = world.batchFacts(Cast.deskKey, count: 2)
        #expect(world.state.openBatch(facts) == nil)
        let id = StatementID(command: world.newCommand())
        let bad = Make.volunteer(Cast.volunteer(1))
        let badEntry = world.entry(facts.index + 1, bad)
        #expect(throws: Rejection(.subjectExists, "subject")) {
            try world.state.apply(StatementEnvelope(id: id), bad, badEntry)
        }
        world.state.skip(badEntry)
        let good = Make.volunteer(Cast.volunteer(50))
        let next = StatementID(command: id.command, ordinal: 1)
        try world.state.apply(StatementEnvelope(id: next), good, world.entry(facts.index + 2, good))
        #expect(world.state.size == facts.index + 3)
        #expect(world.state.sums(of: Cast.volunteer(50)) != nil)
    }
}

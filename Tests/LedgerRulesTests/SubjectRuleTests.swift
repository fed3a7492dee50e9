import LedgerModel
import LedgerRules
import Testing

@Suite struct SubjectRuleTests {
    private let basis = code("pipl_47_3")

    private func erased(_ subject: SubjectID) -> Statement {
        .subjectErased(SubjectErased(subject: subject, legalBasis: basis))
    }

    @Test func volunteersRegisterOnce() throws {
        var world = try World.station()
        #expect(world.refusal(by: Cast.deskKey, Make.volunteer(Cast.volunteer(1))) == .subjectExists)
        // An operator may become a volunteer; who he is says a manager of all his offices.
        #expect(world.refusal(by: Cast.recorderKey, Make.volunteer(Cast.approver)) == .notAuthorised)
        #expect(world.refusal(by: Cast.streetKey, Make.volunteer(Cast.streetManager)) == .ownCase)
        #expect(world.refusal(by: Cast.streetKey, Make.volunteer(Cast.approver)) == nil)
    }

    @Test func nobodyErasesHisSuperiorsOrOtherPlacesVolunteers() throws {
        var world = try World.station()
        let restricted = SubjectRestricted(subject: Cast.volunteer(1), restricted: true, legalBasis: basis)
        #expect(world.refusal(by: Cast.otherKey, erased(Cast.volunteer(1))) == .notAuthorised)
        #expect(world.refusal(by: Cast.otherKey, .subjectRestricted(restricted)) == .notAuthorised)
        #expect(world.refusal(by: Cast.otherKey, erased(Cast.approver)) == .notAuthorised)
        #expect(world.refusal(by: Cast.streetKey, erased(Cast.rootManager)) == .notAuthorised)
        #expect(world.refusal(by: Cast.rootKey, erased(Cast.rootManager)) == .notAuthorised)
        // An office lower down adds a manager who is asked and takes none away.
        try world.append(by: Cast.otherKey, Make.appointment(Cast.volunteer(1), Cast.otherStreet, [.recorder]))
        #expect(world.refusal(by: Cast.otherKey, erased(Cast.volunteer(1))) == .notAuthorised)
        #expect(world.refusal(by: Cast.streetKey, erased(Cast.volunteer(1))) == .notAuthorised)
        #expect(world.refusal(by: Cast.streetKey, erased(Cast.volunteer(2))) == nil)
        #expect(world.refusal(by: Cast.streetKey, erased(Cast.approver)) == nil)
        #expect(world.refusal(by: Cast.rootKey, erased(Cast.volunteer(1))) == nil)
    }

    @Test func aRequestIsRefusedWhereThePersonIsAtHome() throws {
        var world = try World.station()
        func refused(_ subject: SubjectID) -> Statement {
            let reason = Digest(7, 7, 7, 7)
            return .requestRefused(
                RequestRefused(subject: subject, request: code("copy"), reasonCode: code("kept_by_law"), reason: reason)
            )
        }
        #expect(world.refusal(by: Cast.deskKey, refused(Cast.volunteer(1))) == .keyKindNotAllowed)
        #expect(world.refusal(by: Cast.otherKey, refused(Cast.volunteer(1))) == .notAuthorised)
        #expect(world.refusal(by: Cast.approverKey, refused(Cast.volunteer(1))) == .notAuthorised)
        #expect(world.refusal(by: Cast.streetKey, refused(Cast.streetManager)) == .ownCase)
        #expect(world.refusal(by: Cast.streetKey, refused(Cast.rootManager)) == .notAuthorised)
        #expect(world.refusal(by: Cast.rootKey, refused(Cast.rootManager)) == .ownCase)
        #expect(world.refusal(by: Cast.streetKey, refused(SubjectID(high: 1, low: 2))) == .subjectUnknown)
        try world.append(
            by: Cast.streetKey,
            .subjectRestricted(SubjectRestricted(subject: Cast.volunteer(1), restricted: true, legalBasis: basis))
        )
        #expect(world.refusal(by: Cast.streetKey, refused(Cast.volunteer(1))) == nil)
        try world.append(by: Cast.streetKey, erased(Cast.volunteer(2)))
        #expect(world.refusal(by: Cast.streetKey, refused(Cast.volunteer(2))) == .subjectErased)
    }

    @Test func erasedSubjectsAreNamedNoMore() throws {
        var world = try World.station()
        let time = Make.time("2026-06-10", (9, 0), (11, 0))
        let first = try world.record([(1, time)])
        #expect(world.refusal(by: Cast.recorderKey, erased(Cast.volunteer(1))) == .notAuthorised)
        #expect(world.refusal(by: Cast.streetKey, erased(Cast.streetManager)) == .ownCase)
        #expect(world.refusal(by: Cast.streetKey, erased(SubjectID(high: 1, low: 2))) == .subjectUnknown)
        #expect(world.refusal(by: Cast.streetKey, erased(Cast.volunteer(1))) == nil)
        let update = VolunteerUpdated(subject: Cast.volunteer(1), profile: Make.commitments([.contact]))
        #expect(world.refusal(by: Cast.deskKey, .volunteerUpdated(update)) == .subjectErased)
        let correction = SessionCorrected(
            record: world.ref(first + 1),
            time: Make.time("2026-06-10", (9, 0), (12, 0)),
            reasonCode: code("time_error")
        )
        #expect(world.refusal(by: Cast.approverKey, .sessionCorrected(correction)) == .subjectErased)
        let voiding = SessionVoided(record: world.ref(first + 1), reasonCode: code("false_record"))
        #expect(world.refusal(by: Cast.approverKey, .sessionVoided(voiding)) == nil)
    }

    @Test func erasedOperatorsSignNothing() throws {
        var world = try World.station()
        try world.append(by: Cast.rootKey, erased(Cast.approver))
        #expect(world.refusal(by: Cast.approverKey, Make.volunteer(Cast.volunteer(9))) == .subjectErased)
    }

    @Test func restrictionStopsWhatAdds() throws {
        var world = try World.station()
        func restriction(_ on: Bool) -> Statement {
            .subjectRestricted(SubjectRestricted(subject: Cast.volunteer(1), restricted: on, legalBasis: basis))
        }
        try world.append(by: Cast.streetKey, restriction(true))
        let roster = try world.append(by: Cast.deskKey, Make.roster())
        let session = Make.session(
            world.ref(roster),
            Cast.volunteer(1),
            Make.time("2026-06-10", (9, 0), (11, 0))
        )
        #expect(world.refusal(by: Cast.deskKey, session) == .subjectRestricted)
        try world.append(by: Cast.streetKey, restriction(false))
        #expect(world.refusal(by: Cast.deskKey, session) == nil)
    }

    @Test func consentComesFromTheSubjectOrAGuardian() throws {
        var world = try World.station()
        let guardian = SubjectID(high: 0x77, low: 1)
        func consent(_ by: SubjectID) -> Statement {
            .consentRecorded(
                ConsentRecorded(subject: Cast.volunteer(1), consent: code("photo"), given: true, by: by)
            )
        }
        #expect(world.refusal(by: Cast.deskKey, consent(Cast.volunteer(1))) == nil)
        #expect(world.refusal(by: Cast.deskKey, consent(guardian)) == .notAuthorised)
        let link = GuardianLinked(subject: Cast.volunteer(1), guardian: guardian, evidence: .zero)
        try world.append(by: Cast.deskKey, .guardianLinked(link))
        #expect(world.refusal(by: Cast.deskKey, consent(guardian)) == nil)
        let shown = DisclosureRecorded(
            subject: SubjectID(high: 1, low: 3),
            disclosure: code("profile"),
            reasonCode: code("inspection")
        )
        #expect(world.refusal(by: Cast.deskKey, .disclosureRecorded(shown)) == .subjectUnknown)
    }

    @Test func activitiesAndRosters() throws {
        var world = try World.station()
        func refusal(_ statement: Statement, by key: Digest = Cast.deskKey) -> RejectionCode? {
            world.refusal(by: key, statement)
        }
        let other = ActivityID(high: 0xAC, low: 3)
        #expect(refusal(Make.activity()) == .activityExists)
        #expect(refusal(Make.activity(other, category: "travel")) == .categoryRefused)
        #expect(refusal(Make.activity(other, leader: SubjectID(high: 1, low: 1))) == .subjectUnknown)
        #expect(refusal(Make.roster(activity: other)) == .activityUnknown)
        #expect(refusal(Make.roster(recorder: Cast.approver)) == .notAuthorised)
        #expect(refusal(Make.roster(), by: Cast.leaderKey) == .notAuthorised)
        #expect(refusal(Make.roster(), by: Cast.schoolKey) == .notAuthorised)
        #expect(refusal(Make.roster(), by: Cast.recorderKey) == nil)
        let days = DayRange(first: day("2026-01-01"), last: day("2026-06-01"))
        func amended(_ activity: ActivityID) -> Statement {
            .activityAmended(ActivityAmended(activity: activity, days: days, reasonCode: code("date_error")))
        }
        #expect(refusal(amended(other), by: Cast.approverKey) == .activityUnknown)
        #expect(refusal(amended(Cast.activity), by: Cast.leaderKey) == .notAuthorised)
        #expect(refusal(amended(Cast.activity), by: Cast.approverKey) == nil)
    }
}

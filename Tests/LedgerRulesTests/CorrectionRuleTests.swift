import LedgerModel
import LedgerRules
import Testing

@Suite struct CorrectionRuleTests {
    private let time = Make.time("2026-06-10", (9, 0), (11, 0))
    private let longer = Make.time("2026-06-11", (9, 0), (12, 0))

    private func correction(_ world: World, _ record: UInt64, _ time: SessionTime) -> Statement {
        .sessionCorrected(SessionCorrected(record: world.ref(record), time: time, reasonCode: code("time_error")))
    }

    private func voiding(_ world: World, _ record: UInt64) -> Statement {
        .sessionVoided(SessionVoided(record: world.ref(record), reasonCode: code("false_record")))
    }

    @Test func aCorrectedRecordIsPendingAgainAndItsCreditGoesBack() throws {
        var world = try World.station()
        let first = try world.record([(1, time)])
        try world.approve(first)
        try world.append(by: Cast.approverKey, correction(world, first + 1, longer))
        let record = try world.found(first + 1)
        #expect(record.state == .pending && record.version == 2 && record.time == longer)
        #expect(record.recorders == [Cast.approver])
        let sums = try world.sums(Cast.volunteer(1))
        #expect(sums.total == .zero && sums.pending == Seconds(10_800) && sums.credit == 0)
        #expect(world.state.issuanceBalance == 0)
        // The corrector is its recorder now; the roster's recorder is not.
        let range = try world.range(first)
        let approval = Statement.recordsApproved(RecordsApproved(range: range))
        #expect(world.rejection(by: Cast.approverKey, approval)?.obstacle == .ownRecord)
        try world.approve(first, by: Cast.secondApproverKey)
        #expect(try world.sums(Cast.volunteer(1)).effective(.signedInOut) == Seconds(10_800))
    }

    @Test func correctionsAreJudgedWithoutTheFormerSelf() throws {
        var world = try World.station()
        let first = try world.record([(1, time), (1, Make.time("2026-06-10", (12, 0), (13, 0)))])
        let shifted = Make.time("2026-06-10", (9, 30), (11, 30))
        #expect(world.refusal(by: Cast.approverKey, correction(world, first + 1, shifted)) == nil)
        let clash = Make.time("2026-06-10", (9, 30), (12, 30))
        let rejection = world.rejection(by: Cast.secondApproverKey, correction(world, first + 1, clash))
        #expect(rejection?.code == .overlap && rejection?.otherIndex == first + 2)
        #expect(world.refusal(by: Cast.secondApproverKey, correction(world, first + 1, shifted)) == .correctionEmpty)
        #expect(world.refusal(by: Cast.approverKey, correction(world, first + 1, time)) == .voidNotAllowed)
    }

    @Test func absurdCorrectionsAreRefusedNotTrapped() throws {
        var world = try World.station()
        let first = try world.record([(1, time)])
        let interval = try #require(time.interval)
        let backwards = ServiceInterval(start: interval.end, end: interval.start)
        let absurd = SessionTime(day: time.day, seconds: time.seconds, interval: backwards)
        #expect(world.refusal(by: Cast.approverKey, correction(world, first + 1, absurd)) == .intervalBroken)
        let otherDay = SessionTime(day: time.day.adding(days: 3), seconds: time.seconds, interval: interval)
        #expect(world.refusal(by: Cast.approverKey, correction(world, first + 1, otherDay)) == .intervalBroken)
        let ahead = Make.time("2026-12-31", (9, 0), (10, 0))
        #expect(world.refusal(by: Cast.approverKey, correction(world, first + 1, ahead)) == .inFuture)
    }

    @Test func finalRecordsAreFinal() throws {
        var world = try World.station()
        let first = try world.record([(1, time), (2, time)])
        #expect(world.refusal(by: Cast.otherKey, voiding(world, first + 1)) == .voidNotAllowed)
        #expect(world.refusal(by: Cast.recorderKey, voiding(world, first + 1)) == .voidNotAllowed)
        try world.approve(first)
        try world.append(by: Cast.approverKey, voiding(world, first + 1))
        #expect(try world.found(first + 1).state == .void)
        #expect(try world.sums(Cast.volunteer(1)).credit == 0)
        #expect(world.refusal(by: Cast.approverKey, voiding(world, first + 1)) == .recordFinal)
        #expect(world.refusal(by: Cast.approverKey, correction(world, first + 1, longer)) == .recordFinal)
    }

    @Test func aClerkTakesHisOwnRosterBack() throws {
        var world = try World.station()
        let first = try world.record([(1, time), (2, time)])
        func withdrawal(_ reason: String, except: [Int] = []) throws -> Statement {
            .recordsVoided(RecordsVoided(range: try world.range(first, except: except), reasonCode: code(reason)))
        }
        #expect(world.refusal(by: Cast.recorderKey, try withdrawal("wrong_time")) == .voidNotAllowed)
        #expect(world.refusal(by: Cast.deskKey, try withdrawal("recorder_withdrew")) == .voidNotAllowed)
        try world.approve(first, except: [2])
        let refused = world.rejection(by: Cast.recorderKey, try withdrawal("recorder_withdrew"))
        #expect(refused?.code == .voidNotAllowed && refused?.offset == 1)
        #expect(world.refusal(by: Cast.recorderKey, try withdrawal("recorder_withdrew", except: [1])) == nil)
        #expect(try world.found(first + 2).state == .void)
        #expect(world.refusal(by: Cast.approverKey, try withdrawal("wrong_time")) == .recordFinal)
        #expect(world.refusal(by: Cast.approverKey, try withdrawal("wrong_time", except: [1, 2])) == .nothingToApprove)
    }

    @Test func objectionsHaveADueDayAndEndOnce() throws {
        var world = try World.station()
        let first = try world.record([(1, time)])
        let opened = ObjectionOpened(
            record: world.ref(first + 1),
            objector: Cast.volunteer(2),
            reasonCode: code("objection")
        )
        let index = try world.append(by: Cast.deskKey, .objectionOpened(opened))
        // Monday 2026-06-15; the Dragon Boat Festival on 19 June is a day off: ten working days later is the 30th.
        #expect(world.state.objections().first?.due == day("2026-06-30"))
        func decision(_ objection: UInt64) -> Statement {
            .objectionDecided(
                ObjectionDecided(
                    objection: world.ref(objection),
                    outcome: .rejected,
                    reasonCode: code("objection")
                )
            )
        }
        #expect(world.refusal(by: Cast.otherKey, decision(index)) == .notAuthorised)
        #expect(world.refusal(by: Cast.approverKey, decision(first)) == .referenceBroken)
        #expect(world.refusal(by: Cast.approverKey, decision(index)) == nil)
        #expect(world.refusal(by: Cast.approverKey, decision(index)) == .objectionClosed)
        #expect(try world.found(first + 1).state == .pending)
    }

    @Test func anObjectionToAGradeIsDecidedByWhoNeitherSignedNorIsGraded() throws {
        var world = try World.station()
        let graded = StudentEvaluated(
            subject: Cast.volunteer(1),
            result: StudentResult(schoolYear: 2025, community: Cast.committee, grade: .fair),
            publicity: DayRange(first: day("2026-06-01"), last: day("2026-06-10")),
            facts: Make.commitments([.item, .standard])
        )
        let grade = try world.append(by: Cast.schoolKey, .studentEvaluated(graded))
        func opened(_ reference: StatementReference) -> Statement {
            .objectionOpened(
                ObjectionOpened(record: reference, objector: Cast.volunteer(1), reasonCode: code("grade"))
            )
        }
        #expect(
            world.refusal(by: Cast.deskKey, opened(.logged(index: grade, leaf: .zero))) == .referenceBroken
        )
        let index = try world.append(by: Cast.deskKey, opened(world.ref(grade)))
        #expect(world.state.student(ofGrade: grade) == Cast.volunteer(1))
        #expect(world.state.objections().map(\.isAboutGrade) == [true])
        #expect(world.state.objections().first?.due == day("2026-06-30"))
        let decided = Statement.objectionDecided(
            ObjectionDecided(objection: world.ref(index), outcome: .upheld, reasonCode: code("grade"))
        )
        #expect(world.refusal(by: Cast.approverKey, decided) == .notAuthorised)
        #expect(world.refusal(by: Cast.streetKey, decided) == nil)
        #expect(world.refusal(by: Cast.streetKey, decided) == .objectionClosed)
    }

    @Test func whoeverIsKnownObjectsToTheRecordOfOneWhoIsErased() throws {
        var world = try World.station()
        let first = try world.record([(1, time)])
        let erased = SubjectErased(subject: Cast.volunteer(1), legalBasis: code("request"))
        try world.append(by: Cast.streetKey, .subjectErased(erased))
        let unknown = Cast.volunteer(99)
        let expectations: [(SubjectID, RejectionCode?)] = [
            (unknown, .subjectUnknown), (Cast.volunteer(1), .subjectErased), (Cast.volunteer(2), nil),
        ]
        for (objector, expected) in expectations {
            let opened = ObjectionOpened(
                record: world.ref(first + 1),
                objector: objector,
                reasonCode: code("objection")
            )
            #expect(world.refusal(by: Cast.deskKey, .objectionOpened(opened)) == expected)
        }
    }

    @Test func referencesMustHold() throws {
        var world = try World.station()
        let first = try world.record([(1, time)])
        let wrongLeaf = StatementReference.logged(index: first + 1, leaf: .zero)
        let voided = Statement.sessionVoided(SessionVoided(record: wrongLeaf, reasonCode: code("duplicate")))
        #expect(world.refusal(by: Cast.approverKey, voided) == .referenceBroken)
        #expect(world.refusal(by: Cast.approverKey, voiding(world, first)) == .referenceBroken)
        #expect(world.refusal(by: Cast.approverKey, voiding(world, 10_000)) == .referenceBroken)
        let ahead = Make.session(.inBatch(offset: 0), Cast.volunteer(1), time)
        #expect(world.refusal(by: Cast.deskKey, ahead) == .referenceBroken)
    }
}

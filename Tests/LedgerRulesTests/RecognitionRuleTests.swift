import LedgerModel
import LedgerRules
import Testing

@Suite struct RecognitionRuleTests {
    @Test func starsFollowTheThreshold() throws {
        var world = try World.station()
        world.now = World.instant("2026-01-20", 10)
        var firsts: [UInt64] = []
        for number in 0..<5 {
            let on = day("2026-01-12").adding(days: Int32(number)).description
            // 4 x 20 h and 19 h 59 min 59 s: one second short of 100 h.
            let pause: Int64 = number == 4 ? 1 : 0
            firsts.append(try world.record([(1, Make.time(on, (0, 0), (20, 0), pause: pause))]))
            try world.approve(firsts[number])
        }
        func grant(_ stars: Int, by key: Digest = Cast.approverKey, size: UInt64 = 1) -> RejectionCode? {
            world.refusal(
                by: key,
                .starGranted(StarGranted(subject: Cast.volunteer(1), stars: stars, size: size))
            )
        }
        #expect(
            world.state.starProposal(for: Cast.volunteer(1), organisation: Cast.committee, on: day("2026-01-20")) == 0
        )
        #expect(grant(1) == .starNotEarned)
        let second = try world.record([(1, SessionTime(day: day("2026-01-18"), seconds: Seconds(1)))], .roster)
        try world.approve(second)
        #expect(grant(1, by: Cast.recorderKey) == .notAuthorised)
        #expect(grant(1, size: world.size + 10) == .starNotEarned)
        #expect(grant(2) == .starNotEarned)
        #expect(grant(1) == nil)
        #expect(grant(1) == .starNotHigher)

        let closed = Statement.starReviewClosed(
            StarReviewClosed(subject: Cast.volunteer(1), stars: 0, reasonCode: code("false_record"))
        )
        #expect(world.refusal(by: Cast.approverKey, closed) == .noReviewOpen)
        let voided = SessionVoided(record: world.ref(second + 1), reasonCode: code("false_record"))
        try world.append(by: Cast.approverKey, .sessionVoided(voided))
        #expect(try world.sums(Cast.volunteer(1)).isUnderReview)
        #expect(try world.sums(Cast.volunteer(1)).stars == 1)
        // Only who granted it or stands above closes the review; a manager of another street is a stranger.
        #expect(world.refusal(by: Cast.otherKey, closed) == .notAuthorised)
        #expect(world.refusal(by: Cast.approverKey, closed) == nil)
        #expect(try world.sums(Cast.volunteer(1)).stars == 0)
        #expect(world.refusal(by: Cast.streetKey, closed) == .noReviewOpen)
    }

    @Test func elsewhereIsCountedApart() throws {
        var world = try World.station()
        func elsewhere(_ subject: SubjectID, last: String, seconds: Int64 = 3600) -> Statement {
            .recordedElsewhere(
                RecordedElsewhere(
                    subject: subject,
                    platform: code("national"),
                    days: DayRange(first: day("2020-01-01"), last: day(last)),
                    seconds: Seconds(seconds),
                    source: .zero
                )
            )
        }
        #expect(world.refusal(by: Cast.deskKey, elsewhere(Cast.volunteer(1), last: "2026-06-16")) == .inFuture)
        #expect(world.refusal(by: Cast.approverKey, elsewhere(Cast.approver, last: "2026-06-15")) == .ownCase)
        #expect(world.refusal(by: Cast.deskKey, elsewhere(Cast.volunteer(1), last: "2026-06-15")) == nil)
        for _ in 0..<1023 {
            try world.append(by: Cast.deskKey, elsewhere(Cast.volunteer(2), last: "2026-06-15", seconds: 1 << 40))
        }
        let last = elsewhere(Cast.volunteer(2), last: "2026-06-15", seconds: 1 << 40)
        #expect(world.refusal(by: Cast.deskKey, last) == nil)
        #expect(world.refusal(by: Cast.deskKey, last) == .amountOverflow)
        #expect(try world.sums(Cast.volunteer(1)).elsewhere == Seconds(3600))
        #expect(try world.sums(Cast.volunteer(1)).total == .zero)
    }

    @Test func trainingsAndStudents() throws {
        var world = try World.station()
        let training = TrainingID(high: 1, low: 1)
        func held(_ id: TrainingID, on text: String, _ community: OrganisationID? = nil) -> Statement {
            var held = TrainingHeld(
                training: id,
                day: day(text),
                facts: Make.commitments([.title, .content, .host])
            )
            held.community = community
            return .trainingHeld(held)
        }
        func attended(_ id: TrainingID) -> Statement {
            .trainingAttended(
                TrainingAttended(training: id, subject: Cast.volunteer(1), learningSeconds: Seconds(3600))
            )
        }
        #expect(world.refusal(by: Cast.deskKey, held(training, on: "2026-06-16")) == .inFuture)
        let nowhere = OrganisationID(high: 9, low: 9)
        #expect(world.refusal(by: Cast.deskKey, held(training, on: "2026-06-01", nowhere)) == .organisationUnknown)
        #expect(world.refusal(by: Cast.deskKey, attended(training)) == .trainingUnknown)
        #expect(world.refusal(by: Cast.deskKey, held(training, on: "2026-06-01", Cast.committee)) == nil)
        #expect(world.refusal(by: Cast.deskKey, held(training, on: "2026-06-01")) == .trainingExists)
        #expect(world.refusal(by: Cast.schoolKey, attended(training)) == .trainingUnknown)
        #expect(world.refusal(by: Cast.deskKey, attended(training)) == nil)
        #expect(world.refusal(by: Cast.deskKey, attended(training)) == .duplicate)
        #expect(try world.sums(Cast.volunteer(1)).total == .zero)
        let result = StudentResult(schoolYear: 2025, community: Cast.committee, grade: .good)
        let evaluated = StudentEvaluated(
            subject: Cast.volunteer(1),
            result: result,
            publicity: DayRange(first: day("2026-06-01"), last: day("2026-06-10")),
            facts: Make.commitments([.item, .standard])
        )
        #expect(world.refusal(by: Cast.deskKey, .studentEvaluated(evaluated)) == .notAuthorised)
        #expect(world.refusal(by: Cast.schoolKey, .studentEvaluated(evaluated)) == nil)
    }

    @Test func notesOfRecords() throws {
        var world = try World.station()
        let first = try world.record([(1, Make.time("2026-06-10", (9, 0), (11, 0)))])
        let number = Statement.externalNumberRecorded(
            ExternalNumberRecorded(record: world.ref(first + 1), platform: code("national"), number: .zero)
        )
        #expect(world.refusal(by: Cast.schoolKey, number) == .notAuthorised)
        #expect(world.refusal(by: Cast.deskKey, number) == nil)
        #expect(world.refusal(by: Cast.deskKey, number) == .duplicate)
        func evaluation(_ text: String) -> Statement {
            .evaluationRecorded(
                EvaluationRecorded(
                    record: world.ref(first + 1),
                    day: day(text),
                    quality: 5,
                    evaluator: .served
                )
            )
        }
        #expect(world.refusal(by: Cast.deskKey, evaluation("2026-06-16")) == .inFuture)
        #expect(world.refusal(by: Cast.deskKey, evaluation("2026-06-11")) == .recordNotEffective)
        try world.approve(first)
        #expect(world.refusal(by: Cast.deskKey, evaluation("2026-06-11")) == nil)
    }

    @Test func certificatesCoverEffectiveRecords() throws {
        var world = try World.station()
        let time = Make.time("2026-06-10", (9, 0), (11, 0))
        let first = try world.record([(1, time), (2, time)])
        let number = try #require(CertificateNumber("1506-2026-0001"))
        func refusal(
            _ records: [UInt64],
            seconds: Int64,
            ordinal: UInt64 = 0,
            key: Digest = Cast.credentialKey,
            by author: Digest = Cast.approverKey,
            credential: Digest = .zero
        ) -> RejectionCode? {
            let coverage = CertificateCoverage(records: .listed(records), seconds: Seconds(seconds))
            return world.refusal(
                by: author,
                .certificateIssued(
                    CertificateIssued(
                        registerOrdinal: ordinal,
                        number: number,
                        credential: credential,
                        key: key,
                        coverage: coverage
                    )
                )
            )
        }
        #expect(refusal([first + 1], seconds: 7200, ordinal: 1) == .registerGap)
        #expect(refusal([first + 1], seconds: 7200) == .recordNotEffective)
        try world.approve(first)
        #expect(refusal([first + 1, first + 2], seconds: 14_400) == .recordsOfSeveral)
        #expect(refusal([first + 1], seconds: 7201) == .secondsDiffer)
        #expect(refusal([first + 1], seconds: 7200, key: Cast.deskKey) == .keyUnknown)
        #expect(refusal([first + 1], seconds: 7200, by: Cast.deskKey) == .notAuthorised)
        #expect(refusal([first + 1], seconds: 7200) == nil)
        #expect(world.state.certificates(covering: first + 1) == [0])
        func status(_ ordinal: UInt64) -> Statement {
            .certificateStatusChanged(
                CertificateStatusChanged(
                    registerOrdinal: ordinal,
                    status: .superseded,
                    reasonCode: code("time_error")
                )
            )
        }
        #expect(world.refusal(by: Cast.approverKey, status(1)) == .certificateUnknown)
        #expect(world.refusal(by: Cast.otherKey, status(0)) == .notAuthorised)
        #expect(world.refusal(by: Cast.approverKey, status(0)) == nil)
        #expect(world.state.certificate(0)?.status == .superseded)
        // The same file does not come back under the next ordinal, nor does another whose digest begins alike count as it.
        #expect(refusal([first + 1], seconds: 7200, ordinal: 1) == .certificateExists)
        #expect(refusal([first + 1], seconds: 7200, ordinal: 1, credential: Digest(0, 0, 0, 1)) == nil)
    }
}

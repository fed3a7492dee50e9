import LedgerModel
import LedgerProjections
import LedgerRules
import Testing

/// Folds of statements as they come out of a log; nothing here is held against the rules.
@Suite struct ProjectionTests {
    private func input(_ statement: Statement, at index: UInt64, _ text: String = "2026-01-02") -> ProjectionInput {
        let milliseconds = UInt64(World.instant(text, 10)) * 1000
        let entry = AppliedEntry(index: index, leaf: .zero, logTimeMilliseconds: milliseconds)
        return ProjectionInput(entry: entry, statement: statement, organisation: Cast.station)
    }

    @Test func theChronicleCountsYearsOfLogTime() {
        var chronicle = Chronicle()
        chronicle.take(input(Make.volunteer(Cast.volunteer(1)), at: 1, "2025-12-31"))
        chronicle.take(input(Make.volunteer(Cast.volunteer(2)), at: 2, "2026-01-01"))
        let lines = [2025, 2026].map { chronicle.years[$0]?[Cast.station] }
        #expect(lines.map { $0?.registrations } == [1, 1] && lines[1]?.records == 0)
    }

    @Test func satisfactionIsTheShareOfFourAndFive() {
        var recognitions = Recognitions()
        for (offset, quality) in [3, 4, 5].enumerated() {
            let evaluation = EvaluationRecorded(
                record: .inBatch(offset: 0),
                day: day("2026-01-01"),
                quality: quality,
                evaluator: .served
            )
            var input = input(.evaluationRecorded(evaluation), at: UInt64(10 + offset))
            input.batchStart = 9
            recognitions.take(input)
        }
        #expect(recognitions.evaluations.map(\.record) == [9, 9, 9])
        #expect(recognitions.satisfaction[.served]?.satisfied == 2)
        #expect(recognitions.satisfaction[.served]?.satisfiedBasisPoints == 6666)
        #expect(Satisfaction().satisfiedBasisPoints == nil)
    }

    @Test func commendationsKeepTheirOrder() {
        var recognitions = Recognitions()
        for number in UInt64(1)...2 {
            let commendation = CommendationRecorded(
                subject: Cast.volunteer(number),
                provenance: .government,
                day: day("2026-01-01"),
                facts: Make.commitments([.title, .grantor])
            )
            recognitions.take(input(.commendationRecorded(commendation), at: number))
        }
        #expect(recognitions.commendations.map(\.subject) == [Cast.volunteer(1), Cast.volunteer(2)])
    }

    @Test func codesForReadersAreListed() {
        var facts = StatedFacts()
        var opened = ActivityOpened(
            activity: Cast.activity,
            category: code("elder_care"),
            days: DayRange(first: day("2026-01-01"), last: day("2026-12-31")),
            leader: Cast.volunteer(1),
            facts: Make.commitments([.title, .place, .content, .leaderName])
        )
        opened.targetGroup = code("empty_nest_elder")
        opened.parentAndChild = true
        facts.take(input(.activityOpened(opened), at: 1))
        var roster = RosterOpened(activity: opened.activity, evidence: .roster, recorder: Cast.volunteer(1))
        facts.take(input(.rosterOpened(roster), at: 2))
        roster.lateReason = code("remote_site")
        facts.take(input(.rosterOpened(roster), at: 3))
        #expect(facts.groups == [opened.activity: code("empty_nest_elder")])
        #expect(facts.lateReasons.mapValues(\.text) == [3: "remote_site"])
        #expect(facts.parentAndChild == [opened.activity] && facts.openings == [opened.activity: 1])
    }

    @Test func theLastGradeOfAStudentYearAndCommunityCounts() {
        var recognitions = Recognitions()
        for (index, (year, grade)) in [(2025, Grade.fair), (2026, .poor), (2026, .good)].enumerated() {
            let evaluated = StudentEvaluated(
                subject: Cast.volunteer(1),
                result: StudentResult(schoolYear: year, community: Cast.committee, grade: grade),
                publicity: DayRange(first: day("2026-12-01"), last: day("2026-12-07")),
                facts: Make.commitments([.item, .standard])
            )
            recognitions.take(input(.studentEvaluated(evaluated), at: UInt64(index)))
        }
        #expect(recognitions.grades.count == 3)
        #expect(recognitions.standingGrades.map(\.result.grade) == [.fair, .good])
    }

    @Test func aRecordHasOneStandingForEachPlatform() throws {
        let (national, other) = (code("national"), code("izhiyuan"))
        var book = PlatformBook()
        let record = StatementReference.logged(index: 7, leaf: .zero)
        for (index, (platform, status)) in [
            (national, SynchronisationStatus.sent), (other, .refused), (national, .acknowledged),
        ]
        .enumerated() {
            let synchronised = Synchronised(record: record, platform: platform, status: status)
            book.take(input(.synchronised(synchronised), at: UInt64(20 + index)))
        }
        #expect(book.standing.count == 2)
        #expect(book.standing[.init(record: 7, platform: national)]?.status == .acknowledged)
        #expect(book.standing[.init(record: 7, platform: other)]?.index == 21)
        let number = ExternalNumberRecorded(record: record, platform: national, number: .zero)
        book.take(input(.externalNumberRecorded(number), at: 30))
        #expect(book.numbers.map(\.record) == [7])
        let days = DayRange(first: day("2020-01-01"), last: day("2025-12-31"))
        let elsewhere = RecordedElsewhere(
            subject: Cast.volunteer(1),
            platform: national,
            days: days,
            seconds: Seconds(3600),
            source: .zero
        )
        book.take(input(.recordedElsewhere(elsewhere), at: 31))
        #expect(book.elsewhere.map(\.facts.seconds) == [Seconds(3600)])
    }

    @Test func dismissalsEndAppointmentsAndNewOnesReplaceThem() {
        var appointments = Appointments()
        func appoint(_ number: UInt64, _ roles: [Role], at index: UInt64) {
            let appointed = OperatorAppointed(
                subject: Cast.volunteer(number),
                organisation: Cast.station,
                roles: roles
            )
            appointments.take(input(.operatorAppointed(appointed), at: index))
        }
        appoint(1, [.recorder], at: 1)
        appoint(2, [.approver], at: 2)
        appoint(1, [.manager], at: 3)
        #expect(appointments.lines.map(\.roles) == [[.approver], [.manager]])
        let dismissed = OperatorDismissed(
            subject: Cast.volunteer(2),
            organisation: Cast.station,
            reasonCode: code("left")
        )
        appointments.take(input(.operatorDismissed(dismissed), at: 4))
        #expect(appointments.lines.map(\.subject) == [Cast.volunteer(1)])
    }

    @Test func ofANameAndRegionTheLatestFirstDayIsInForce() throws {
        var history = PolicyHistory()
        func adopt(_ region: String, from first: String, at index: UInt64, on day: String) throws {
            let policy = PolicyAdopted(
                policy: code("recording"),
                version: index,
                region: try #require(PolicyRegion(region)),
                effectiveFrom: LedgerProjectionsTests.day(first),
                document: []
            )
            history.take(input(.policyAdopted(policy), at: index, day))
        }
        try adopt("default", from: "2018-01-01", at: 1, on: "2026-01-01")
        try adopt("default", from: "2026-07-01", at: 2, on: "2026-02-01")
        try adopt("1501", from: "2018-01-01", at: 3, on: "2026-03-01")
        #expect(history.inForce(on: day("2026-01-15")) == [1])
        #expect(history.inForce(on: day("2026-06-30")) == [1, 3])
        #expect(history.inForce(on: day("2026-07-01")) == [2, 3])
    }
}

import LedgerModel
import LedgerProjections
import LedgerRules
import Testing

@Suite struct ReportTests {
    private func year() throws -> World {
        var world = try World.station()
        world.now = World.instant("2026-10-12", 10)
        let first = try world.record([
            (1, Make.time("2026-08-31", (9, 0), (11, 0))), (1, Make.time("2026-09-01", (9, 0), (12, 0))),
            (2, Make.time("2026-10-10", (9, 0), (10, 0))),
        ])
        try world.approve(first, by: Cast.approverKey)
        try world.approve(first, by: Cast.streetKey, except: [3])
        return world
    }

    @Test func hoursAddUp() throws {
        var world = try year()
        let all = HoursReport(&world.state)
        #expect(all.total.seconds == Seconds(6 * 3600))
        #expect(all.byEvidence[.signedInOut]?.records == 3)
        #expect(all.byOrganisation[Cast.station]?.seconds == all.total.seconds)
        #expect(all.byLegalRecorder[Cast.committee]?.seconds == all.total.seconds)
        #expect(all.total.late == Seconds(5 * 3600))
        var filter = HoursReport.Filter()
        filter.period = DayRange(first: day("2026-09-01"), last: day("2026-10-10"))
        filter.subjects = [Cast.volunteer(1)]
        #expect(HoursReport(&world.state, filter).total.seconds == Seconds(3 * 3600))
        filter.organisations = [Cast.school]
        #expect(HoursReport(&world.state, filter).total.records == 0)
    }

    @Test func schoolYearsBeginInSeptember() throws {
        var world = try year()
        let calendar = StudentsReport(&world.state, .calendarYear(2026))
        #expect(calendar.lines[Cast.volunteer(1)]?.community.records == 2)
        let before = StudentsReport(&world.state, .schoolYear(2025))
        let after = StudentsReport(&world.state, .schoolYear(2026))
        #expect(before.lines[Cast.volunteer(1)]?.any.records == 1)
        #expect(after.lines[Cast.volunteer(1)]?.any.seconds == Seconds(3 * 3600))
        let roster = (1...3).map { Cast.volunteer($0) }
        #expect(after.short(of: 1, communityOnly: true, roster: roster) == [Cast.volunteer(3)])
        #expect(before.short(of: 1, communityOnly: false, roster: roster) == [Cast.volunteer(2), Cast.volunteer(3)])
    }

    @Test func lateRatesByMonth() throws {
        var world = try year()
        let report = LateRecordingReport(&world.state)
        let august = LateRecordingReport.Key(organisation: Cast.station, year: 2026, month: 8)
        let october = LateRecordingReport.Key(organisation: Cast.station, year: 2026, month: 10)
        #expect(report.rates[august]?.late == 1 && report.rates[august]?.all == 1)
        #expect(report.rates[october]?.late == 0 && report.rates[october]?.all == 1)
        let year = report.rates.values.reduce(into: LateRecordingReport.Rate()) { $0 += $1 }
        #expect(year.late == 2 && year.all == 3)
    }

    @Test func communitiesWithoutATraining() throws {
        var world = try World.station()
        #expect(TrainingCoverageReport(&world.state, year: 2026).untrained == [Cast.committee])
        var held = TrainingHeld(
            training: TrainingID(high: 1, low: 1),
            day: day("2026-03-01"),
            facts: Make.commitments([.title, .content, .host])
        )
        held.community = Cast.committee
        try world.append(by: Cast.deskKey, .trainingHeld(held))
        #expect(TrainingCoverageReport(&world.state, year: 2026).untrained.isEmpty)
        #expect(TrainingCoverageReport(&world.state, year: 2025).untrained == [Cast.committee])
    }

    @Test func twentyHoursAYear() throws {
        var world = try year()
        let report = YearlyMinimumReport(&world.state, year: 2026)
        #expect(report.registered == 5)
        #expect(report.short.first?.subject == Cast.volunteer(1))
        #expect(report.short.map(\.seconds.count) == [5 * 3600, 3600, 0, 0, 0])
    }

    @Test func openObjectionsAndProposals() throws {
        var world = try year()
        let record = try #require(world.batches.last(where: { $0.count == 4 })).index + 2
        let opened = ObjectionOpened(
            record: world.ref(record),
            objector: Cast.volunteer(1),
            reasonCode: code("time_error")
        )
        try world.append(by: Cast.deskKey, .objectionOpened(opened))
        let report = OpenObjectionsReport(&world.state, on: day("2026-12-01"))
        #expect(report.open.map(\.record) == [record] && report.overdue.count == 1)
        let proposals = StarProposalsReport(&world.state, for: Cast.committee, on: day("2026-10-12"))
        #expect(proposals.lines.isEmpty && proposals.underReview.isEmpty)
    }
}

import LedgerModel
import LedgerProjections
import LedgerRules
import Testing

/// Each rule of the review queue: what is listed, what is not, and what settles it (spec 07 §6).
@Suite struct ReviewQueueTests {
    /// A world whose statements the book of the queue takes up as well.
    struct Watched {
        var world: World
        var book = ReviewBook()

        init() throws {
            world = try World.station()
            world.now = World.instant("2026-10-12", 10)
        }

        @discardableResult
        mutating func append(by key: Digest, _ statements: [Statement]) throws -> UInt64 {
            let first = try world.append(by: key, statements)
            let facts = try #require(world.batches.last)
            let author = try #require(world.state.author(key))
            for (offset, statement) in statements.enumerated() where ReviewBook.types.contains(statement.type) {
                let entry = world.entry(first + UInt64(offset), statement)
                var input = ProjectionInput(entry: entry, statement: statement, organisation: author.organisation)
                input.batchStart = first
                input.signer = ProjectionInput.Signer(
                    key: key,
                    subject: author.subject,
                    firstSequence: facts.firstSequence
                )
                book.take(input)
            }
            return first
        }

        @discardableResult
        mutating func record(
            _ sessions: [(UInt64, SessionTime)],
            _ evidence: EvidenceClass = .signedInOut,
            by key: Digest = Cast.recorderKey,
            of recorder: SubjectID = Cast.recorder
        ) throws -> UInt64 {
            let rows = sessions.map { Make.session(.inBatch(offset: 0), Cast.volunteer($0.0), $0.1) }
            return try append(by: key, [Make.roster(evidence, recorder: recorder)] + rows)
        }

        mutating func approve(_ first: UInt64, by key: Digest = Cast.approverKey, except: [Int] = []) throws {
            try append(by: key, [.recordsApproved(RecordsApproved(range: world.range(first, except: except)))])
        }

        mutating func items(_ set: (inout ReviewThresholds) -> Void) -> [ReviewItem] {
            var thresholds = ReviewThresholds()
            set(&thresholds)
            return ReviewQueue(&world.state, book, thresholds).items
        }
    }

    static let morning = Make.time("2026-10-12", (8, 0), (9, 0))

    @Test func withoutNumbersNothingIsListed() throws {
        var log = try Watched()
        try log.approve(try log.record([(1, Self.morning), (2, Self.morning)]))
        #expect(log.items { _ in }.isEmpty)
    }

    @Test func manyRecordsOfOneKeyWithinMinutes() throws {
        var log = try Watched()
        let first = try log.record([(1, Self.morning), (2, Self.morning)])
        log.world.now += 300
        let second = try log.record([(3, Self.morning)])
        let burst = { (seconds: Int) in
            { (it: inout ReviewThresholds) in it.manyRecorded = .init(records: 2, seconds: seconds) }
        }
        let item = try #require(log.items(burst(300)).first)
        #expect(item.records == [first + 1, first + 2, second + 1] && item.measure == 3)
        #expect(item.people == [Cast.recorder] && item.isOpen)
        #expect(log.items(burst(299)).isEmpty)
    }

    @Test func manyApprovalsAndApprovalsAtOnce() throws {
        var log = try Watched()
        let first = try log.record([(1, Self.morning), (2, Self.morning), (3, Self.morning)])
        log.world.now += 9
        try log.approve(first, except: [2])
        let atOnce = log.items { it in
            it.atOnceSeconds = 10
            it.manyApproved = .init(records: 1, seconds: 60)
        }
        #expect(Set(atOnce.map(\.rule)) == [.manyApproved, .approvedAtOnce])
        #expect(atOnce.allSatisfy { $0.records == [first + 1, first + 3] && $0.people == [Cast.approver] })
        #expect(atOnce.first { $0.rule == .approvedAtOnce }?.measure == 9)
        #expect(log.items { $0.atOnceSeconds = 9 }.isEmpty)
    }

    @Test func enteredLongAfterAndForPeopleWhoNeverSignedIn() throws {
        var log = try Watched()
        try log.record([(1, Self.morning)])
        let old = Make.time("2026-09-12", (8, 0), (9, 0))
        let first = try log.record([(1, old), (2, old)], .roster)
        let late = log.items { $0.longAfterDays = 29 }
        #expect(late.map(\.records) == [[first + 1, first + 2]] && late.first?.measure == 30)
        #expect(log.items { $0.longAfterDays = 30 }.isEmpty)
        let unseen = log.items { $0.neverSignedInDays = 29 }
        #expect(unseen.map(\.records) == [[first + 2]] && unseen.first?.rule == .neverSignedIn)
    }

    @Test func theSameTimesForStrangers() throws {
        var log = try Watched()
        let first = try log.record([(1, Self.morning), (2, Self.morning), (3, Self.morning)])
        try log.record([(3, Make.time("2026-10-11", (8, 0), (9, 0)))])
        let found = log.items { $0.identicalPeople = 2 }
        // The third has served before and is no stranger.
        #expect(found.map(\.records) == [[first + 1, first + 2]])
        #expect(log.items { $0.identicalPeople = 3 }.isEmpty)
    }

    @Test func oneOverACeiling() throws {
        var log = try Watched()
        let first = try log.record([(1, Make.time("2026-10-11", (6, 0), (20, 0))), (2, Self.morning)])
        let found = log.items { $0.listsOverCeiling = true }
        #expect(found.map(\.records) == [[first + 1]])
    }

    @Test func twoPlacesAtOnce() throws {
        var log = try Watched()
        try log.openSecondPlace()
        let here = try log.record([(1, Self.morning)])
        let there = try log.append(
            by: Watched.farKey,
            [
                .rosterOpened(
                    RosterOpened(activity: Watched.farActivity, evidence: .signedInOut, recorder: Cast.leader)
                ),
                Make.session(.inBatch(offset: 0), Cast.volunteer(1), Make.time("2026-10-12", (9, 30), (9, 40))),
            ]
        )
        let within = { (seconds: Int) in
            { (it: inout ReviewThresholds) in it.twoPlaces = .init(regionDigits: 4, seconds: seconds) }
        }
        let found = log.items(within(1801))
        #expect(found.map(\.records) == [[here + 1, there + 1]] && found.first?.measure == 1800)
        #expect(log.items(within(1800)).isEmpty)
        #expect(log.items { $0.twoPlaces = .init(regionDigits: 2, seconds: 9999) }.isEmpty)
    }

    @Test func twoWhoApproveOnlyEachOther() throws {
        var log = try Watched()
        try log.append(
            by: Cast.streetKey,
            [
                Make.appointment(Cast.recorder, Cast.station, [.recorder, .approver]),
                Make.appointment(Cast.secondApprover, Cast.station, [.recorder, .approver]),
                Make.key(Watched.secondKey, Cast.station, .person, Cast.secondApprover),
            ]
        )
        let one = try log.record([(1, Self.morning)])
        try log.approve(one, by: Watched.secondKey)
        #expect(log.items { $0.mutualRecords = 1 }.isEmpty)
        let other = try log.record([(2, Self.morning)], by: Watched.secondKey, of: Cast.secondApprover)
        try log.approve(other, by: Cast.recorderKey)
        let found = log.items { $0.mutualRecords = 1 }
        #expect(found.map(\.records) == [[one + 1, other + 1]])
        #expect(Set(found.flatMap(\.people)) == [Cast.recorder, Cast.secondApprover])
        #expect(log.items { $0.mutualRecords = 2 }.isEmpty)
        let third = try log.record([(3, Self.morning)])
        try log.approve(third)
        #expect(log.items { $0.mutualRecords = 1 }.isEmpty)
    }

    @Test func voidingCorrectingOrDecidingSettlesAnItem() throws {
        var log = try Watched()
        let first = try log.record([(1, Self.morning), (2, Self.morning), (3, Self.morning)])
        let open = { (log: inout Watched) in log.items { $0.manyRecorded = .init(records: 2, seconds: 60) }.map(\.open)
        }
        #expect(open(&log) == [[first + 1, first + 2, first + 3]])
        try log.append(
            by: Cast.approverKey,
            [.sessionVoided(SessionVoided(record: log.world.ref(first + 1), reasonCode: code("false_record")))]
        )
        let shorter = Make.time("2026-10-12", (8, 0), (8, 30))
        let corrected = SessionCorrected(
            record: log.world.ref(first + 2),
            time: shorter,
            reasonCode: code("time_error")
        )
        try log.append(by: Cast.approverKey, [.sessionCorrected(corrected)])
        #expect(open(&log) == [[first + 3]])
        let report = ObjectionOpened(record: log.world.ref(first + 3), objector: nil, reasonCode: code("tip"))
        let opened = try log.append(by: Cast.deskKey, [.objectionOpened(report)])
        #expect(open(&log) == [[first + 3]])
        let decided = ObjectionDecided(
            objection: log.world.ref(opened),
            outcome: .rejected,
            reasonCode: code("unfounded")
        )
        try log.append(by: Cast.approverKey, [.objectionDecided(decided)])
        #expect(open(&log) == [[]])
    }
}

extension ReviewQueueTests.Watched {
    static let farKey = Digest(0x31, 0, 0, 0)
    static let secondKey = Digest(0x32, 0, 0, 0)
    static let farActivity = ActivityID(high: 0xAC, low: 2)
    static let far = OrganisationID(high: 0x06, low: 9)

    /// A school in another league, with a desk and an activity.
    mutating func openSecondPlace() throws {
        let (name, region) = (try #require(Name("far")), try #require(Region("150105")))
        var registered = OrganisationRegistered(
            organisation: Self.far,
            organisationType: code("school"),
            name: name,
            region: region
        )
        registered.parent = Cast.root
        try append(
            by: Cast.rootKey,
            [
                .organisationRegistered(registered), Make.appointment(Cast.leader, Self.far, [.recorder]),
                Make.key(Self.farKey, Self.far, .desk),
            ]
        )
        try append(by: Self.farKey, [Make.activity(Self.farActivity)])
    }
}

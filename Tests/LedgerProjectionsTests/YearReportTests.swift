import LedgerModel
import LedgerProjections
import LedgerRules
import Testing

@Suite struct YearReportTests {
    /// A world and its chronicle.
    struct Told {
        var world: World
        var chronicle = Chronicle()

        @discardableResult
        mutating func append(by key: Digest, _ statements: [Statement]) throws -> UInt64 {
            let first = try world.append(by: key, statements)
            let facts = try #require(world.batches.last)
            let author = try #require(world.state.author(key))
            for (offset, statement) in statements.enumerated() where Chronicle.types.contains(statement.type) {
                let entry = world.entry(first + UInt64(offset), statement)
                var input = ProjectionInput(entry: entry, statement: statement, organisation: author.organisation)
                input.batchStart = first
                input.signer = .init(key: key, subject: author.subject, firstSequence: facts.firstSequence)
                chronicle.take(input)
            }
            return first
        }

        mutating func report(_ year: Int) -> YearReport { YearReport(&world.state, chronicle, year: year) }
    }

    private func told() throws -> (Told, first: UInt64) {
        var told = Told(world: try World.station())
        told.world.now = World.instant("2026-10-12", 10)
        let times = [
            Make.time("2026-08-31", (9, 0), (11, 0)), Make.time("2026-10-09", (9, 0), (11, 0)),
            Make.time("2026-10-10", (9, 0), (11, 0)),
        ]
        let rows = zip([UInt64(1), 2, 3], times).map { Make.session(.inBatch(offset: 0), Cast.volunteer($0), $1) }
        let first = try told.append(by: Cast.recorderKey, [Make.roster()] + rows)
        return (told, first)
    }

    @Test func aYearOfAnOrganisation() throws {
        var (told, first) = try told()
        let range = try told.world.range(first, except: [1])
        try told.append(
            by: Cast.recorderKey,
            [.recordsVoided(RecordsVoided(range: range, reasonCode: code("recorder_withdrew")))]
        )
        let own = ObjectionOpened(
            record: told.world.ref(first + 1),
            objector: Cast.volunteer(1),
            reasonCode: code("time_error")
        )
        let tip = ObjectionOpened(record: told.world.ref(first + 1), objector: nil, reasonCode: code("tip"))
        let opened = try told.append(by: Cast.deskKey, [.objectionOpened(own), .objectionOpened(tip)])
        let corrected = SessionCorrected(
            record: told.world.ref(first + 1),
            time: Make.time("2026-08-31", (9, 0), (10, 0)),
            reasonCode: code("time_error")
        )
        try told.append(by: Cast.approverKey, [.sessionCorrected(corrected)])
        let line = try #require(told.report(2026).lines[Cast.station])
        #expect(line.records == 3 && line.late == 1 && line.voidings == 2 && line.corrections == 1)
        #expect(line.objectionsOpened == 1 && line.reportsOpened == 1 && line.reportsClosed == 0)
        told.world.now = World.instant("2027-01-05", 10)
        let decided = ObjectionDecided(
            objection: told.world.ref(opened + 1),
            outcome: .upheld,
            reasonCode: code("confirmed")
        )
        try told.append(by: Cast.streetKey, [.objectionDecided(decided)])
        let next = try #require(told.report(2027).lines[Cast.station])
        #expect(next.reportsClosed == 1 && next.reportsUpheld == 1 && next.objectionsDecided == 0)
        #expect(next.records == 0 && next.late == 0 && next.reportsOpened == 0)
        #expect(told.report(2026).total == told.report(2026).lines[Cast.station])
        #expect(told.report(2025).lines.isEmpty)
    }
}

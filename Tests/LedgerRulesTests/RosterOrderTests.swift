import LedgerModel
import LedgerRules
import Testing

/// Rosters without conflicts give the same projections in whatever order they are recorded; of a conflict the first stands.
@Suite struct RosterOrderTests {
    /// What stands on one paper roster.
    private struct Paper: Hashable {
        let rows: [Row]
        let evidence: EvidenceClass
    }

    private struct Row: Hashable {
        let volunteer: UInt64
        let day: Int
        let hour: Int
        let minutes: Int

        /// Rows of nobody else, of another day, or that at most touch.
        func conflicts(with other: Row) -> Bool {
            volunteer == other.volunteer && day == other.day
                && hour * 60 < other.hour * 60 + other.minutes && other.hour * 60 < hour * 60 + minutes
        }

        var time: SessionTime {
            Make.time("2026-06-\(day < 10 ? "0" : "")\(day)", (hour, 0), (hour + minutes / 60, minutes % 60))
        }
    }

    /// A generator whose seed is its whole state (SplitMix64).
    private struct Seeded: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = state
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return word ^ (word >> 31)
        }
    }

    /// Eight rosters of up to six rows, none of which conflicts with another.
    private func papers(_ random: inout Seeded) -> [Paper] {
        var taken: [Row] = []
        return (0..<8).map { number in
            var rows: [Row] = []
            for _ in 0..<6 {
                let row = Row(
                    volunteer: .random(in: 1...5, using: &random),
                    day: .random(in: 1...12, using: &random),
                    hour: .random(in: 6...20, using: &random),
                    minutes: .random(in: 10...180, using: &random)
                )
                guard !taken.contains(where: { $0.conflicts(with: row) }) else { continue }
                taken.append(row)
                rows.append(row)
            }
            return Paper(rows: rows, evidence: EvidenceClass.allCases[number % 4 == 2 ? 1 : number % 2])
        }.filter { !$0.rows.isEmpty }
    }

    /// The projections that spec 07 §3 digests and that name no index, and every record but for its number.
    private func outcome(_ papers: [Paper], approving: [Paper]) throws -> [String] {
        var world = try World.station()
        var first: [Paper: UInt64] = [:]
        for paper in papers {
            first[paper] = try world.record(paper.rows.map { ($0.volunteer, $0.time) }, paper.evidence)
        }
        for paper in approving { try world.approve(try #require(first[paper])) }
        var lines = [DigestedProjection.hours, .credit, .stars].map {
            String(decoding: world.state.projectionLines($0), as: UTF8.self)
        }
        for paper in papers {
            for (position, row) in paper.rows.enumerated() {
                let record = try world.found(try #require(first[paper]) + 1 + UInt64(position))
                lines.append("\(row) \(record.state) \(record.isLate) \(record.time.seconds)")
            }
        }
        return lines.sorted()
    }

    @Test(arguments: 1...12) func rostersInAnyOrderGiveTheSame(seed: UInt64) throws {
        var random = Seeded(state: seed)
        let papers = papers(&random)
        let approved = papers.filter { _ in Bool.random(using: &random) }
        let expected = try outcome(papers, approving: approved)
        #expect(expected.joined().contains(#""records":"#) && papers.count > 3)
        for _ in 0..<4 {
            let order = papers.shuffled(using: &random)
            let other = try outcome(order, approving: approved.shuffled(using: &random))
            #expect(other == expected, "seed \(seed)")
        }
    }

    @Test func ofAConflictTheFirstStandsAndTheSecondIsShown() throws {
        let early = Make.time("2026-06-10", (9, 0), (11, 0))
        let late = Make.time("2026-06-10", (10, 0), (12, 0))
        for (first, second) in [(early, late), (late, early)] {
            var world = try World.station()
            let stands = try world.record([(1, first)])
            let session = Make.session(world.ref(stands), Cast.volunteer(1), second)
            let refused = world.rejection(by: Cast.recorderKey, session)
            #expect(refused?.code == .overlap && refused?.otherIndex == stands + 1)
            let record = try world.found(stands + 1)
            #expect(record.time == first)
        }
    }
}

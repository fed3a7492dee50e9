import LedgerModel
import LedgerRules
import Testing

/// Rows as a store keeps them.
final class RowStore: StateRowSource {
    private var rows: [TableID: [[UInt8]: [UInt8]]] = [:]

    func set(_ row: StateRow) { rows[row.table, default: [:]][row.key] = row.bytes }

    func row(table: TableID, key: [UInt8]) -> [UInt8]? { rows[table]?[key] }

    func forEachRow(table: TableID, _ body: (_ key: [UInt8], _ row: [UInt8]) -> Void) {
        for (key, row) in rows[table] ?? [:] { body(key, row) }
    }

    func equals(_ other: RowStore) -> Bool { rows == other.rows }
}

/// Commands drawn from a seed: sessions, approvals, corrections, voidings, withdrawals, many of which are refused.
struct RandomCommands {
    var generator: SplitMix
    private(set) var firsts: [UInt64] = []

    init(seed: UInt64) { generator = SplitMix(state: seed) }

    mutating func pick(_ count: UInt64) -> UInt64 { generator.next() % count }

    mutating func time() -> SessionTime {
        let on = day("2026-05-01").adding(days: Int32(pick(40)))
        if pick(4) == 0 { return SessionTime(day: on, seconds: Seconds(Int64(pick(6) + 1) * 3600)) }
        let from = Int(pick(22))
        return Make.time(on.description, (from, 0), (from + Int(pick(4)) + 1, 0))
    }

    mutating func next(_ world: World) -> (Digest, [Statement]) {
        let people = [Cast.approverKey, Cast.secondApproverKey, Cast.streetKey, Cast.leaderKey, Cast.otherKey]
        let key = people[Int(pick(5))]
        guard let first = firsts.isEmpty ? nil : firsts[Int(pick(UInt64(firsts.count)))], pick(3) > 0 else {
            return (pick(2) == 0 ? Cast.deskKey : Cast.recorderKey, sessions())
        }
        let record = world.ref(first + 1 + pick(3))
        guard let range = try? world.range(first, except: pick(3) == 0 ? [2] : []) else { return (key, []) }
        switch pick(6) {
        case 0: return (key, [.sessionCorrected(.init(record: record, time: time(), reasonCode: code("time_error")))])
        case 1: return (key, [.sessionVoided(.init(record: record, reasonCode: code("false_record")))])
        case 2: return (key, [.recordsDeclined(.init(range: range, reasonCode: code("no_evidence")))])
        case 3: return (range.authorKey, [.recordsVoided(.init(range: range, reasonCode: code("recorder_withdrew")))])
        default: return (key, [.recordsApproved(.init(range: range))])
        }
    }

    private mutating func sessions() -> [Statement] {
        let classes: [EvidenceClass] = [.signedInOut, .roster, .backOffice]
        var statements = [Make.roster(classes[Int(pick(3))])]
        for _ in 0..<3 {
            statements.append(Make.session(.inBatch(offset: 0), Cast.volunteer(pick(5) + 1), time()))
        }
        return statements
    }

    mutating func note(_ index: UInt64, _ statements: [Statement]) {
        if statements.count == 4 { firsts.append(index) }
    }
}

/// A generator that repeats from its seed.
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}

@Suite struct LazyStateTests {
    private func digests(_ state: inout LedgerState) -> [[UInt8]] {
        DigestedProjection.allCases.map { state.projectionLines($0) }
    }

    private func rows(_ state: inout LedgerState) -> RowStore {
        let store = RowStore()
        state.handOverAllRows { store.set($0) }
        return store
    }

    private func outcome(_ world: inout World, _ key: Digest, _ statements: [Statement]) -> (UInt64?, Rejection?) {
        do {
            return (try world.append(by: key, statements), nil)
        } catch {
            return (nil, error as? Rejection)
        }
    }

    /// In memory, lazily loaded anew again and again, and folded without a journal: one state.
    @Test(arguments: [UInt64(1), 2, 3])
    func everyWayLeadsToOneState(seed: UInt64) throws {
        var world = try World.station()
        var lazy = world
        let store = rows(&world.state)
        lazy.state = LedgerState(resuming: store)
        lazy.state.collectChanges()
        var commands = RandomCommands(seed: seed)
        var accepted = 0
        for turn in 0..<3400 {
            let (key, statements) = commands.next(world)
            let before = turn.isMultiple(of: 50) ? digests(&world.state) : []
            let (index, rejection) = outcome(&world, key, statements)
            let (lazyIndex, lazyRejection) = outcome(&lazy, key, statements)
            #expect(index == lazyIndex && rejection == lazyRejection, "seed \(seed), turn \(turn)")
            if let index {
                accepted += 1
                commands.note(index, statements)
            } else if !before.isEmpty {
                #expect(digests(&world.state) == before)
            }
            if turn.isMultiple(of: 151) {
                lazy.state.takeChangedRows { store.set($0) }
                lazy.state = LedgerState(resuming: store)
                lazy.state.collectChanges()
            }
            expectBalance(&world.state)
        }
        #expect(accepted > 300)
        lazy.state.takeChangedRows { store.set($0) }
        #expect(rows(&world.state).equals(store))
        lazy.state = LedgerState(resuming: store)
        #expect(digests(&lazy.state) == digests(&world.state))
        #expect(!lazy.state.isDamaged)
    }

    /// What a refused batch brought first and a later one brings again is handed over once.
    @Test func refusedNamesAreHandedOverOnce() throws {
        var world = try World.station()
        world.state.takeChangedRows { _ in }
        let newcomer = Cast.volunteer(77)
        let tooLong = Make.session(.inBatch(offset: 1), newcomer, Make.time("2027-05-01", (9, 0), (10, 0)))
        for _ in 0..<2 {
            let refused = outcome(&world, Cast.recorderKey, [Make.volunteer(newcomer), Make.roster(.roster), tooLong])
            #expect(refused.1 != nil)
        }
        try world.append(by: Cast.recorderKey, [Make.volunteer(newcomer)])
        var keys: [TableID: [[UInt8]]] = [:]
        world.state.takeChangedRows { keys[$0.table, default: []].append($0.key) }
        for (table, keys) in keys { #expect(Set(keys).count == keys.count, "\(table)") }
        #expect(!keys.isEmpty)
    }

    private func expectBalance(_ state: inout LedgerState) {
        var sum = state.issuanceBalance
        state.forEachSubject { sum += $0.credit }
        #expect(sum == 0)
    }

    /// Sums of the state are what its records add up to.
    @Test func sumsFollowFromRecords() throws {
        var world = try World.station()
        var commands = RandomCommands(seed: 7)
        for _ in 0..<1500 {
            let (key, statements) = commands.next(world)
            if let index = outcome(&world, key, statements).0 { commands.note(index, statements) }
        }
        var totals: [SubjectID: (effective: Int64, pending: Int64, late: Int64, records: Int, minted: Int64)] = [:]
        world.state.forEachRecord { record in
            var sum = totals[record.subject] ?? (0, 0, 0, 0, 0)
            let seconds = record.time.seconds.count
            if record.state == .pending { sum.pending += seconds }
            if record.state == .effective {
                sum.effective += seconds
                sum.records += 1
                if record.isLate { sum.late += seconds }
            }
            sum.minted += record.minted
            totals[record.subject] = sum
        }
        for (subject, total) in totals {
            let sums = try world.sums(subject)
            #expect(sums.total.count == total.effective && sums.pending.count == total.pending)
            #expect(sums.late.count == total.late && sums.records == total.records && sums.credit == total.minted)
        }
    }

    /// `check` answers as `apply` does and leaves no trace.
    @Test func checkingChangesNothing() throws {
        var world = try World.station()
        var commands = RandomCommands(seed: 11)
        for _ in 0..<400 {
            let (key, statements) = commands.next(world)
            guard statements.count == 1 else {
                if let index = outcome(&world, key, statements).0 { commands.note(index, statements) }
                continue
            }
            let before = digests(&world.state)
            var answer: Rejection?
            world.state.beginJournal()
            _ = world.state.openBatch(world.batchFacts(key, count: 1))
            let entry = world.entry(world.size + 1, statements[0])
            do throws(Rejection) {
                let id = StatementID(command: CommandID(high: 0xFF, low: world.size))
                try world.state.check(StatementEnvelope(id: id), statements[0], entry)
            } catch {
                answer = error
            }
            world.state.rollback()
            #expect(digests(&world.state) == before)
            #expect(outcome(&world, key, statements).1 == answer)
        }
    }
}

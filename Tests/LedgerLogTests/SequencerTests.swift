import LedgerCrypto
import LedgerFormat
import LedgerLogTesting
import LedgerModel
import Testing

@testable import LedgerLog

@Suite struct SequencerTests {
    var log: TestLog<MemoryLogStore>

    init() throws {
        log = try TestLog(MemoryLogStore())
    }

    func check(_ outcome: Result<Acceptance, BatchRefusal>, is code: String, at offset: Int? = nil) {
        guard case .failure(let refusal) = outcome else {
            Issue.record("accepted, expected \(code)")
            return
        }
        #expect(refusal.code == code)
        #expect(refusal.offset == offset)
    }

    @Test mutating func aBatchBecomesChainedEntriesUnderASignedCheckpoint() throws {
        let sequencer = try log.open()
        let batch = try log.author.sign([statement(1), statement(2)], genesisLeaf: sequencer.genesisLeaf)
        let accepted = try sequencer.append(batch).get()
        #expect(accepted.batch.index == 1)
        #expect(sequencer.size == 4)
        try sequencer.checkpoint.verify(logKey: log.key.publicKey)
        let entries = log.store.entries
        #expect(entries.count == 4)
        let leaves = entries.map { $0.withUnsafeBytes { SHA2.leaf($0) } }
        #expect(sequencer.checkpoint.checkpoint.root == MerkleTree.root(ofLeaves: leaves))
        for index in 1..<4 {
            #expect(Array(entries[index][18..<50]) == leaves[index - 1].bytes)
        }
        #expect(Array(entries[3][50...]) == Array(statement(2).utf8))
        #expect(sequencer.judge.statementCount == 2)
    }

    @Test mutating func theReceiptProvesTheBatchEntry() throws {
        let sequencer = try log.open()
        var accepted: [Acceptance] = []
        for number in 0..<40 {
            let batch = try log.author.sign([statement(number)], genesisLeaf: sequencer.genesisLeaf)
            accepted.append(try sequencer.append(batch).get())
        }
        for acceptance in accepted {
            let receipt = try TlogProof.parse(sequencer.receipt(for: acceptance).bytes)
            try receipt.verify(leaf: acceptance.batch.leaf)
            let extra = try #require(receipt.extra)
            #expect(extra.count == 231)
            #expect(extra.withUnsafeBytes { SHA2.leaf($0) } == acceptance.batch.leaf)
            try receipt.checkpoint.verify(logKey: log.key.publicKey)
        }
    }

    @Test mutating func oneFailingStatementRefusesTheBatchAndUsesNoNumber() throws {
        let sequencer = try log.open()
        let before = log.author
        let bad = try log.author.sign([statement(1), #"{"refuse":true}"#], genesisLeaf: sequencer.genesisLeaf)
        check(try sequencer.append(bad), is: "refused", at: 1)
        #expect(sequencer.size == 1)
        #expect(sequencer.judge.statementCount == 0)
        log.author = before
        let good = try log.author.sign([statement(1)], genesisLeaf: sequencer.genesisLeaf)
        #expect(try sequencer.append(good).get().batch.index == 1)
    }

    @Test mutating func aRefusedBatchLeavesTheOthersOfItsTurn() throws {
        let sequencer = try log.open()
        var (first, second, third) = (log.others[0], log.others[1], log.others[2])
        let leaf = sequencer.genesisLeaf
        let outcomes = try sequencer.append([
            first.sign([statement(1)], genesisLeaf: leaf),
            second.sign([statement(2), #"{"refuse":true}"#], genesisLeaf: leaf),
            third.sign([statement(3)], genesisLeaf: leaf),
        ])
        #expect(try outcomes[0].get().batch.index == 1)
        check(outcomes[1], is: "refused", at: 1)
        #expect(try outcomes[2].get().batch.index == 3)
        #expect(sequencer.size == 5)
        let leaves = log.store.entries.map { $0.withUnsafeBytes { SHA2.leaf($0) } }
        #expect(sequencer.checkpoint.checkpoint.root == MerkleTree.root(ofLeaves: leaves))
    }

    @Test mutating func theSameBytesGetTheFirstAnswerAgain() throws {
        let sequencer = try log.open()
        let leaf = sequencer.genesisLeaf
        let batch = try log.author.sign([statement(1), statement(2)], genesisLeaf: leaf)
        let later = try log.author.sign([statement(3)], genesisLeaf: leaf)
        let outcomes = try sequencer.append([batch, batch])
        let first = try outcomes[0].get()
        #expect(try outcomes[1].get() == Acceptance.again(first))
        _ = try sequencer.append(later).get()
        #expect(try sequencer.append(batch).get() == Acceptance.again(first))
        #expect(sequencer.size == 6)
        try sequencer.receipt(for: first).verify(leaf: first.batch.leaf)
    }

    @Test mutating func otherBytesUnderAUsedNumberStopTheKey() throws {
        let leaf: Digest
        var (fork, inPlace) = (log.author, log.author)
        do {
            let sequencer = try log.open()
            leaf = sequencer.genesisLeaf
            _ = try sequencer.append(log.author.sign([statement(1)], genesisLeaf: leaf)).get()
            let other = try fork.sign([statement(2)], genesisLeaf: leaf)
            check(try sequencer.append(other), is: "sequence_reused")
            inPlace = log.author
            check(try sequencer.append(log.author.sign([statement(3)], genesisLeaf: leaf)), is: "author_frozen")
        }
        // The stop outlives the process.
        let sequencer = try log.open()
        check(try sequencer.append(inPlace.sign([statement(3)], genesisLeaf: leaf)), is: "author_frozen")
        #expect(sequencer.size == 3)
    }

    @Test mutating func aKeyThatWasClearedMaySignAgain() throws {
        let leaf: Digest
        var (author, fork) = (log.author, log.author)
        let judge: AcceptingJudge
        do {
            let sequencer = try log.open()
            leaf = sequencer.genesisLeaf
            _ = try sequencer.append(author.sign([statement(1)], genesisLeaf: leaf)).get()
            check(try sequencer.append(fork.sign([statement(2)], genesisLeaf: leaf)), is: "sequence_reused")
            judge = sequencer.judge
        }
        for (clearedAt, isCleared) in [(UInt64(2), false), (3, true)] {
            var parts = log.parts
            let name = author.name
            var judge = judge
            judge.set(.active, clearedAt: clearedAt, author: name)
            let cleared = judge
            let views = MemoryViews()
            parts.views = views
            let store = log.store
            let root = try LogTree(store).root(size: 3)
            var rows = RowChanges()
            rows.set(projection: 0, key: Array("digest".utf8), value: [0, 0, 0, 0, 0, 0, 0, 1])
            try views.write(rows, cursor: ViewsCursor(size: 3, root: root))
            parts.makeJudge = { cleared }
            let sequencer = try Sequencer.open(parts)
            var next = author
            let outcome = try sequencer.append(next.sign([statement(3)], genesisLeaf: leaf))
            if isCleared {
                #expect(try outcome.get().batch.index == 3)
            } else {
                check(outcome, is: "author_frozen")
            }
        }
    }

    @Test mutating func unsignedBytesStopNobody() throws {
        let sequencer = try log.open()
        let leaf = sequencer.genesisLeaf
        var fork = log.author
        _ = try sequencer.append(log.author.sign([statement(1)], genesisLeaf: leaf)).get()
        var body = try fork.sign([statement(1)], genesisLeaf: leaf).body
        body[180] ^= 1
        let forged = try SignedBatch(body: body, statements: [Array(statement(1).utf8)])
        check(try sequencer.append(forged), is: "author_signature")
        #expect(try sequencer.append(log.author.sign([statement(3)], genesisLeaf: leaf)).get().batch.index == 3)
    }

    @Test mutating func batchesOutOfPlaceAreRefused() throws {
        let sequencer = try log.open()
        let leaf = sequencer.genesisLeaf
        var stranger = TestAuthor(seed: 99)
        check(try sequencer.append(stranger.sign([statement(1)], genesisLeaf: leaf)), is: "author_unknown")
        var other = log.author
        check(try sequencer.append(other.sign([statement(1)], genesisLeaf: .zero)), is: "author_signature")
        var ahead = log.author
        _ = try ahead.sign([statement(1)], genesisLeaf: leaf)
        check(try sequencer.append(ahead.sign([statement(2)], genesisLeaf: leaf)), is: "author_sequence")
        _ = try sequencer.append(log.author.sign([statement(1)], genesisLeaf: leaf)).get()
        var astray = log.author
        astray.position = BatchPosition(firstSequence: 1, previousBatch: leaf)
        check(try sequencer.append(astray.sign([statement(2)], genesisLeaf: leaf)), is: "author_previous_batch")
        #expect(sequencer.size == 3)
    }

    @Test mutating func aSignedBatchHoldsItsStatements() throws {
        let batch = try log.author.sign([statement(1), statement(2)], genesisLeaf: .zero)
        let statements = [Array(statement(1).utf8), Array(statement(2).utf8)]
        func code(_ body: [UInt8], _ statements: [[UInt8]]) -> String? {
            do throws(BatchRefusal) {
                _ = try SignedBatch(body: body, statements: statements)
                return nil
            } catch {
                return error.code
            }
        }
        #expect(code(batch.body, statements) == nil)
        #expect(code(batch.body, statements.reversed()) == "batch_root")
        #expect(code(batch.body, statements.dropLast()) == "batch_count")
        #expect(code(batch.body.dropLast(), statements) == "batch_length")
        #expect(code(batch.body, [statements[0], [UInt8](repeating: 32, count: 60_001)]) == "statement_too_large")
    }

    @Test mutating func oneTurnHasOneTimeAndTimeNeverGoesBack() throws {
        let sequencer = try log.open()
        let leaf = sequencer.genesisLeaf
        var times: [UInt64] = []
        for step in [Int64(10), -3000, 5000, 0] {
            log.clock.jump(step)
            let batch = try log.author.sign([statement(Int(step)), statement(1)], genesisLeaf: leaf)
            times.append(try sequencer.append(batch).get().batch.logTimeMilliseconds)
        }
        let start: UInt64 = 1_800_000_000_000
        #expect(times == [start + 10, start + 10, start + 2010, start + 2010])
        let stored = log.store.entries.map { $0[10..<18].reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
        #expect(stored == [start] + times.flatMap { [$0, $0, $0] })
    }

    @Test mutating func aJumpingClockStopsUntilItIsAccepted() throws {
        let sequencer = try log.open()
        let leaf = sequencer.genesisLeaf
        _ = try sequencer.append(log.author.sign([statement(1)], genesisLeaf: leaf)).get()
        log.clock.jump(86_400_000)
        var author = log.author
        let batch = try author.sign([statement(2)], genesisLeaf: leaf)
        #expect(throws: StoreFailure.retryable(.clockStopped, "")) { try sequencer.append(batch) }
        // A batch that says more than that the clock is accepted does not pass.
        author = log.author
        let more = try author.sign([acceptance(1), statement(3)], genesisLeaf: leaf)
        #expect(throws: StoreFailure.retryable(.clockStopped, "")) { try sequencer.append(more) }
        author = log.author
        let two = try [author.sign([acceptance(1)], genesisLeaf: leaf), author.sign([statement(2)], genesisLeaf: leaf)]
        #expect(throws: StoreFailure.retryable(.clockStopped, "")) { try sequencer.append(two) }
        let accepted = try sequencer.append(log.author.sign([acceptance(1)], genesisLeaf: leaf)).get().batch
        #expect(accepted.index == 3)
        #expect(accepted.logTimeMilliseconds == 1_800_000_000_000 + 86_400_000)
        let next = try log.author.sign([statement(2)], genesisLeaf: leaf)
        #expect(try sequencer.append(next).get().batch.index == 5)
    }

    /// The statement that accepts the clock.
    func acceptance(_ clock: UInt64) -> String {
        #"{"clock_ms":\#(clock),"command":"\#(String(repeating: "c", count: 32))","type":"clock_accepted","v":1}"#
    }

    @Test mutating func aRefusedAcceptanceLeavesTheClockStopped() throws {
        let sequencer = try log.open()
        _ = try sequencer.append(log.author.sign([statement(1)], genesisLeaf: sequencer.genesisLeaf)).get()
        log.clock.jump(86_400_000)
        var stranger = TestAuthor(seed: 99)
        let accepted = try stranger.sign([acceptance(1)], genesisLeaf: sequencer.genesisLeaf)
        #expect(throws: BatchRefusal.self) { try sequencer.append(accepted).get() }
        #expect(sequencer.clockStop?.code == .clockStopped)
        #expect(sequencer.size == 3)
    }

    @Test mutating func anAcceptedLagOutlivesTheProcess() throws {
        let leaf: Digest
        do {
            let sequencer = try log.open()
            leaf = sequencer.genesisLeaf
            log.clock.jump(-60_000)
            #expect(throws: StoreFailure.retryable(.clockStopped, "")) { try sequencer.anchor(other()) }
            let clock = log.clock.read().wallMilliseconds
            _ = try sequencer.append(log.author.sign([acceptance(clock)], genesisLeaf: leaf)).get()
            _ = try sequencer.append(log.author.sign([statement(1)], genesisLeaf: leaf)).get()
        }
        let sequencer = try log.open()
        _ = try sequencer.append(log.author.sign([statement(2)], genesisLeaf: leaf)).get()
        #expect(sequencer.size == 7)
    }

    func other() throws -> Checkpoint {
        try Checkpoint(origin: "other.example", size: 5, root: Digest(1, 2, 3, 4))
    }

    @Test mutating func actsOfTheLogAreEntries() throws {
        let next = TestAuthor(seed: 77).key
        let leaf: Digest
        do {
            let sequencer = try log.open()
            leaf = sequencer.genesisLeaf
            #expect(try sequencer.anchor(other()).index == 1)
            #expect(try sequencer.rotateKey(to: next).index == 2)
            try sequencer.checkpoint.verify(logKey: next.publicKey)
            _ = try sequencer.append(log.author.sign([statement(1)], genesisLeaf: leaf)).get()
            try sequencer.checkpoint.verify(logKey: next.publicKey)
        }
        #expect(throws: StoreFailure.fatal(.keyMissing, "")) { try log.open() }
        var parts = log.parts
        parts.keys = [log.key, next]
        do {
            let sequencer = try Sequencer.open(parts)
            try sequencer.nameSuccessor(origin: "next.example", genesis: .zero, reason: "moved")
            let batch = try log.author.sign([statement(2)], genesisLeaf: leaf)
            #expect(throws: StoreFailure.retryable(.ended, "")) { try sequencer.append(batch) }
        }
        let ended = try Sequencer.open(parts)
        let late = try log.author.sign([acceptance(1)], genesisLeaf: leaf)
        #expect(throws: StoreFailure.retryable(.ended, "")) { try ended.append(late) }
    }

    @Test mutating func projectionsAreDigestedAtTheFirstBoundaryAfter100000Entries() throws {
        let sequencer = try log.open()
        let leaf = sequencer.genesisLeaf
        let statements = (0..<16_000).map { statement($0) }
        for _ in 0..<7 { _ = try sequencer.append(log.author.sign(statements, genesisLeaf: leaf)).get() }
        // GENESIS, then seven batches of 16,001: the act stands right after the seventh.
        #expect(sequencer.size == 1 + 7 * 16_001 + 1)
        let act = try #require(log.store.entries.last).withUnsafeBytes { try LogAct.parse(EntryView($0).body) }
        guard case .projectionsDigested(let size, _) = act else {
            Issue.record("another act")
            return
        }
        #expect(size == 1 + 7 * 16_001)
        _ = try sequencer.append(log.author.sign(statements, genesisLeaf: leaf)).get()
        #expect(sequencer.size == 2 + 8 * 16_001)
    }

    @Test mutating func aDamagedRowIsNeverSigned() throws {
        let sequencer = try log.open()
        let batch = try log.author.sign([statement(1)], genesisLeaf: sequencer.genesisLeaf)
        log.store.strike(.flipped)
        #expect(throws: StoreFailure.fatal(.readBackDiffers, "")) { try sequencer.append(batch) }
        #expect(throws: StoreFailure.fatal(.reopenRequired, "")) { try sequencer.append(batch) }
        #expect(sequencer.checkpoint.checkpoint.size == 1)
    }
}

extension Acceptance {
    /// The same answer as given to a repeat.
    static func again(_ first: Acceptance) -> Acceptance {
        Acceptance(first.batch, isRepeat: true)
    }
}

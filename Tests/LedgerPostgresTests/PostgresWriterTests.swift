import LedgerFormat
import LedgerLog
import LedgerLogTesting
import LedgerModel
import Synchronization
import Testing

@testable import LedgerPostgres

/// The writer over a real server: taking over, losing the session, losing the server.
@Suite struct PostgresWriterTests {
    struct Crash: Error {}

    @Test func aLogGoesOnAfterEachRestart() throws {
        let database = try TestDatabase(.ledger, .views)
        var log = try TestLog(PostgresLogStore(database.station), views: PostgresViewsStore(database.station))
        var root = Digest.zero
        for round in 0..<3 {
            let sequencer = try log.open()
            #expect(sequencer.size == UInt64(1 + round * 3 * 101))
            #expect(sequencer.report.replayedCount == (round == 0 ? 1 : 303))
            for _ in 0..<3 {
                let statements = (0..<100).map { statement($0) }
                let batch = try log.author.sign(statements, genesisLeaf: sequencer.genesisLeaf)
                let accepted = try sequencer.append(batch).get()
                try sequencer.receipt(for: accepted).verify(leaf: accepted.batch.leaf)
                #expect(try sequencer.append(batch).get().isRepeat)
            }
            root = sequencer.checkpoint.checkpoint.root
        }
        #expect(try rootOfEntries(log.store) == root)
    }

    @Test(arguments: TurnStage.allCases)
    func aCrashInATurnLosesNothingAnswered(_ stage: TurnStage) throws {
        let database = try TestDatabase(.ledger, .views)
        var log = try TestLog(PostgresLogStore(database.station), views: PostgresViewsStore(database.station))
        let faulty: SignedBatch
        do {
            let sequencer = try log.open()
            _ = try sequencer.append(log.author.sign([statement(1)], genesisLeaf: sequencer.genesisLeaf)).get()
            sequencer.faults = { if $0 == stage { throw Crash() } }
            faulty = try log.author.sign([statement(2)], genesisLeaf: sequencer.genesisLeaf)
            #expect(throws: Crash.self) { try sequencer.append(faulty) }
        }
        let sequencer = try log.open()
        #expect(try sequencer.append(faulty).get().batch.index == 3)
        #expect(sequencer.size == 5)
    }

    // MARK: One writer

    @Test func aSecondWriterIsRefusedAsLongAsTheFirstLives() throws {
        let database = try TestDatabase(.ledger)
        var first: PostgresLogStore? = try PostgresLogStore(database.station)
        #expect(try first?.size() == 0)
        let failure = #expect(throws: StoreFailure.retryable(.lockHeld, "")) { try PostgresLogStore(database.station) }
        #expect(failure?.isFatal == false)
        first = nil
        #expect(try PostgresLogStore(database.station).epoch == 2)
    }

    @Test func aReplacedWriterCanNeverWriteAgain() throws {
        let database = try TestDatabase(.ledger)
        let old = try PostgresLogStore(database.station)
        var turn = Turn(firstIndex: 0)
        turn.append { $0 += [UInt8](repeating: 1, count: 60) }
        try old.append(turn, signedSize: 0)
        // The session lives on and the lock is gone: what a connection pool or a failover makes of a paused writer.
        try old.writer.withLock { try $0.execute("SELECT pg_advisory_unlock_all()") }
        let new = try PostgresLogStore(database.station)
        #expect([old.epoch, new.epoch] == [1, 2])
        var next = Turn(firstIndex: 1)
        next.append { $0 += [UInt8](repeating: 2, count: 60) }
        let fenced = StoreFailure.fatal(.fenced, "")
        #expect(throws: fenced) { try old.append(next, signedSize: 1) }
        #expect(throws: fenced) { try old.removeTail(from: 1) }
        #expect(throws: fenced) { try old.keep(KeptCheckpoint(size: 1, note: [1])) }
        #expect(throws: fenced) { try old.suspend(SuspendedAuthor(author: .zero, size: 1)) }
        #expect(try new.size() == 1)
        #expect(try new.keptCheckpoints() == [])
        #expect(try new.suspendedAuthors() == [])
        try new.append(next, signedSize: 1)
        #expect(try new.size() == 2)
    }

    @Test func aTurnThatWaitedThroughTheTakingOverIsRefused() throws {
        let database = try TestDatabase(.ledger)
        let old = try PostgresLogStore(database.station)
        // A taking-over that is under way holds the head; the old writer's turn waits for it and then finds its epoch gone.
        var other = try PostgresSession.open(database.station, .writer)
        try other.execute("BEGIN; UPDATE xinshi_ledger.log_head SET epoch = epoch + 1")
        let outcome = Mutex<StoreFailure?>(nil)
        let thread = TestThread {
            var turn = Turn(firstIndex: 0)
            turn.append { $0 += [UInt8](repeating: 1, count: 60) }
            do {
                try old.append(turn, signedSize: 0)
            } catch {
                outcome.withLock { $0 = error as? StoreFailure }
            }
        }
        try database.waitForWaitingSession()
        try other.execute("COMMIT")
        thread.join()
        #expect(outcome.withLock { $0 } == .fatal(.fenced, ""))
        #expect(try old.size() == 0)
    }

    // MARK: Losing the session

    @Test func aSessionLostInTheMiddleOfAnAppendLeavesNothingHalfWritten() throws {
        let database = try TestDatabase(.ledger, .views)
        var log = try TestLog(PostgresLogStore(database.station), views: PostgresViewsStore(database.station))
        let batch: SignedBatch
        do {
            let sequencer = try log.open()
            _ = try sequencer.append(log.author.sign([statement(1)], genesisLeaf: sequencer.genesisLeaf)).get()
            // After the head was moved and before the rows: the longest stretch in which the session can go.
            try database.execute(
                """
                CREATE FUNCTION public.end_session() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
                $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
                CREATE TRIGGER end_session BEFORE INSERT ON xinshi_ledger.entries
                FOR EACH STATEMENT EXECUTE FUNCTION public.end_session()
                """
            )
            batch = try log.author.sign((0..<200).map { statement($0) }, genesisLeaf: sequencer.genesisLeaf)
            let failure = #expect(throws: StoreFailure.fatal(.connectionLost, "")) { try sequencer.append(batch) }
            #expect(failure?.isFatal == true)
            #expect(throws: StoreFailure.fatal(.reopenRequired, "")) { try sequencer.append(batch) }
        }
        try database.execute("DROP TRIGGER end_session ON xinshi_ledger.entries")
        try database.endSessions()
        log.store = try PostgresLogStore(database.station)
        log.views = try PostgresViewsStore(database.station)
        let sequencer = try log.open()
        #expect(sequencer.size == 3)
        #expect(sequencer.report.adoptedCount == 0)
        #expect(try sequencer.append(batch).get().batch.index == 3)
        #expect(try rootOfEntries(log.store) == sequencer.checkpoint.checkpoint.root)
    }

    @Test func aSessionLostAfterTheCommitIsAdopted() throws {
        let database = try TestDatabase(.ledger)
        var log = try TestLog(PostgresLogStore(database.station))
        let batch: SignedBatch
        do {
            let sequencer = try log.open()
            sequencer.faults = { if $0 == .readBack { try database.endSessions() } }
            batch = try log.author.sign([statement(1)], genesisLeaf: sequencer.genesisLeaf)
            #expect(throws: StoreFailure.fatal(.connectionLost, "")) { try sequencer.append(batch) }
        }
        log.store = try PostgresLogStore(database.station)
        let sequencer = try log.open()
        #expect(sequencer.report.adoptedCount == 2)
        #expect(try sequencer.append(batch).get().isRepeat)
    }
}

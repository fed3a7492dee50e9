import Glibc
import LedgerCrypto
import LedgerFormat
import LedgerLog
import LedgerLogTesting
import LedgerModel
import Testing

@testable import LedgerPostgres

/// Losing the server, and getting an old copy of it back.
@Suite struct PostgresRecoveryTests {
    // MARK: Losing the server

    @Test func aKilledServerLosesNothingAnswered() throws {
        let cluster = try PostgresCluster()
        let database = try cluster.makeDatabase()
        try PostgresCreation.create([.ledger, .views, .lock], owner: database.owner, daily: database.station)
        let place = PostgresLockPlace(try database.station)
        var log = try TestLog(
            PostgresLogStore(database.station),
            views: PostgresViewsStore(database.station),
            lock: place
        )
        var answered: [Acceptance] = []
        var pending: SignedBatch?
        for round in 0..<3 {
            let sequencer = try log.open()
            sequencer.viewsInterval = 500
            for acceptance in answered {
                let index = acceptance.batch.index
                #expect(try sequencer.tree.leaves(from: index, count: 1) == [acceptance.batch.leaf])
            }
            // Whether it was stored is not known; the same bytes are answered once, whatever became of them.
            if let batch = pending { answered.append(try sequencer.append(batch).get()) }
            let killer = TestThread {
                usleep(UInt32(200_000 + 70_000 * round))
                try? cluster.command("kill")
            }
            (pending, answered) = try append(to: &log, sequencer, answered)
            killer.join()
            try cluster.command("start")
            log.store = try PostgresLogStore(database.station)
            log.views = try PostgresViewsStore(database.station)
        }
        #expect(answered.count > 10)
        let sequencer = try log.open()
        #expect(try rootOfEntries(log.store) == sequencer.checkpoint.checkpoint.root)
    }

    // Appends until the server is gone; answers the batch of which nothing is known, and all acceptances.
    private func append(
        to log: inout TestLog<PostgresLogStore>,
        _ sequencer: Sequencer<PostgresLogStore, AcceptingJudge>,
        _ before: [Acceptance]
    ) throws -> (SignedBatch, [Acceptance]) {
        var answered = before
        while true {
            let batch = try log.author.sign((0..<40).map { statement($0) }, genesisLeaf: sequencer.genesisLeaf)
            do {
                answered.append(try sequencer.append(batch).get())
            } catch {
                #expect(error as? StoreFailure == .fatal(.connectionLost, ""))
                return (batch, answered)
            }
        }
    }

    // MARK: Old copies

    @Test func aRestoredOldDumpIsRefused() throws {
        let database = try TestDatabase(.ledger, .views)
        let elsewhere = try TestDatabase(.lock)
        let place = PostgresLockPlace(try elsewhere.station)
        var log = try TestLog(
            PostgresLogStore(database.station),
            views: PostgresViewsStore(database.station),
            lock: place
        )
        let dump = log.folder.path + "/dump"
        do {
            let sequencer = try log.open()
            _ = try sequencer.append(log.author.sign([statement(1)], genesisLeaf: sequencer.genesisLeaf)).get()
            let options = ["-h", database.cluster.socket, "-Fc", "-f", dump, database.name]
            try database.cluster.run("pg_dump", options)
            _ = try sequencer.append(log.author.sign([statement(2)], genesisLeaf: sequencer.genesisLeaf)).get()
        }
        let restored = try database.cluster.makeDatabase()
        try database.cluster.run("pg_restore", ["-h", database.cluster.socket, "-d", restored.name, dump])
        log.store = try PostgresLogStore(restored.station)
        log.views = try PostgresViewsStore(restored.station)
        let failure = #expect(throws: StoreFailure.fatal(.lockAhead, "")) { try log.open() }
        #expect(failure?.message.contains("old backup") == true)
        // What was restored keeps its rules, and the newest data still opens.
        var connection = try PostgresSession.open(restored.owner, .owner)
        #expect(throws: PostgresError.self) { try connection.execute("DELETE FROM xinshi_ledger.entries") }
        log.store = try PostgresLogStore(database.station)
        log.views = nil
        #expect(try log.open().size == 5)
    }
}

/// The root over every stored entry, computed from their bytes.
func rootOfEntries(_ store: some LogStore) throws -> Digest {
    var leaves: [Digest] = []
    _ = try store.readEntries(from: 0, count: .max) { leaves.append(SHA2.leaf($1)) }
    return MerkleTree.root(ofLeaves: leaves)
}

import Glibc
import LedgerCrypto
import LedgerFormat
import LedgerLog
import LedgerLogTesting
import LedgerModel
import Testing

@testable import LedgerSQLite

/// The writer over real files.
@Suite struct SQLiteWriterTests {
    struct Crash: Error {}

    let data = TestFolder()

    func store() throws -> SQLiteLogStore {
        try SQLiteLogStore(path: data.path + "/ledger.sqlite")
    }

    func views() throws -> SQLiteViewsStore {
        try SQLiteViewsStore(path: data.path + "/views.sqlite")
    }

    @Test func aLogGoesOnAfterEachRestart() throws {
        var log = try TestLog(store(), views: views())
        var root = Digest.zero
        for round in 0..<4 {
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
            try log.store.close()
            log.store = try store()
            log.views = try views()
        }
        var leaves: [Digest] = []
        _ = try log.store.readEntries(from: 0, count: 9999) { leaves.append(SHA2.leaf($1)) }
        #expect(MerkleTree.root(ofLeaves: leaves) == root)
    }

    @Test(arguments: TurnStage.allCases)
    func aCrashInATurnLosesNothingAnswered(_ stage: TurnStage) throws {
        var log = try TestLog(store(), views: views())
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

    @Test func aDamagedTailIsMovedToQuarantine() throws {
        var log = try TestLog(store())
        do {
            let sequencer = try log.open()
            _ = try sequencer.append(log.author.sign([statement(1)], genesisLeaf: sequencer.genesisLeaf)).get()
            sequencer.faults = { if $0 == .sign { throw Crash() } }
            let batch = try log.author.sign([statement(2)], genesisLeaf: sequencer.genesisLeaf)
            #expect(throws: Crash.self) { try sequencer.append(batch) }
        }
        // What the schema forbids, a disk does.
        try log.store.execute("DROP TRIGGER entries_are_not_changed")
        try log.store.execute("UPDATE entries SET bytes = zeroblob(231) WHERE idx = 3")
        let sequencer = try log.open()
        #expect(sequencer.size == 3)
        #expect(try log.store.size() == 3)
        #expect(sequencer.report.quarantineReason == "entry 3: entry_version")
    }

    @Test func aFullDiskEndsTheWriterAndTheLogIsWhole() throws {
        var log = try TestLog(store())
        let batch: SignedBatch
        do {
            let sequencer = try log.open()
            try log.store.limit(pages: 20)
            let statements = (0..<4000).map { statement($0) }
            batch = try log.author.sign(statements, genesisLeaf: sequencer.genesisLeaf)
            #expect(throws: StoreFailure.fatal(.diskFull, "")) { try sequencer.append(batch) }
            #expect(throws: StoreFailure.fatal(.reopenRequired, "")) { try sequencer.append(batch) }
        }
        try log.store.limit(pages: 1_000_000)
        #expect(try log.open().append(batch).get().batch.index == 1)
    }

    @Test func aFileSizeLimitIsNamedAsAFullDisk() async {
        await #expect(processExitsWith: .exitCode(7)) {
            signal(SIGXFSZ, SIG_IGN)
            let folder = TestFolder()
            var log = try TestLog(SQLiteLogStore(path: folder.path + "/ledger.sqlite"))
            let sequencer = try log.open()
            var limit = rlimit(rlim_cur: 300_000, rlim_max: 300_000)
            setrlimit(__rlimit_resource_t(1), &limit)
            let statements = (0..<10_000).map { statement($0) }
            let batch = try log.author.sign(statements, genesisLeaf: sequencer.genesisLeaf)
            do {
                _ = try sequencer.append(batch)
            } catch let failure as StoreFailure {
                print(failure)
                let isNamed = failure.code == .diskFull || failure.code == .inputOutput
                exit(failure.isFatal && isNamed && (try? log.store.size()) == 1 ? 7 : 1)
            }
        }
    }
}

import Glibc
import LedgerCrypto
import LedgerFormat
import LedgerLog
import LedgerLogTesting
import LedgerModel
import LedgerSQLite
import LedgerService

/// A log over real files, or over the store in memory, that can be stopped at any moment and opened again.
final class Station {
    typealias Log = Sequencer<FaultyStore, LedgerJudge>

    /// What a start finds of the views.
    enum ViewsFate: CaseIterable {
        case kept, deleted, old
    }

    let clock: TestClock
    let logKey: SecretKey
    let genesis: Genesis
    let folder = TestFolder()
    let memory: MemoryLogStore?
    private(set) var store: FaultyStore
    private(set) var views: FaultyViews
    private var opened: Log?
    // Copies of a stopped machine's disk are numbered.
    private var generation = 0
    private var hasOldViews = false

    /// The root of a log.
    struct Founder {
        var key: PublicKey
        var organisation: String
        var subject: String
    }

    init(_ random: inout Seeded, _ founder: Founder, policy: Digest) throws {
        clock = TestClock(wallMilliseconds: 1_772_413_200_000)
        logKey = Author(&random).secret
        memory = random.chance(30) ? MemoryLogStore() : nil
        genesis = try Station.genesis(logKey, founder, policy)
        let path = folder.path + "/0"
        try PrivateFile.createFolder(path)
        store = FaultyStore(try memory ?? SQLiteLogStore(path: path + "/ledger.sqlite"))
        views = FaultyViews(memory == nil ? try SQLiteViewsStore(path: path + "/views.sqlite") : MemoryViews())
        try LogCreation.create(genesis, signedBy: logKey, store: store, lock: LockFile(path + "/lock"), clock: clock)
        try open()
    }

    private static func genesis(_ key: SecretKey, _ founder: Founder, _ policy: Digest) throws -> Genesis {
        guard let organisation = OrganisationID(hex: founder.organisation),
            let subject = SubjectID(hex: founder.subject)
        else { preconditionFailure("hex digits") }
        return try Genesis(
            origin: "simulation.example/log",
            logKey: key.publicKey,
            root: Genesis.Root(key: founder.key, organisation: organisation, subject: subject),
            terms: Genesis.Terms(policy: policy, retention: "as the law says"),
            drawn: (created: 1_772_413_200, nonce: Identifier(high: 5, low: 6))
        )
    }

    var log: Log {
        guard let opened else { preconditionFailure("the log is closed") }
        return opened
    }

    var path: String { folder.path + "/\(generation)" }
    var lockPath: String { path + "/lock" }
    var quarantine: String { folder.path + "/quarantine" }

    func open() throws {
        let tree = LogTree(store)
        var parts = LogParts<FaultyStore, LedgerJudge>(
            store: store,
            lock: LockFile(lockPath),
            keys: [logKey],
            quarantineFolder: quarantine,
            makeJudge: { LedgerJudge { try? tree.leaves(from: $0, count: 1).first } }
        )
        parts.views = SealedViews(views, logKey: logKey)
        parts.clock = clock
        opened = try Self.whenLockIsFree { try Log.open(parts) }
    }

    /// Another test that starts a program hands it, for a moment, a copy of every open file, the old lock among them.
    private static func whenLockIsFree(_ work: () throws -> Log) throws -> Log {
        for _ in 0..<100 {
            do {
                return try work()
            } catch let failure as StoreFailure where failure.code == .lockHeld {
                usleep(50_000)
            }
        }
        return try work()
    }

    /// Stops without a word: what the next start finds is what a killed process leaves on its disk.
    func stop(_ fate: ViewsFate) throws {
        views.fail(nil)
        store.strike(nil)
        if memory != nil {
            opened = nil
            if fate != .kept { views = FaultyViews(MemoryViews()) }
            return
        }
        let old = path
        generation += 1
        try copyDisk(from: old, to: path, fate)
        opened = nil
        store = FaultyStore(try SQLiteLogStore(path: path + "/ledger.sqlite"))
        views = FaultyViews(try SQLiteViewsStore(path: path + "/views.sqlite"))
    }

    // While the writer still has everything open, as a power cut finds it; the shared memory of WAL does not survive one.
    private func copyDisk(from old: String, to new: String, _ fate: ViewsFate) throws {
        try PrivateFile.createFolder(new)
        for name in ["ledger.sqlite", "ledger.sqlite-wal", "lock"] { try copy(old + "/" + name, new + "/" + name) }
        guard fate != .deleted else { return }
        let isOld = fate == .old && hasOldViews
        for name in ["views.sqlite", "views.sqlite-wal"] {
            try copy((isOld ? folder.path + "/old" : old) + "/" + name, new + "/" + name)
        }
    }

    /// Keeps a copy of the views for a later start that finds old ones.
    func keepViews() throws {
        guard memory == nil else { return }
        try PrivateFile.createFolder(folder.path + "/old")
        for name in ["views.sqlite", "views.sqlite-wal"] {
            unlink(folder.path + "/old/" + name)
            try copy(path + "/" + name, folder.path + "/old/" + name)
        }
        hasOldViews = true
    }

    private func copy(_ from: String, _ to: String) throws {
        guard let bytes = try PrivateFile.read(from) else { return }
        try PrivateFile.replace(to, with: bytes)
    }

    /// Every stored entry.
    func entries() throws -> [[UInt8]] {
        var found: [[UInt8]] = []
        _ = try store.readEntries(from: 0, count: Int(store.size())) { found.append(Array($1)) }
        return found
    }
}

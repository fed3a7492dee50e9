import LedgerCrypto
import LedgerFormat
import LedgerLog
import LedgerLogTesting
import LedgerModel
import Testing

@Suite struct OpeningTests {
    var log: TestLog<MemoryLogStore>

    init() throws {
        log = try TestLog(MemoryLogStore())
    }

    struct Crash: Error {}

    func code(_ body: () throws -> Void) -> StoreFailure.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? StoreFailure)?.code
        }
    }

    /// Appends batches of two statements, each in a turn of its own.
    mutating func append(_ count: Int) throws {
        let sequencer = try log.open()
        for number in 0..<count {
            let batch = try log.author.sign(
                [statement(number), statement(-number)],
                genesisLeaf: sequencer.genesisLeaf
            )
            _ = try sequencer.append(batch).get()
        }
    }

    /// Appends a batch and stops before the lock moves: the tail is stored and unacknowledged.
    mutating func leaveTail() throws {
        let sequencer = try log.open()
        sequencer.faults = { if $0 == .sign { throw Crash() } }
        let batch = try log.author.sign([statement(8), statement(9)], genesisLeaf: sequencer.genesisLeaf)
        #expect(throws: Crash.self) { try sequencer.append(batch) }
    }

    func note(_ size: UInt64, root: Digest? = nil, key: SecretKey? = nil) throws -> [UInt8] {
        let own = size <= (try log.store.size()) ? try LogTree(log.store).root(size: size) : .zero
        let checkpoint = try Checkpoint(origin: "log.example/test", size: size, root: root ?? own)
        return SignedCheckpoint(checkpoint, signedBy: key ?? log.key).bytes
    }

    // MARK: The table, row by row

    @Test mutating func lockAheadOfTheDataRefuses() throws {
        try append(3)
        log.store.tamper { $0.removeLast(3) }
        #expect(code { _ = try log.open() } == .lockAhead)
        log.store.tamper { $0.removeAll() }
        #expect(code { _ = try log.open() } == .lockAhead)
    }

    @Test mutating func sameSizeAndAnotherRootRefuses() throws {
        try append(3)
        log.store.tamper { $0[9][52] ^= 1 }
        #expect(code { _ = try log.open() } == .rootDiffers)
    }

    @Test mutating func dataOfAnotherHistoryRefuses() throws {
        try append(3)
        try leaveTail()
        log.store.tamper { $0[9][20] ^= 1 }
        #expect(code { _ = try log.open() } == .rootDiffers)
    }

    @Test mutating func aReachableCheckpointAheadRefuses() throws {
        try append(3)
        try leaveTail()
        var parts = log.parts
        parts.reachableNotes = [try note(4), try note(13)]
        #expect(code { _ = try Sequencer.open(parts) } == .publishedAhead)
        #expect(try log.store.size() == 13)
        parts.reachableNotes = [try note(4, root: .zero)]
        #expect(code { _ = try Sequencer.open(parts) } == .rootDiffers)
    }

    @Test mutating func aStrangersCheckpointStopsNobody() throws {
        try append(1)
        var parts = log.parts
        parts.reachableNotes = [try note(99, root: .zero, key: TestAuthor(seed: 55).key), Array("no note".utf8)]
        #expect(try Sequencer.open(parts).size == 4)
    }

    @Test mutating func aKeptCheckpointAheadRefuses() throws {
        try append(1)
        try log.store.keep(KeptCheckpoint(size: 9, note: try note(9, root: Digest(1, 1, 1, 1))))
        #expect(code { _ = try log.open() } == .publishedAhead)
    }

    @Test mutating func aGoodTailIsSigned() throws {
        try append(3)
        try leaveTail()
        let sequencer = try log.open()
        #expect(sequencer.report.adoptedCount == 3)
        #expect(sequencer.size == 13)
        #expect(sequencer.checkpoint.checkpoint.root == (try LogTree(log.store).root(size: 13)))
        // The author who got no answer sends the same bytes again.
        var author = TestAuthor(seed: 2)
        for number in 0..<3 {
            _ = try author.sign([statement(number), statement(-number)], genesisLeaf: sequencer.genesisLeaf)
        }
        let again = try author.sign([statement(8), statement(9)], genesisLeaf: sequencer.genesisLeaf)
        #expect(try sequencer.append(again).get().isRepeat)
    }

    static let damages: [(name: String, code: String, apply: @Sendable (inout [[UInt8]]) -> Void)] = [
        ("statement", "batch_root", { $0[$0.count - 1][52] ^= 1 }),
        ("prev", "entry_prev", { $0[$0.count - 1][20] ^= 1 }),
        ("first prev", "entry_prev", { $0[$0.count - 3][20] ^= 1 }),
        ("first length", "entry_length", { $0[$0.count - 3] = [1] }),
        ("index", "entry_index", { $0[$0.count - 2][9] ^= 1 }),
        ("kind", "statement_outside_batch", { $0[$0.count - 1][1] = 3 }),
        ("version", "entry_version", { $0[$0.count - 1][0] = 2 }),
        ("time", "entry_time", { $0[$0.count - 3][12] = 0 }),
        ("signature", "author_signature", { $0[$0.count - 3][180] ^= 1 }),
        ("end", "batch_truncated", { $0.removeLast() }),
    ]

    @Test(arguments: damages.map(\.name))
    mutating func aBadTailIsQuarantinedAndRemoved(_ name: String) throws {
        try append(3)
        try leaveTail()
        let damage = try #require(Self.damages.first { $0.name == name })
        // The last entry of a damaged batch is read before its root is compared, so the chain holds up to there.
        log.store.tamper { damage.apply(&$0) }
        let tail = Array(log.store.entries.dropFirst(10))
        let sequencer = try log.open()
        #expect(sequencer.size == 10)
        #expect(try log.store.size() == 10)
        #expect(sequencer.report.quarantineReason?.hasSuffix(damage.code) == true)
        let path = try #require(sequencer.report.quarantinePath)
        var expected: [UInt8] = []
        for entry in tail { entry.withUnsafeBytes { EntryBundle.append($0, to: &expected) } }
        #expect(try PrivateFile.read(path) == expected)
        var author = TestAuthor(seed: 2)
        for number in 0..<3 {
            _ = try author.sign([statement(number), statement(-number)], genesisLeaf: sequencer.genesisLeaf)
        }
        let next = try author.sign([statement(5)], genesisLeaf: sequencer.genesisLeaf)
        #expect(try sequencer.append(next).get().batch.index == 10)
    }

    @Test mutating func anUnreadableSignedEntryIsNamed() throws {
        try append(1)
        log.store.tamper { $0[0] = [1] }
        #expect(code { _ = try log.open() } == .corrupt)
    }

    @Test mutating func lockAbsentRefuses() throws {
        try append(1)
        try PrivateFile.replace(log.folder.path + "/moved", with: try PrivateFile.read(log.lockPath) ?? [])
        var parts = log.parts
        parts.lock = LockFile(log.folder.path + "/elsewhere")
        #expect(code { _ = try Sequencer.open(parts) } == .lockAbsent)
    }

    @Test mutating func aDamagedSlotIsReported() throws {
        try append(2)
        var bytes = try #require(try PrivateFile.read(log.lockPath))
        bytes[4096 + 100] ^= 1
        try PrivateFile.replace(log.lockPath, with: bytes)
        let sequencer = try log.open()
        #expect(sequencer.report.lockDamage == .slot(1))
        #expect(sequencer.size == 7)
    }

    // MARK: Creation and restoring

    @Test func aLogIsMadeOnce() throws {
        #expect(code { _ = try TestLog(log.store) } == .alreadyInitialised)
    }

    @Test mutating func aLostLockIsRestoredByItsShortCode() throws {
        try append(3)
        try leaveTail()
        let shortCode = try SignedCheckpoint.parse(try note(10)).checkpoint.shortForm
        let path = log.folder.path + "/new/lock"
        func restore(_ text: String, key: SecretKey? = nil) -> StoreFailure.Code? {
            code {
                try LogCreation.restoreLock(
                    shortCode: text,
                    signedBy: key ?? log.key,
                    store: log.store,
                    lock: LockFile(path)
                )
            }
        }
        #expect(restore("") == .shortCodeDiffers)
        #expect(restore("99" + shortCode.dropFirst(2)) == .lockAhead)
        #expect(restore("7" + shortCode.dropFirst(2)) == .shortCodeDiffers)
        #expect(restore(shortCode, key: TestAuthor(seed: 9).key) == .keyMissing)
        #expect(restore("  " + shortCode.replacing(" ", with: "  ")) == nil)
        #expect(restore(shortCode) == .lockExists)
        var parts = log.parts
        parts.lock = LockFile(path)
        let sequencer = try Sequencer.open(parts)
        #expect(sequencer.report.lockSize == 10)
        #expect(sequencer.size == 13)
    }

    // MARK: Views

    @Test mutating func viewsFollowAndAreRebuilt() throws {
        let views = MemoryViews()
        log.views = views
        try append(3)
        do {
            let sequencer = try log.open()
            #expect(sequencer.report.replayedCount == 9)
            #expect(sequencer.judge.statementCount == 6)
            #expect(try views.cursor()?.size == 10)
        }
        #expect(try log.open().report.replayedCount == 0)
        #expect(try log.open().judge.statementCount == 6)
        try views.clear()
        let rebuilt = try log.open()
        #expect(rebuilt.report.replayedCount == 10)
        #expect(rebuilt.judge.statementCount == 6)
    }

    @Test(arguments: [UInt64(10), 99])
    mutating func viewsOfAnotherHistoryAreDropped(_ size: UInt64) throws {
        let views = MemoryViews()
        log.views = views
        try append(3)
        try views.write(RowChanges(), cursor: ViewsCursor(size: size, root: .zero))
        let sequencer = try log.open()
        #expect(sequencer.report.rebuiltViews)
        #expect(sequencer.judge.statementCount == 6)
        #expect(try views.cursor()?.root == sequencer.checkpoint.checkpoint.root)
    }

    @Test mutating func failingViewsLoseNothing() throws {
        let views = MemoryViews()
        log.views = views
        let sequencer = try log.open()
        sequencer.viewsInterval = 1
        views.fail(true)
        let batch = try log.author.sign([statement(1)], genesisLeaf: sequencer.genesisLeaf)
        _ = try sequencer.append(batch).get()
        #expect(try views.cursor()?.size == 1)
        #expect(try sequencer.append(batch).get().isRepeat)
        views.fail(false)
        try sequencer.flushViews()
        #expect(try views.cursor()?.size == 3)
        #expect(try sequencer.append(batch).get().isRepeat)
    }
}

internal import LedgerCrypto
internal import LedgerFormat
internal import LedgerModel

/// The start-up table of spec 11 §3: decides from lock, data and reachable checkpoints whether the log may go on, and
/// how.
struct Opening<Store: LogStore, Judge: StatementJudge> {
    let parts: LogParts<Store, Judge>
    let lock: any LockStore
    let locked: SignedCheckpoint
    private(set) var tree: LogTree<Store>
    let genesisLeaf: Digest
    // The key that signed the lock's checkpoint.
    let lockedKey: SecretKey
    var report = OpeningReport()

    /// Owns the lock and reads what it says.
    init(_ parts: LogParts<Store, Judge>) throws {
        self.parts = parts
        tree = LogTree(parts.store)
        lock = try parts.lock.open()
        let locked = try Self.parse(lock.note)
        self.locked = locked
        guard let key = parts.keys.first(where: { Self.isSigned(locked, by: $0.publicKey) }) else {
            throw StoreFailure.fatal(.keyMissing, "None of the keys at hand signed the checkpoint of the lock.")
        }
        lockedKey = key
        report.lockSize = locked.checkpoint.size
        report.lockDamage = lock.damage
        genesisLeaf = try Self.genesisLeaf(parts.store, origin: locked.checkpoint.origin)
    }

    /// Goes through the table and answers all that a sequencer starts with.
    mutating func run() throws -> Opened<Store, Judge> {
        try requireOneHistory()
        var replayer = try replayed()
        var key = lockedKey
        let size = try parts.store.size()
        if size > locked.checkpoint.size {
            if let fault = try verifyTail(&replayer, to: size) {
                try quarantine(from: locked.checkpoint.size, to: size, fault)
                replayer = try replayed()
            } else {
                key = try keyAfter(replayer)
                try moveLock(replayer.state, key)
            }
        }
        return try finish(replayer, key)
    }

    // MARK: Refusals

    private func requireOneHistory() throws {
        let size = try parts.store.size()
        guard size >= locked.checkpoint.size else {
            throw StoreFailure.fatal(
                .lockAhead,
                "The log has \(size) entries but signed \(report.lockSize): an old backup; find the newest data."
            )
        }
        try requireSameRoot(locked, "the lock's checkpoint")
        // Each was held against the log when it was kept; the newest tells whether all of that is still here.
        if let newest = try parts.store.keptCheckpoints().last {
            try requireNotAhead(try Self.parse(newest.note), "a cosigned checkpoint")
        }
        for note in parts.reachableNotes {
            guard let reachable = try? SignedCheckpoint.parse(note), isOurs(reachable) else { continue }
            try requireNotAhead(reachable, "a published checkpoint")
        }
    }

    // Anybody can write a file; only what a key of ours signed may stop the log.
    private func isOurs(_ reachable: SignedCheckpoint) -> Bool {
        reachable.checkpoint.origin == locked.checkpoint.origin
            && parts.keys.contains { Self.isSigned(reachable, by: $0.publicKey) }
    }

    private func requireNotAhead(_ other: SignedCheckpoint, _ name: String) throws {
        guard other.checkpoint.size <= locked.checkpoint.size else {
            throw StoreFailure.fatal(
                .publishedAhead,
                "There is \(name) of size \(other.checkpoint.size); lock at \(report.lockSize): signing would fork it."
            )
        }
        try requireSameRoot(other, name)
    }

    private func requireSameRoot(_ other: SignedCheckpoint, _ name: String) throws {
        guard try tree.root(size: other.checkpoint.size) == other.checkpoint.root else {
            throw StoreFailure.fatal(
                .rootDiffers,
                "Data and \(name) of size \(other.checkpoint.size) have different roots: signing would fork the log."
            )
        }
    }

    // MARK: The log's state

    // Folds everything that the lock covers: from the views' cursor if they fit the log, else from entry 0.
    private mutating func replayed() throws -> Replayer<Judge> {
        var replayer = try resumed() ?? fresh()
        let first = replayer.state.size
        if let fault = try take(&replayer, to: locked.checkpoint.size) {
            throw StoreFailure.fatal(
                .corrupt,
                "Signed entry \(fault.index) is not what the log's rules allow (\(fault.code)); audit the log."
            )
        }
        report.replayedCount = locked.checkpoint.size - first
        guard replayer.state.frontier.root == locked.checkpoint.root, replayer.isAtBoundary else {
            throw StoreFailure.fatal(.corrupt, "The entries do not lead to the signed root; audit the log.")
        }
        return replayer
    }

    private func resumed() throws -> Replayer<Judge>? {
        guard let views = parts.views, let cursor = try views.cursor(), cursor.size > 0,
            cursor.size <= locked.checkpoint.size, try tree.root(size: cursor.size) == cursor.root,
            let digestBase = try BatchIndex.digestBase(views)
        else { return nil }
        var judge = parts.makeJudge()
        try judge.load(views, cursor: cursor)
        let state = LogState(
            frontier: try tree.frontier(size: cursor.size),
            lastLeaf: try tree.leaves(from: cursor.size - 1, count: 1)[0],
            digestBase: digestBase
        )
        let batches = BatchIndex(rows: views)
        return try Replayer(judge: judge, state: state, batches: batches, genesisLeaf: genesisLeaf)
            .resumed(after: try Self.entry(parts.store, cursor.size - 1))
    }

    private mutating func fresh() throws -> Replayer<Judge> {
        report.viewsRefusal = parts.views?.refusal
        report.rebuiltViews = try report.viewsRefusal != nil || parts.views?.cursor() != nil
        try parts.views?.clear()
        return Replayer(
            judge: parts.makeJudge(),
            state: LogState(origin: locked.checkpoint.origin),
            batches: BatchIndex(rows: parts.views),
            genesisLeaf: nil
        )
    }

    private func take(_ replayer: inout Replayer<Judge>, to size: UInt64) throws -> ReplayFault? {
        var next = replayer.state.size
        while next < size {
            // Copied out first: a judge asks for leaves of earlier entries, and a store is not read inside a read.
            var entries: [[UInt8]] = []
            let count = Int(min(1024, size - next))
            _ = try parts.store.readEntries(from: next, count: count) { entries.append(Array($1)) }
            for entry in entries {
                do {
                    try entry.withUnsafeBytes { try replayer.take($0) }
                } catch {
                    guard let known = ReplayFault.of(error, at: next) else { throw error }
                    return known
                }
                next += 1
            }
            if entries.count < count { return ReplayFault(index: next, code: "entries_missing") }
        }
        return nil
    }

    // MARK: The unacknowledged tail

    private func verifyTail(_ replayer: inout Replayer<Judge>, to size: UInt64) throws -> ReplayFault? {
        replayer.isStrict = true
        if let fault = try take(&replayer, to: size) { return fault }
        guard replayer.isAtBoundary else { return ReplayFault(index: size, code: "batch_truncated") }
        // Also holds the stored nodes against the entries.
        guard try tree.root(size: size) == replayer.state.frontier.root else {
            return ReplayFault(index: size, code: "root_mismatch")
        }
        return nil
    }

    private func keyAfter(_ replayer: Replayer<Judge>) throws -> SecretKey {
        guard let rotated = replayer.rotatedKey else { return lockedKey }
        guard let key = parts.keys.first(where: { $0.publicKey == rotated }) else {
            throw StoreFailure.fatal(.keyMissing, "The log was handed to a key that is not at hand.")
        }
        return key
    }

    private mutating func moveLock(_ state: LogState, _ key: SecretKey) throws {
        let checkpoint = try Checkpoint(origin: locked.checkpoint.origin, size: state.size, root: state.frontier.root)
        try lock.move(from: lock.note, to: SignedCheckpoint(checkpoint, signedBy: key).bytes)
        report.adoptedCount = state.size - locked.checkpoint.size
    }

    private mutating func quarantine(from first: UInt64, to size: UInt64, _ fault: ReplayFault) throws {
        var bytes: [UInt8] = []
        _ = try parts.store.readEntries(from: first, count: Int(size - first)) { _, entry in
            EntryBundle.append(entry, to: &bytes)
        }
        let name = "\(first)-\(size)-\(SHA2.hash(bytes).description.prefix(16)).entries"
        let path = parts.quarantineFolder + "/" + name
        try PrivateFile.createFolder(parts.quarantineFolder)
        try PrivateFile.replace(path, with: bytes)
        try PrivateFile.flushFolder(parts.quarantineFolder)
        try parts.store.removeTail(from: first)
        // The old one remembers leaves of what is gone.
        tree = LogTree(parts.store)
        report.quarantinePath = path
        report.quarantineReason = "entry \(fault.index): \(fault.code)"
    }
}

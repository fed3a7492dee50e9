internal import LedgerCrypto
internal import LedgerFormat
internal import LedgerModel

/// All that a sequencer starts with.
struct Opened<Store: LogStore, Judge: StatementJudge> {
    let store: Store
    let tree: LogTree<Store>
    let views: (any ViewsStore)?
    let lock: any LockStore
    let clock: any LogClock
    let clockGuard: ClockGuard
    let signer: SecretKey
    let genesisLeaf: Digest
    let checkpoint: SignedCheckpoint
    let replayer: Replayer<Judge>
    let suspended: [Digest: UInt64]
    let report: OpeningReport
}

extension Opening {
    /// Joins what was opened and verified.
    func finish(_ replayer: Replayer<Judge>, _ key: SecretKey) throws -> Opened<Store, Judge> {
        let reading = parts.clock.read()
        let isLagging = reading.wallMilliseconds + ClockGuard.toleratedLag < replayer.lastLogTime
        let suspended = try parts.store.suspendedAuthors().map { ($0.author, $0.size) }
        return Opened(
            store: parts.store,
            tree: tree,
            views: parts.views,
            lock: lock,
            clock: parts.clock,
            clockGuard: ClockGuard(
                lastLogTime: replayer.lastLogTime,
                isLagAccepted: try isLagging && isLagAccepted(replayer),
                reading: reading
            ),
            signer: key,
            genesisLeaf: genesisLeaf,
            checkpoint: try Self.parse(lock.note),
            replayer: replayer,
            suspended: Dictionary(suspended) { first, _ in first },
            report: report
        )
    }

    // A clock behind the last entry was accepted before this start, and log time stands still since: the statement that
    // says so is among the entries of that log time.
    private func isLagAccepted(_ replayer: Replayer<Judge>) throws -> Bool {
        var end = replayer.state.size
        while end > 0 {
            let start = end > 256 ? end - 256 : 0
            var isAccepted = false
            var isSameTime = false
            _ = try parts.store.readEntries(from: start, count: Int(end - start)) { index, bytes in
                let entry = try EntryView(bytes)
                let isThen = entry.logTimeMilliseconds == replayer.lastLogTime
                if index == start { isSameTime = isThen }
                guard isThen, entry.kind == .statement, let clock = ClockAcceptance.clock(in: entry.body) else {
                    return
                }
                isAccepted = isAccepted || clock < replayer.lastLogTime
            }
            if isAccepted || !isSameTime { return isAccepted }
            end = start
        }
        return false
    }

    static func parse(_ note: [UInt8]) throws -> SignedCheckpoint {
        do {
            return try SignedCheckpoint.parse(note)
        } catch {
            throw StoreFailure.fatal(.corrupt, "A checkpoint of our own cannot be read (\(error.code.rawValue)).")
        }
    }

    static func isSigned(_ checkpoint: SignedCheckpoint, by key: PublicKey) -> Bool {
        (try? checkpoint.verify(logKey: key)) != nil
    }

    static func entry(_ store: Store, _ index: UInt64) throws -> [UInt8] {
        var entry: [UInt8]?
        _ = try store.readEntries(from: index, count: 1) { entry = Array($1) }
        guard let entry else {
            throw StoreFailure.fatal(.lockAhead, "The log has no entry \(index); an old backup was restored.")
        }
        return entry
    }

    // Entry 0 must be the GENESIS of the origin that the lock speaks of.
    static func genesisLeaf(_ store: Store, origin: String) throws -> Digest {
        try entry(store, 0).withUnsafeBytes { bytes in
            let entry = try EntryView(bytes)
            guard entry.kind == .genesis, try Genesis.parse(entry.body).origin == origin else {
                throw StoreFailure.fatal(.rootDiffers, "The lock belongs to another log than the data.")
            }
            return entry.leafHash
        }
    }
}

extension Replayer {
    /// Goes on after an entry that the views reflect already.
    func resumed(after entry: [UInt8]) throws -> Replayer {
        var resumed = self
        try entry.withUnsafeBytes { bytes in
            let view = try EntryView(bytes)
            resumed.lastLogTime = view.logTimeMilliseconds
            guard view.kind == .log, case .successorNamed = try LogAct.parse(view.body) else { return }
            resumed.isEnded = true
        }
        return resumed
    }
}

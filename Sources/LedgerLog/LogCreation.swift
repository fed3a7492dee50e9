public import LedgerCrypto
public import LedgerFormat

/// Makes entry 0 and the lock without which no log can be opened.
public enum LogCreation {
    /// Writes entry 0 and, after it, the checkpoint lock; refuses when there is either.
    ///
    /// A crash in between leaves data without a lock, which cannot be opened: remove the data and begin again.
    public static func create(
        _ genesis: Genesis,
        signedBy key: SecretKey,
        store: some LogStore,
        lock: any LockPlace,
        clock: any LogClock = SystemClock()
    ) throws {
        guard key.publicKey == genesis.logKey else {
            throw StoreFailure.fatal(.keyMissing, "The key is not the one that GENESIS names.")
        }
        guard try store.size() == 0 else {
            throw StoreFailure.fatal(.alreadyInitialised, "There is a log in this store already.")
        }
        guard try !lock.isTaken() else {
            throw StoreFailure.fatal(.lockExists, "There is a checkpoint lock at \(lock) already.")
        }
        let state = LogState(origin: genesis.origin)
        var builder = TurnBuilder(after: state, logTime: clock.read().wallMilliseconds)
        _ = genesis.canonicalBytes.withUnsafeBytes { builder.append(.genesis, body: $0) }
        try store.append(builder.turn, signedSize: 0)
        let checkpoint = try Checkpoint(origin: genesis.origin, size: 1, root: builder.state.frontier.root)
        try lock.create(note: SignedCheckpoint(checkpoint, signedBy: key).bytes)
    }
}

public import LedgerCrypto

/// What a log is opened from; Sendable, so that what is opened can be handed to a `SubmissionQueue`.
public struct LogParts<Store: LogStore, Judge: StatementJudge>: Sendable {
    /// The entries.
    public var store: Store
    /// Projection rows; nil folds the whole log at each start.
    public var views: (any ViewsStore)?
    /// Where the checkpoint lock lies, outside the data and outside its backup.
    public var lock: any LockPlace
    /// Keys of the log: the current one, and during a rotation also the next.
    public var keys: [SecretKey]
    /// Folder to which a bad tail is copied before it is removed.
    public var quarantineFolder: String
    /// Checkpoints of this log that are within reach: the published one, those that witnesses hold.
    public var reachableNotes: [[UInt8]] = []
    /// The clocks.
    public var clock: any LogClock = SystemClock()
    /// Makes a judge that has seen no entry.
    public var makeJudge: @Sendable () -> Judge

    /// Collects the parts that have no default.
    public init(
        store: Store,
        lock: any LockPlace,
        keys: [SecretKey],
        quarantineFolder: String,
        makeJudge: @escaping @Sendable () -> Judge
    ) {
        self.store = store
        self.lock = lock
        self.keys = keys
        self.quarantineFolder = quarantineFolder
        self.makeJudge = makeJudge
    }
}

/// What start-up found and did; to be shown to the operator.
public struct OpeningReport: Hashable, Sendable {
    /// Size of the lock's checkpoint before.
    public internal(set) var lockSize: UInt64 = 0
    /// Entries beyond the lock that were verified and signed.
    public internal(set) var adoptedCount: UInt64 = 0
    /// Where a bad tail was copied before it was removed.
    public internal(set) var quarantinePath: String?
    /// Why the tail was bad.
    public internal(set) var quarantineReason: String?
    /// What was wrong with the lock file although it could be read.
    public internal(set) var lockDamage: CheckpointLock.Damage?
    /// Entries folded again because the views did not reflect them.
    public internal(set) var replayedCount: UInt64 = 0
    /// Whether the views did not fit the log and were made anew.
    public internal(set) var rebuiltViews = false
    /// Why the rows of the views were not believed.
    public internal(set) var viewsRefusal: ViewsRefusal?
}

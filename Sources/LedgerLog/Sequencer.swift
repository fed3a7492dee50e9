public import LedgerCrypto
public import LedgerFormat
public import LedgerModel

/// The one writer of a log: gives every entry its place, makes it durable, signs, and only then answers (spec 11).
///
/// Comes in: signed batches, acts of the log. Goes out: acceptances or refusals, and the checkpoint that covers them.
/// Synchronous and not Sendable: it has one owner, who calls it from one thread at a time — a command line directly, a
/// server through `SubmissionQueue`. So nothing can run between reading the head and persisting. Opened by
/// `Sequencer.open`.
public final class Sequencer<Store: LogStore, Judge: StatementJudge> {
    /// Where the entries are; others may read it at any time.
    public let store: Store
    /// Roots and proofs over the store; usable from any thread.
    public let tree: LogTree<Store>
    /// Leaf hash of entry 0: identifies the log.
    public let genesisLeaf: Digest
    /// What start-up found and did.
    public let report: OpeningReport
    /// The newest signed checkpoint: everything that was ever answered is below its size.
    public internal(set) var checkpoint: SignedCheckpoint
    /// The rules' state after every entry below the checkpoint's size.
    public internal(set) var judge: Judge
    /// Called at each stage of a turn; throws to strike.
    public var faults: (TurnStage) throws -> Void = { _ in }
    /// After how many new entries the views are written; they are also written by `flushViews` and at a start.
    public var viewsInterval = 8192

    // All of these are touched by the owner's thread only, in a turn or at start-up.
    let lock: any LockStore
    let views: (any ViewsStore)?
    let clock: any LogClock
    var signer: SecretKey
    var clockGuard: ClockGuard
    var state: LogState
    var batches: BatchIndex
    var suspended: [Digest: UInt64]
    var isEnded: Bool
    // The newest checkpoint with its cosignatures, once somebody asked for it.
    var cosigned: SignedCheckpoint?
    var unwrittenRows = RowChanges()
    var unwrittenEntries = 0
    // Set while a turn is under way and left set when it fails: nobody knows then what is on disk.
    var isBroken = false

    init(_ opened: Opened<Store, Judge>) {
        store = opened.store
        tree = opened.tree
        genesisLeaf = opened.genesisLeaf
        report = opened.report
        checkpoint = opened.checkpoint
        judge = opened.replayer.judge
        lock = opened.lock
        views = opened.views
        clock = opened.clock
        signer = opened.signer
        clockGuard = opened.clockGuard
        state = opened.replayer.state
        batches = opened.replayer.batches
        suspended = opened.suspended
        isEnded = opened.replayer.isEnded
    }

    /// Number of entries that are signed.
    public var size: UInt64 { state.size }

    /// The key that signs the log's checkpoints now.
    public var logKey: PublicKey { signer.publicKey }

    /// Faults of the checkpoint lock, for tests.
    public var lockFaults: (CheckpointLock.FaultPoint) throws -> Void {
        get { lock.faults }
        set { lock.faults = newValue }
    }

    /// Appends batches in order, in as few turns as their sizes allow, and answers for each when it is durable and
    /// signed.
    ///
    /// A refusal concerns one batch and is an answer like any other. A thrown `StoreFailure` concerns all: when it is
    /// fatal, nothing is known of any of them until the log was opened anew; when it is not (`clockStopped`), none was
    /// taken. A stopped clock is passed by a turn of one batch whose one statement is a `clock_accepted`.
    public func append(_ submitted: [SignedBatch]) throws -> [Result<Acceptance, BatchRefusal>] {
        var outcomes: [Result<Acceptance, BatchRefusal>] = []
        outcomes.reserveCapacity(submitted.count)
        var rest = submitted[...]
        while !rest.isEmpty {
            let group = rest.prefix(TurnLimit.prefixCount(of: rest))
            outcomes += try turn(group)
            rest = rest.dropFirst(group.count)
        }
        return outcomes
    }

    /// Appends one batch.
    public func append(_ batch: SignedBatch) throws -> Result<Acceptance, BatchRefusal> {
        try turn([batch])[0]
    }

    private func turn(_ group: ArraySlice<SignedBatch>) throws -> [Result<Acceptance, BatchRefusal>] {
        try requireWritable()
        let reading = clock.read()
        let isAcceptance = group.count == 1 && group.allSatisfy(\.isClockAcceptance)
        let logTime = try clockGuard.logTime(at: reading, isAcceptance: isAcceptance)
        var builder = TurnBuilder(after: state, logTime: logTime)
        // From here on the judge runs ahead of the disk; only a finished turn makes that good.
        isBroken = true
        do {
            let outcomes = try group.map { try admit($0, &builder) }
            try commit(builder, reading, isAcceptance: isAcceptance)
            isBroken = false
            flushViewsIfDue()
            return outcomes
        } catch let failure as StoreFailure {
            throw failure.asFatal
        }
    }

    func requireWritable() throws {
        guard !isBroken else {
            throw StoreFailure.fatal(.reopenRequired, "The log failed before; open it anew.")
        }
        guard !isEnded else {
            throw StoreFailure.retryable(.ended, "This log named its successor; nothing follows.")
        }
    }
}

/// How much one turn takes (spec 11 §1).
public enum TurnLimit {
    /// Most entries of a turn that holds more than one batch.
    public static let entries = 2048

    /// How many of the first batches fit in one turn; at least one.
    static func prefixCount(of batches: ArraySlice<SignedBatch>) -> Int {
        var entries = 0
        for (offset, batch) in batches.enumerated() {
            entries += batch.count + 1
            if entries > TurnLimit.entries { return max(offset, 1) }
        }
        return batches.count
    }
}

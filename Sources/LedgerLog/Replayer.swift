internal import LedgerCrypto
internal import LedgerFormat
internal import LedgerModel

/// Folds stored entries in order, at start-up: the same judge, by the same calls, as in a turn.
struct Replayer<Judge: StatementJudge> {
    /// The rules' state.
    private(set) var judge: Judge
    /// The writer's end of the log.
    private(set) var state: LogState
    /// Places of batches.
    private(set) var batches: BatchIndex
    /// Log time of the last entry.
    var lastLogTime: UInt64 = 0
    /// The key named by the last rotation seen.
    private(set) var rotatedKey: PublicKey?
    /// Whether the log named its successor.
    var isEnded = false
    /// Leaf hash of entry 0; nil before it.
    private(set) var genesisLeaf: Digest?
    /// Whether signatures and statement roots are checked: for entries that no checkpoint covers yet.
    var isStrict = false

    private var openBatch: OpenBatch?

    private struct OpenBatch {
        let batch: Batch
        var remaining: UInt32
        var statements = MerkleFrontier()
    }

    init(judge: Judge, state: LogState, batches: BatchIndex, genesisLeaf: Digest?) {
        self.judge = judge
        self.state = state
        self.batches = batches
        self.genesisLeaf = genesisLeaf
    }

    /// Whether the last batch is whole.
    var isAtBoundary: Bool { openBatch == nil }

    /// Takes up the next entry; throws `ReplayFault` when it does not follow or may not stand.
    mutating func take(_ bytes: UnsafeRawBufferPointer) throws {
        let entry = try EntryView(bytes)
        try require(entry.index == state.size, "entry_index")
        try require(entry.previous == state.lastLeaf, "entry_prev")
        try require(Instant.isLogTime(entry.logTimeMilliseconds), "entry_time")
        try require(entry.logTimeMilliseconds >= lastLogTime, "entry_time")
        try require(!isEnded, "after_successor")
        try require((entry.kind == .genesis) == (state.size == 0), "entry_kind")
        try require((entry.kind == .statement) == (openBatch != nil), "statement_outside_batch")
        let facts = EntryFacts(
            index: entry.index,
            leaf: entry.leafHash,
            logTimeMilliseconds: entry.logTimeMilliseconds
        )
        switch entry.kind {
        case .genesis: try takeGenesis(entry, facts)
        case .log: try takeAct(entry, facts)
        case .batch: try takeBatch(entry, facts)
        case .statement: try takeStatement(entry, facts)
        }
        lastLogTime = entry.logTimeMilliseconds
    }

    private mutating func takeGenesis(_ entry: EntryView, _ facts: EntryFacts) throws {
        judge.begin(try Genesis.parse(entry.body), facts)
        genesisLeaf = facts.leaf
        _ = state.append(facts.leaf)
    }

    private mutating func takeAct(_ entry: EntryView, _ facts: EntryFacts) throws {
        let act = try LogAct.parse(entry.body)
        if isStrict { try check(act) }
        judge.note(act, facts)
        _ = state.append(facts.leaf)
        switch act {
        case .logKeyRotated(let logKey, _): rotatedKey = logKey
        case .projectionsDigested: state.noteDigest()
        case .successorNamed: isEnded = true
        case .federationAnchored: break
        }
    }

    private mutating func check(_ act: LogAct) throws {
        switch act {
        case .projectionsDigested(let size, let digests):
            try require(size == state.size && digests == judge.digests(), "digest_mismatch")
        case .logKeyRotated(let logKey, let proof):
            let message = LogKeyRotation.message(genesisLeaf: genesisLeaf ?? .zero, logKey: logKey)
            try require(logKey.verifies(proof, message: message), "log_act_invalid")
        case .federationAnchored, .successorNamed: break
        }
    }

    private mutating func takeBatch(_ entry: EntryView, _ facts: EntryFacts) throws {
        let batch = try Batch.parse(entry.body)
        if isStrict {
            guard let standing = judge.standing(of: batch.authorKey) else { throw fault("author_unknown") }
            try BatchChecks.check(batch, standing, genesisLeaf: genesisLeaf ?? .zero)
        }
        try judge.beginBatch(batch, facts)
        _ = state.append(facts.leaf)
        batches.insert(batch, at: facts.index)
        openBatch = OpenBatch(batch: batch, remaining: batch.count)
    }

    private mutating func takeStatement(_ entry: EntryView, _ facts: EntryFacts) throws {
        guard var open = openBatch.take() else { return }
        try judge.judge(entry.body, facts)
        _ = state.append(facts.leaf)
        if isStrict { open.statements.append(SHA2.leaf(entry.body)) }
        open.remaining -= 1
        guard open.remaining == 0 else {
            openBatch = open
            return
        }
        try require(!isStrict || open.statements.root == open.batch.statementsRoot, "batch_root")
        judge.commitBatch()
    }

    private func require(_ holds: Bool, _ code: String) throws {
        guard holds else { throw fault(code) }
    }

    private func fault(_ code: String) -> ReplayFault {
        ReplayFault(index: state.size, code: code)
    }
}

/// Why a stored entry does not follow from those before it.
struct ReplayFault: Error {
    /// The entry.
    let index: UInt64
    /// A code of spec 10 §3.
    let code: String

    /// Any error of taking up an entry in one form.
    static func of(_ error: any Error, at index: UInt64) -> ReplayFault? {
        switch error {
        case let fault as ReplayFault: fault
        case let error as FormatError: ReplayFault(index: index, code: error.code.rawValue)
        case let refusal as BatchRefusal: ReplayFault(index: index, code: refusal.code)
        default: nil
        }
    }
}

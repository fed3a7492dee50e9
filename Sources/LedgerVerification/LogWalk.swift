import LedgerCrypto
import LedgerFormat
import LedgerModel

/// What one part of the log contains, in order, for the steps that give entries a meaning.
enum LogEvent: Sendable {
    case genesis(Genesis, leaf: Digest)
    case act(LogAct, index: UInt64, leaf: Digest)
    case batch(WholeBatch)
}

/// A batch all of whose statements were found, with their bytes where they lie.
struct WholeBatch: Sendable {
    struct Part: Sendable {
        let bundle: ScannedBundle
        var positions: Range<Int>
    }

    let batch: Batch
    let index: UInt64
    let leaf: Digest
    let logTime: UInt64
    var parts: [Part] = []

    /// Calls back with each statement's index, leaf hash and bytes, in order.
    func forEachStatement(_ body: (UInt64, Digest, UnsafeRawBufferPointer) -> Void) {
        for part in parts {
            part.bundle.bytes.withUnsafeBytes { buffer in
                for position in part.positions {
                    let entry = part.bundle.entries[position]
                    let start = entry.offset + EntryHeader.byteCount
                    let statement = UnsafeRawBufferPointer(rebasing: buffer[start..<entry.offset + entry.count])
                    body(part.bundle.firstIndex + UInt64(position), entry.leaf, statement)
                }
            }
        }
    }
}

/// The one pass over the log in order: chain between bundles, tree, extent and root of batches (steps 4 and 5).
struct LogWalk {
    private struct OpenBatch {
        var whole: WholeBatch
        var frontier = MerkleFrontier()
        var byteCount = 0
        var remaining: Int
    }

    private(set) var frontier = MerkleFrontier()
    private(set) var findings: [Finding] = []
    private(set) var stoppedAt: UInt64?
    /// Root of the prefix of each size asked for, when the walk has passed it.
    private(set) var roots: [UInt64: Digest] = [:]
    private var sizesAskedFor: [UInt64]
    /// Keys of the log: each signs the checkpoints of sizes above its index.
    private(set) var logKeys: [(index: UInt64, key: PublicKey)] = []
    /// Index of each BATCH and how many statements follow it, for sizes that were asked for.
    private(set) var cuts: [UInt64: UInt64] = [:]
    /// Where batches begin, for the audit after this one.
    private(set) var timeline = Timeline()
    private let kept: Set<UInt64>
    /// Entries below were given their meaning by an earlier audit.
    private var judgedBefore: UInt64 = 0
    private var genesisLeaf = Digest.zero
    private var lastLeaf = Digest.zero
    /// Log time of the last entry, in milliseconds.
    private(set) var lastTime: UInt64 = 0
    private var open: OpenBatch?
    private(set) var ended = false
    private var meaningEnds = false

    /// Asks for the roots of these prefixes on the way.
    init(rootsOf sizes: some Sequence<UInt64>) {
        kept = Set(sizes)
        sizesAskedFor = kept.sorted(by: >)
        while sizesAskedFor.last == 0 {
            roots[0] = MerkleTree.emptyRoot
            sizesAskedFor.removeLast()
        }
    }

    /// Begins the tree at this right edge.
    mutating func resume(at edge: MerkleFrontier) {
        frontier = edge
    }

    /// Begins behind the entries of a kept state; `last` is the entry before the first bundle that is read.
    mutating func resume(
        _ head: ReplayHead,
        last: (leaf: Digest, time: UInt64),
        roots known: [UInt64: Digest],
        cuts knownCuts: [UInt64: UInt64]
    ) {
        (judgedBefore, genesisLeaf, logKeys) = (head.size, head.genesis, head.logKeys)
        (timeline, ended) = (head.timeline, head.isEnded)
        (lastLeaf, lastTime) = last
        roots.merge(known) { $1 }
        cuts = knownCuts
    }

    /// Takes the next bundle and returns what it completes.
    mutating func take(_ bundle: ScannedBundle) -> [LogEvent] {
        findings.append(contentsOf: bundle.findings)
        var events: [LogEvent] = []
        checkSeam(bundle)
        for position in bundle.entries.indices {
            grow(bundle.entries[position].leaf)
            let isNew = bundle.firstIndex + UInt64(position) >= judgedBefore
            if isNew, !meaningEnds { read(position, of: bundle, into: &events) }
        }
        if let last = bundle.entries.last {
            lastLeaf = last.leaf
            lastTime = last.logTime
        }
        if let stop = bundle.stoppedAt { stopMeaning(at: stop) }
        return events
    }

    /// Called after the last bundle: a batch may not be open.
    mutating func finish() {
        guard let open, !meaningEnds else { return }
        let index = open.whole.index
        findings.append(Finding(.batches, "batch_truncated", index: index, "the log ends inside this batch"))
    }

    /// The key that signs a checkpoint of this size, nil before GENESIS was read.
    func logKey(ofSize size: UInt64) -> PublicKey? {
        logKeys.last { $0.index < size }?.key
    }

    private mutating func grow(_ leaf: Digest) {
        frontier.append(leaf)
        guard sizesAskedFor.last == frontier.size else { return }
        roots[frontier.size] = frontier.root
        sizesAskedFor.removeLast()
    }

    private mutating func checkSeam(_ bundle: ScannedBundle) {
        guard let first = bundle.entries.first, bundle.number > 0 else { return }
        if bundle.firstPrevious != lastLeaf {
            findings.append(.brokenChain(at: bundle.firstIndex, says: bundle.firstPrevious, is: lastLeaf))
        }
        if first.logTime < lastTime { findings.append(.timeRunsBack(at: bundle.firstIndex)) }
    }

    private mutating func stopMeaning(at index: UInt64) {
        meaningEnds = true
        stoppedAt = stoppedAt ?? index
    }

    private mutating func stop(_ finding: Finding) {
        findings.append(finding)
        stopMeaning(at: finding.index ?? 0)
    }

    private mutating func read(_ position: Int, of bundle: ScannedBundle, into events: inout [LogEvent]) {
        let index = bundle.firstIndex + UInt64(position)
        let entry = bundle.entries[position]
        if ended {
            return stop(Finding(.entries, "after_successor", index: index, "the log named its successor before"))
        }
        guard let kind = entry.kind else { return stopMeaning(at: index) }
        if let batch = open {
            if kind == .statement { return readStatement(position, of: bundle, into: &events) }
            let message = "entry \(index) is no statement of this batch"
            findings.append(Finding(.batches, "batch_truncated", index: batch.whole.index, message))
            // What follows has its extent all the same (spec 10 §2); the batch that was cut is not judged.
            open = nil
        }
        switch kind {
        case .genesis: readGenesis(position, of: bundle, into: &events)
        case .batch: readBatch(position, of: bundle)
        case .log: readAct(position, of: bundle, into: &events)
        case .statement:
            stop(Finding(.batches, "statement_outside_batch", index: index, "no batch is open"))
        }
    }

    private mutating func readGenesis(_ position: Int, of bundle: ScannedBundle, into events: inout [LogEvent]) {
        let index = bundle.firstIndex + UInt64(position)
        guard index == 0 else {
            return stop(Finding(.entries, "entry_kind", index: index, at: 1..<2, "a second GENESIS"))
        }
        let leaf = bundle.entries[position].leaf
        let found: Result<Genesis, FormatError>? = bundle.withEntry(position) { view in
            do throws(FormatError) {
                let genesis = try Genesis.parse(view.body)
                guard view.previous == Genesis.previous(origin: genesis.origin) else {
                    throw FormatError(.genesisValue, at: 18)
                }
                return .success(genesis)
            } catch {
                return .failure(error)
            }
        }
        switch found {
        case .success(let genesis):
            genesisLeaf = leaf
            logKeys = [(0, genesis.logKey)]
            timeline.append(first: 0, time: bundle.entries[position].logTime)
            events.append(.genesis(genesis, leaf: leaf))
        case .failure(let error): stop(Finding(.entries, "genesis_invalid", index: 0, "\(error)"))
        case nil: stop(Finding(.entries, "genesis_invalid", index: 0, "no entry"))
        }
    }

    private mutating func readAct(_ position: Int, of bundle: ScannedBundle, into events: inout [LogEvent]) {
        let index = bundle.firstIndex + UInt64(position)
        if index == 0 { return stop(Finding(.entries, "genesis_invalid", index: 0, "entry 0 is no GENESIS")) }
        guard let act = act(position, of: bundle) else { return }
        if case .successorNamed = act { ended = true }
        timeline.append(first: index, time: bundle.entries[position].logTime)
        events.append(.act(act, index: index, leaf: bundle.entries[position].leaf))
    }

    /// The act of an entry, checked as far as the bytes before it can tell; nil with a finding when it is invalid.
    private mutating func act(_ position: Int, of bundle: ScannedBundle) -> LogAct? {
        let index = bundle.firstIndex + UInt64(position)
        let found: Result<LogAct, FormatError>? = bundle.withEntry(position) { view in
            do throws(FormatError) {
                return .success(try LogAct.parse(view.body))
            } catch {
                return .failure(error)
            }
        }
        guard case .success(let act) = found else {
            findings.append(Finding(.entries, "log_act_invalid", index: index, "the body is no act of the log"))
            return nil
        }
        switch act {
        case .projectionsDigested(let size, _) where size != index:
            findings.append(Finding(.entries, "log_act_invalid", index: index, "size \(size) is not this index"))
            return nil
        case .logKeyRotated(let key, let proof):
            guard key.verifies(proof, message: LogKeyRotation.message(genesisLeaf: genesisLeaf, logKey: key)) else {
                findings.append(
                    Finding(.entries, "log_act_invalid", index: index, "the new key's proof does not verify")
                )
                return nil
            }
            logKeys.append((index, key))
            return act
        default: return act
        }
    }

    private mutating func readBatch(_ position: Int, of bundle: ScannedBundle) {
        let index = bundle.firstIndex + UInt64(position)
        if index == 0 { return stop(Finding(.entries, "genesis_invalid", index: 0, "entry 0 is no GENESIS")) }
        let found: Result<Batch, FormatError>? = bundle.withEntry(position) { view in
            do throws(FormatError) {
                return .success(try Batch.parse(view.body))
            } catch {
                return .failure(error)
            }
        }
        switch found {
        case .success(let batch):
            let entry = bundle.entries[position]
            let whole = WholeBatch(batch: batch, index: index, leaf: entry.leaf, logTime: entry.logTime)
            open = OpenBatch(whole: whole, remaining: Int(batch.count))
            timeline.append(first: index, time: entry.logTime)
        case .failure(let error): stop(.badBatch(error, at: index))
        case nil: break
        }
    }

    private mutating func readStatement(_ position: Int, of bundle: ScannedBundle, into events: inout [LogEvent]) {
        guard var batch = open else { return }
        open = nil
        let entry = bundle.entries[position]
        if entry.logTime != batch.whole.logTime {
            let index = bundle.firstIndex + UInt64(position)
            findings.append(Finding(.entries, "entry_time", index: index, at: 10..<18, "differs from its batch's"))
        }
        batch.frontier.append(entry.statementLeaf)
        batch.byteCount += entry.count - EntryHeader.byteCount
        batch.remaining -= 1
        noteCut(after: bundle.firstIndex + UInt64(position), in: batch.whole.index, remaining: batch.remaining)
        batch.whole.extend(bundle, position)
        guard batch.remaining == 0 else {
            open = batch
            return
        }
        close(batch)
        events.append(.batch(batch.whole))
    }

    /// A size that was asked for and that lies inside a batch: no checkpoint may have it.
    private mutating func noteCut(after index: UInt64, in batch: UInt64, remaining: Int) {
        if kept.contains(batch + 1) { cuts[batch + 1] = batch }
        if remaining > 0, kept.contains(index + 1) { cuts[index + 1] = batch }
    }

    private mutating func close(_ batch: OpenBatch) {
        let index = batch.whole.index
        if batch.frontier.root != batch.whole.batch.statementsRoot {
            findings.append(
                Finding(
                    .batches,
                    "batch_root",
                    index: index,
                    at: 126..<158,
                    "the statements' root is \(batch.frontier.root)"
                )
            )
        }
        checkSizes(batch.whole)
        if batch.byteCount > EntryLimits.batchBytes {
            findings.append(
                Finding(.batches, "batch_too_large", index: index, "\(batch.byteCount) bytes of statements")
            )
        }
    }
}

extension LogWalk {
    private static let policyType = Array(#""type":"policy_adopted","#.utf8)

    /// Only a `policy_adopted` may be longer than the common limit.
    private mutating func checkSizes(_ whole: WholeBatch) {
        var tooLarge: [(UInt64, Int)] = []
        whole.forEachStatement { index, _, bytes in
            guard bytes.count > EntryLimits.statementBytes else { return }
            let isPolicy = bytes.suffix(64).contains(Self.policyType)
            if !isPolicy || bytes.count > EntryLimits.policyStatementBytes { tooLarge.append((index, bytes.count)) }
        }
        for (index, count) in tooLarge {
            findings.append(Finding(.batches, "statement_too_large", index: index, "\(count) bytes"))
        }
    }
}

extension WholeBatch {
    fileprivate mutating func extend(_ bundle: ScannedBundle, _ position: Int) {
        if let last = parts.last, last.bundle.number == bundle.number {
            parts[parts.count - 1].positions = last.positions.lowerBound..<position + 1
        } else {
            parts.append(Part(bundle: bundle, positions: position..<position + 1))
        }
    }
}

extension Finding {
    fileprivate static func badBatch(_ error: FormatError, at index: UInt64) -> Finding {
        switch error.code {
        case .batchCount: Finding(.batches, "batch_count", index: index, at: 90..<94, "count is not 1...16,384")
        case .batchAlgorithm: Finding(.signatures, "author_algorithm", index: index, at: 166..<167, "only 1 is known")
        default: Finding(.batches, "batch_layout", index: index, "\(error)")
        }
    }
}

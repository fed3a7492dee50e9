import LedgerCrypto
import LedgerFormat
import LedgerModel

/// Re-checks an exported log from its bytes to its meaning, in the order of spec 10 §2.
///
/// Comes in: a folder that nobody is trusted for, and a trust folder. Goes out: a report of findings. Entries stream through in
/// parts of some thousand, hashed and verified on all cores, while one task folds the part before; memory holds a few
/// parts, the right edge of the tree and the state of the rules.
public struct Audit: Sendable {
    /// What is asked of an audit.
    public struct Options: Sendable {
        /// Whether steps 7 to 10 are run, or only the byte steps.
        public var checksMeaning = true
        /// Whether every entry is read, whatever an earlier audit kept; the byte steps alone always read all.
        public var readsFromStart = false
        /// Checkpoints of other observers, with a name for messages.
        public var views: [(name: String, bytes: [UInt8])] = []
        /// Sizes whose prefix roots the report shall give, besides those of the views.
        public var rootsOf: [UInt64] = []
        /// Number of parallel tasks.
        public var cores: Int
        /// Called with the number of entries done and in all.
        public var progress: (@Sendable (UInt64, UInt64) -> Void)?

        /// Everything, on this many cores.
        public init(cores: Int) {
            self.cores = max(1, cores)
        }
    }

    private let log: LogFolder
    private let trust: TrustFolder
    private let options: Options
    private static let bundlesPerPart = 32

    /// Prepares an audit; nothing is read yet.
    public init(_ log: LogFolder, trust: TrustFolder, options: Options) {
        self.log = log
        self.trust = trust
        self.options = options
    }

    /// Runs every step and reports; never throws, whatever the folder holds.
    public func run() async -> AuditReport {
        var report = AuditReport()
        report.genesis = trust.genesis
        report.origin = trust.log.name
        report.acceptedBefore = trust.accepted?.checkpoint.size
        report.isBytesOnly = !options.checksMeaning
        report.checked = [.trust]
        guard let current = readCheckpoint(&report) else { return report }
        if let start = await resumption(current.checkpoint.size) {
            var resumed = report
            await readEntries(current, after: start, &resumed)
            if resumed.isBeyondDoubt { return resumed }
            // Findings are those of all entries: nothing is told of a log that was read in part.
        }
        await readEntries(current, after: nil, &report)
        report.findings.sort()
        var places = FindingPlaces(log, size: report.size)
        places.complete(&report.findings)
        return report
    }

    private func resumption(_ size: UInt64) async -> Resumption? {
        guard options.checksMeaning, !options.readsFromStart else { return nil }
        return await Resumption.find(trust, in: log, size: size, cores: options.cores)
    }

    private func readCheckpoint(_ report: inout AuditReport) -> SignedCheckpoint? {
        do throws(ReadFailure) {
            guard let bytes = try log.checkpoint() else {
                report.findings.append(Finding(.checkpoint, "checkpoint_missing", "\(log.path)/checkpoint is missing"))
                report.isUnreadable = !log.exists
                return nil
            }
            return judge(bytes, &report)
        } catch {
            report.findings.append(Finding(.checkpoint, "checkpoint_unreadable", "\(error)"))
            report.isUnreadable = true
            return nil
        }
    }

    /// Syntax, then signatures, then text, then quorum.
    private func judge(_ bytes: [UInt8], _ report: inout AuditReport) -> SignedCheckpoint? {
        do throws(FormatError) {
            let note = try SignedNote.parse(bytes)
            let keys = [trust.log] + trust.policy.witnesses.map(\.key)
            guard try note.verify(with: keys).contains(where: { $0.key == trust.log }) else {
                throw FormatError(.noteUnverified)
            }
            let signed = try SignedCheckpoint.parse(bytes)
            guard signed.checkpoint.origin == trust.log.name else { throw FormatError(.checkpointOrigin) }
            report.take(signed, try trust.policy.judge(signed), asksForWitnesses: trust.policy.quorum != nil)
            return signed
        } catch {
            report.findings.append(Finding(.checkpoint, error.code.rawValue, "checkpoint: \(error)"))
            return nil
        }
    }

    private func readEntries(
        _ current: SignedCheckpoint,
        after start: Resumption?,
        _ report: inout AuditReport
    ) async {
        let size = current.checkpoint.size
        guard size > 0 else {
            // Nothing could be held against the pinned GENESIS.
            report.findings.append(Finding(.entries, "entries_missing", index: 0, "a log begins with its GENESIS"))
            return
        }
        var history = CheckpointHistory(folder: log, trust: trust, others: options.views)
        let sizes = (history.sizes + options.rootsOf).filter { $0 < size }
        var pass = AuditPass(
            walk: start.map { LogWalk(rootsOf: sizes, after: $0) } ?? LogWalk(rootsOf: sizes),
            tiles: TileCheck(folder: log, size: size),
            clocks: ClockWitness(history, current: current, policy: trust.policy)
        )
        if let start { pass.resume(after: start) }
        let meaning = start.map { MeaningReplay(after: $0) } ?? MeaningReplay()
        var folding: Task<Void, Never>?
        var next = start?.firstBundle ?? 0
        let bundles = (size + 255) / 256
        let first = next..<min(next + UInt64(Self.bundlesPerPart), bundles)
        var ahead = Task { await scan(first, size: size) }
        while next < bundles, pass.walk.frontier.size == next * 256 {
            let end = min(next + UInt64(Self.bundlesPerPart), bundles)
            let scanned = await ahead.value
            // The walk is the one part that no two cores can share, so the next part is read and hashed beside it.
            let following = end..<min(end + UInt64(Self.bundlesPerPart), bundles)
            ahead = Task { await scan(following, size: size) }
            let events = pass.take(scanned)
            let jobs = pass.jobs(for: events)
            pass.findings += await SignatureCheck.run(jobs, genesis: trust.genesis, cores: options.cores)
            if options.checksMeaning {
                await folding?.value
                folding = Task { await meaning.consume(events) }
            }
            next = end
            options.progress?(pass.walk.frontier.size, size)
        }
        await folding?.value
        pass.finish()
        history.verify(trust, named: pass.walk.logKeys.map(\.key)) {
            pass.walk.logKey(ofSize: $0) ?? trust.log.publicKey
        }
        history.compare(with: current.checkpoint, roots: pass.walk.roots, cuts: pass.walk.cuts)
        pass.checkLogKey(trust.log.publicKey, size: size)
        report.conclude(pass, history, pinned: trust.genesis)
        if pass.walk.ended { report.successor = successor(size) }
        guard options.checksMeaning else { return }
        report.entriesFrom = start?.size ?? 0
        await report.add(meaning.result())
        if start?.size != size, await meaning.isWhole {
            await report.replay = ReplayDraft(head: pass.head(report, lastDigest: meaning.lastDigest), meaning: meaning)
        }
    }

    /// What the last entry names as the log that goes on.
    private func successor(_ size: UInt64) -> (origin: String, genesis: Digest)? {
        let bundle = log.bundle((size - 1) / 256, size: size)
        guard let last = bundle.entries.indices.last else { return nil }
        return bundle.withEntry(last) { view in
            guard view.kind == .log, case .successorNamed(let origin, let genesis, _)? = try? LogAct.parse(view.body)
            else { return nil }
            return (origin, genesis)
        } ?? nil
    }

    private func scan(_ numbers: Range<UInt64>, size: UInt64) async -> [ScannedBundle] {
        guard !numbers.isEmpty else { return [] }
        let log = log
        let cores = UInt64(options.cores)
        return await withTaskGroup(of: [ScannedBundle].self) { group in
            let share = (UInt64(numbers.count) + cores - 1) / cores
            for start in stride(from: numbers.lowerBound, to: numbers.upperBound, by: Int(share)) {
                let part = start..<min(start + share, numbers.upperBound)
                group.addTask { part.map { log.bundle($0, size: size) } }
            }
            var scanned: [ScannedBundle] = []
            for await part in group { scanned.append(contentsOf: part) }
            return scanned.sorted { $0.number < $1.number }
        }
    }
}

/// What one pass over the entries carries along.
struct AuditPass {
    var walk: LogWalk
    var tiles: TileCheck
    var clocks: ClockWitness
    var keys = AuthorKeys()
    var genesisLeaf: Digest?
    var findings: [Finding] = []

    init(walk: LogWalk, tiles: TileCheck, clocks: ClockWitness) {
        self.walk = walk
        self.tiles = tiles
        self.clocks = clocks
    }

    /// Takes up what is known of the entries that are not judged again.
    mutating func resume(after start: Resumption) {
        let head = start.file.head
        genesisLeaf = head.genesis
        for key in head.authorKeys { keys.add(key) }
        tiles.take(start.known.nodes)
        clocks.take(head)
    }

    /// What the next audit needs of this one, when it has no findings.
    func head(_ report: AuditReport, lastDigest: UInt64) -> ReplayHead {
        ReplayHead(
            size: report.size,
            root: report.root,
            origin: report.origin,
            genesis: report.genesis,
            logKeys: walk.logKeys,
            authorKeys: keys.all,
            lastDigest: lastDigest,
            isEnded: walk.ended,
            timeline: walk.timeline
        )
    }

    mutating func take(_ bundles: [ScannedBundle]) -> [LogEvent] {
        var events: [LogEvent] = []
        for bundle in bundles where walk.frontier.size == bundle.firstIndex {
            if bundle.number == 0 { genesisLeaf = bundle.entries.first?.leaf }
            events.append(contentsOf: walk.take(bundle))
            tiles.take(bundle)
            clocks.take(bundle)
        }
        return events
    }

    /// Which signature belongs to which key: a key counts from the batch after the one that enrolled it.
    mutating func jobs(for events: [LogEvent]) -> [SignatureCheck.Job] {
        var jobs: [SignatureCheck.Job] = []
        for event in events {
            switch event {
            case .genesis(let genesis, _): keys.add(genesis.root.key)
            case .act: break
            case .batch(let whole):
                let key = keys[whole.batch.authorKey]
                jobs.append(SignatureCheck.Job(batch: whole.batch, index: whole.index, key: key))
                keys.gather(from: whole)
            }
        }
        return jobs
    }

    mutating func finish() {
        walk.finish()
        tiles.finish()
    }

    /// The key that this auditor trusts must be the log's own key at the newest size.
    mutating func checkLogKey(_ trusted: PublicKey, size: UInt64) {
        guard let last = walk.logKeys.last(where: { $0.index < size }), last.key != trusted else { return }
        let code = last.index == 0 ? "genesis_invalid" : "log_act_invalid"
        findings.append(Finding(.entries, code, index: last.index, "names another log key than the trust policy"))
    }
}

extension AuditReport {
    fileprivate mutating func take(_ signed: SignedCheckpoint, _ verdict: TrustPolicy.Verdict, asksForWitnesses: Bool) {
        checkpoint = signed
        size = signed.checkpoint.size
        root = signed.checkpoint.root
        checked.append(.checkpoint)
        quorum = asksForWitnesses ? (verdict.isQuorumMet ? .met : .notMet) : .none
        if !verdict.isQuorumMet {
            findings.append(
                Finding(.checkpoint, "quorum_not_met", "\(verdict.cosigners.count) known witnesses cosigned")
            )
        }
    }

    fileprivate mutating func conclude(_ pass: AuditPass, _ history: CheckpointHistory, pinned: Digest) {
        findings += pass.findings + pass.walk.findings + pass.tiles.findings + history.findings + pass.clocks.findings
        stoppedAt = pass.walk.stoppedAt
        lastLogTime = pass.walk.lastTime
        isUnreadable = history.findings.contains { $0.step == .trust }
        roots = pass.walk.roots
        roots[size] = root
        // A step that reading did not carry to the last entry is not named as checked (spec 10 §4).
        if pass.walk.frontier.size == size { checked += [.consistency, .entries, .history] }
        if pass.walk.stoppedAt == nil { checked += [.batches, .signatures] }
        checked.sort()
        if let leaf = pass.genesisLeaf, leaf != pinned {
            findings.append(
                Finding(.entries, "genesis_mismatch", index: 0, "entry 0 has leaf hash \(leaf), pinned is \(pinned)")
            )
        }
        guard pass.walk.frontier.size == size else { return }
        if pass.walk.frontier.root != root {
            findings.append(Finding(.entries, "root_mismatch", "the entries give root \(pass.walk.frontier.root)"))
        }
    }

    /// Whether nothing was found but what the checkpoint alone shows, over rows that could be read.
    fileprivate var isBeyondDoubt: Bool {
        findings.allSatisfy { $0.step == .checkpoint } && stoppedAt == nil && !isUnreadable && !isDamaged
    }

    fileprivate mutating func add(_ meaning: MeaningReplay.Result) {
        isDamaged = meaning.isDamaged
        // The byte steps tell a batch without a known key as well: one fault is told once.
        let unknown = Set(findings.lazy.filter { $0.code == "author_unknown" }.compactMap(\.index))
        findings += meaning.findings.filter { finding in
            finding.code != "author_unknown" || finding.index.map { !unknown.contains($0) } ?? true
        }
        // An unknown type ends these steps and nothing else: the extent of every entry is known (spec 10 §4).
        guard stoppedAt == nil, !meaning.isEnded else { return }
        checked = (checked + [.authors, .statements, .rules, .projections]).sorted()
    }
}

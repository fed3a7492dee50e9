import LedgerCrypto
import LedgerFormat
import LedgerModel
import LedgerReplay
import LedgerRules

/// Authors, statements, rules and projection digests, folded in order beside the byte steps (steps 7 to 10).
///
/// Owns the state of the rules and every leaf hash passed so far, 32 bytes an entry.
actor MeaningReplay {
    struct Result: Sendable {
        var findings: [Finding] = []
        /// Whether a type that a later version may know ended the steps.
        var isEnded = false
        /// Whether rows of a kept state could not be read: nothing found over them counts.
        var isDamaged = false
    }

    private let leaves: LeafMemory
    /// The rows that the state goes on from; nil when it began at entry 0.
    private let kept: ReplayRows?
    private var fold: StatementFold
    private var collected = Result()
    private(set) var lastDigest: UInt64 = 0
    private var rulesEnd = false
    /// The digest of the initial policies, until the first batch has shown them.
    private var promisedPolicies: Digest?

    init() {
        let leaves = LeafMemory()
        self.leaves = leaves
        kept = nil
        fold = StatementFold(LedgerState()) { leaves[$0] }
    }

    /// Goes on behind the entries of a kept state.
    init(after start: Resumption) {
        let leaves = LeafMemory(start.known.leaves)
        self.leaves = leaves
        kept = start.file.rows
        lastDigest = start.file.head.lastDigest
        var state = LedgerState(resuming: start.file.rows)
        state.collectChanges()
        fold = StatementFold(state) { leaves[$0] }
        fold.resume(genesisLeaf: start.file.head.genesis)
    }

    func consume(_ events: [LogEvent]) {
        for event in events where !rulesEnd {
            switch event {
            case .genesis(let genesis, let leaf):
                leaves.append(leaf, at: 0)
                fold.begin(genesis, leaf: leaf)
                promisedPolicies = genesis.terms.policy
            case .act(let act, let index, let leaf):
                leaves.append(leaf, at: index)
                take(act, at: index)
            case .batch(let whole): take(whole)
            }
        }
    }

    func result() -> Result {
        collected.isDamaged = fold.state.isDamaged
        return collected
    }

    /// Whether the state is one that another audit could go on from.
    var isWhole: Bool { promisedPolicies == nil && !rulesEnd && fold.state.size > 1 && !fold.state.isDamaged }

    /// Writes a head and every row of the state to a file, durably.
    func write(_ head: [UInt8], to path: String) throws(ReadFailure) {
        let writer = try DurableWriter(path)
        writer.append(head)
        if let kept {
            writeChanges(over: kept, to: writer)
        } else {
            fold.state.handOverAllRows { ReplayRows.append($0.table, $0.key, $0.bytes, to: writer) }
        }
        try writer.finish()
    }

    private func writeChanges(over kept: ReplayRows, to writer: DurableWriter) {
        var changed: [TableID: [[UInt8]: [UInt8]]] = [:]
        fold.state.takeChangedRows { changed[$0.table, default: [:]][$0.key] = $0.bytes }
        for table in TableID.allCases {
            var rows = changed[table] ?? [:]
            kept.forEachRow(table: table) { key, row in
                ReplayRows.append(table, key, rows.removeValue(forKey: key) ?? row, to: writer)
            }
            // Ascending keys need no sorting when they are read.
            for key in rows.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
                if let row = rows[key] { ReplayRows.append(table, key, row, to: writer) }
            }
        }
    }

    private func take(_ act: LogAct, at index: UInt64) {
        checkDigestIsDue(before: index, isDigest: act.isDigest)
        if case .projectionsDigested(let size, let digests) = act {
            lastDigest = index
            compare(digests, size: size, at: index)
        }
        fold.state.noteLogAct(at: index)
    }

    /// When 100,000 entries follow the last digest, the next entry outside a batch is one (spec 02 §5).
    private func checkDigestIsDue(before index: UInt64, isDigest: Bool) {
        guard !isDigest, index > lastDigest + 100_000 else { return }
        report(.projections, "digest_missing", at: index, "100,000 entries follow the last digest; this is none")
        lastDigest = index
    }

    private func compare(_ said: [LogAct.ProjectionDigest], size: UInt64, at index: UInt64) {
        guard size == index else {
            return report(.projections, "digest_mismatch", at: index, "size \(size) is not this index")
        }
        fold.state.loadAll()
        for (own, other) in zip(fold.digests(), said.sorted { $0.name < $1.name }) where own != other {
            report(
                .projections,
                "digest_mismatch",
                at: index,
                "\(own.name) gives \(own.digest), the log says \(other.digest)"
            )
        }
        if said.count != DigestedProjection.allCases.count {
            report(.projections, "digest_mismatch", at: index, "\(said.count) projections are named")
        }
    }

    private func take(_ whole: WholeBatch) {
        leaves.append(whole.leaf, at: whole.index)
        checkDigestIsDue(before: whole.index, isDigest: false)
        let finding = fold.open(whole.batch, at: whole.index)
        if let finding {
            report(.authors, finding.rawValue, at: whole.index, "\(finding)")
        }
        whole.forEachStatement { index, leaf, bytes in
            leaves.append(leaf, at: index)
            guard finding != .unknown, !rulesEnd else { return }
            let place = StatementFold.Place(index: index, leaf: leaf, logTimeMilliseconds: whole.logTime)
            do throws(StatementFold.Refusal) {
                try fold.take(bytes, at: place)
            } catch {
                fold.skip(at: place)
                report(error, at: index)
            }
        }
        fold.state.commit()
        if let promised = promisedPolicies { checkInitialPolicies(whole, promised) }
        promisedPolicies = nil
    }

    /// The first batch adopts what GENESIS names, in ascending order of name (spec 05 §10).
    private func checkInitialPolicies(_ whole: WholeBatch, _ promised: Digest) {
        var documents: [UInt8] = []
        whole.forEachStatement { _, _, bytes in
            var reader = StatementReader()
            guard let (_, statement) = try? reader.read(bytes), case .policyAdopted(let adopted) = statement else {
                return
            }
            documents += adopted.document
        }
        guard SHA2.hash(documents) != promised else { return }
        report(.rules, "genesis_invalid", at: 0, "the first batch adopts other policies than GENESIS names")
    }

    private func report(_ refusal: StatementFold.Refusal, at index: UInt64) {
        switch refusal {
        case .form(let error):
            collected.findings.append(
                Finding(.statements, error.code, index: index, at: error.place, "\(error)").naming(error.field)
            )
            if error.code == "unknown_type" {
                rulesEnd = true
                collected.isEnded = true
            }
        case .rule(let rejection):
            let (code, details) = (rejection.findingCode, rejection.details)
            collected.findings.append(Finding(rejection.step, code, index: index, details).naming(rejection.field))
        }
    }

    private func report(_ step: AuditStep, _ code: String, at index: UInt64, _ message: String) {
        collected.findings.append(Finding(step, code, index: index, message))
    }
}

/// Leaf hashes by index, as far as the fold has come.
private final class LeafMemory {
    private var leaves: [Digest]

    init(_ leaves: [Digest] = []) {
        self.leaves = leaves
    }

    subscript(index: UInt64) -> Digest? {
        index < UInt64(leaves.count) ? leaves[Int(index)] : nil
    }

    /// Indexes come in order; a gap is filled, for a log whose reading went on after a fault.
    func append(_ leaf: Digest, at index: UInt64) {
        while UInt64(leaves.count) < index { leaves.append(.zero) }
        if UInt64(leaves.count) == index { leaves.append(leaf) }
    }
}

extension LogAct {
    fileprivate var isDigest: Bool {
        if case .projectionsDigested = self { true } else { false }
    }
}

extension StatementError {
    /// From the byte at which a text leaves the JSON profile to its end, as offsets in the entry.
    fileprivate var place: Range<Int>? {
        guard case .profile(let error) = self else { return nil }
        return EntryHeader.byteCount + error.offset..<Int.max
    }
}

extension Rejection {
    /// Codes of form belong to step 8, all others to step 9 (spec 10 §3).
    private var isForm: Bool {
        switch code {
        case .unknownType, .schemaUnknownField, .schemaMissingField, .schemaFieldType, .schemaFieldRange,
            .schemaCombination, .statementIDReused, .referenceBroken, .rangeBroken:
            true
        default: false
        }
    }

    fileprivate var step: AuditStep { isForm ? .statements : .rules }

    fileprivate var findingCode: String { isForm ? code.rawValue : "rule:" + code.rawValue }

    fileprivate var details: String {
        let parts = [field.map { "field \($0)" }, otherIndex.map { "entry \($0)" }, offset.map { "offset \($0)" }]
        return ([code.rawValue] + parts.compactMap(\.self)).joined(separator: ", ")
    }
}

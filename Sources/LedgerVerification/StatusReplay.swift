import LedgerCrypto
import LedgerFormat
public import LedgerModel
import LedgerReplay
import LedgerRules

/// The state that an exported log folder leads to, to ask what became of a certificate since it was issued.
///
/// The entries must hash to a checkpoint that the trust folder accepts, and entry 0 must be the pinned one; what the log
/// admitted is then taken as admitted. Whether it was right to admit it is what an `Audit` shows.
public final class StatusReplay {
    /// Number of entries that were replayed.
    public let size: UInt64
    private var fold: StatementFold
    private let leaves = ReplayedLeaves()
    private var corrections: [UInt64: (index: UInt64, day: CivilDate)] = [:]
    private var changes: [UInt64: (day: CivilDate, reason: Code)] = [:]
    private var lastBatch: UInt64 = 0

    /// What the log says of one certificate.
    public struct Answer: Hashable, Sendable {
        /// The status last logged.
        public var status: CertificateStatus
        /// Day and class of reason of that status, nil when none was logged.
        public var changedOn: CivilDate?
        /// The class of reason.
        public var reason: Code?
        /// Covered records that were corrected, declined or voided after the issue.
        public var corrected: [UInt64]
        /// Covered records with an open objection.
        public var disputed: [UInt64]
        /// Covered records as they were at the issue, in the order asked; one that is no record is left out.
        public var records: [Record]
    }

    /// A covered record; one that was corrected since is told by `Answer.corrected`.
    public struct Record: Hashable, Sendable {
        /// Its index.
        public let index: UInt64
        /// Whose it is.
        public let subject: SubjectID
        /// Day and length, by the last correction.
        public let time: SessionTime
        /// How it was recorded.
        public let evidence: EvidenceClass
        /// Whether it was recorded, or moved by a correction, after its deadline.
        public let isLate: Bool
        /// The Shanghai log day of its last correction, nil when there was none.
        public let correctedOn: CivilDate?
    }

    /// Reads and folds the whole folder.
    public init(_ folder: LogFolder, trust: TrustFolder) throws(StatusFailure) {
        let checkpoint = try Self.checkpoint(of: folder, trust)
        size = checkpoint.checkpoint.size
        let leaves = leaves
        fold = StatementFold(LedgerState()) { leaves[$0] }
        var frontier = MerkleFrontier()
        for number in 0..<(size + 255) / 256 {
            let bundle = folder.bundle(number, size: size)
            guard bundle.findings.isEmpty, bundle.entries.count == bundle.width, bundle.width > 0 else {
                throw StatusFailure("entries_unreadable", "bundle \(number)")
            }
            for position in bundle.entries.indices {
                let leaf = bundle.entries[position].leaf
                _ = frontier.append(leaf)
                leaves.append(leaf)
                let isKnown = bundle.withEntry(position) { take($0, leaf) }
                guard isKnown == true else { throw StatusFailure("entries_unreadable", "entry \(frontier.size - 1)") }
            }
        }
        guard frontier.root == checkpoint.checkpoint.root else { throw StatusFailure("root_mismatch", folder.path) }
        guard leaves[0] == trust.genesis else { throw StatusFailure("genesis_mismatch", folder.path) }
        fold.state.commit()
    }

    /// The root of the first `size` entries; nil when fewer were replayed.
    public func root(size: UInt64) -> Digest? {
        leaves.root(size: size)
    }

    /// What became of the certificate with this ordinal and credential hash; nil when the register has no such one.
    ///
    /// - Parameter shown: the records that the certificate shows; asked about when the log only commits to its records.
    public func answer(registerOrdinal: UInt64, credential: Digest, shown: [UInt64] = []) -> Answer? {
        guard let view = fold.state.certificate(registerOrdinal), view.credential == credential else { return nil }
        let records = view.records.isEmpty ? shown : view.records
        let covered = fold.state.covered(records, issuedAt: view.issuedAt) { corrections[$0]?.index }
        return Answer(
            status: view.status,
            changedOn: changes[registerOrdinal]?.day,
            reason: changes[registerOrdinal]?.reason,
            corrected: covered.changed,
            disputed: covered.disputed,
            records: records.compactMap { index in fold.state.record(index).map { Record($0, corrections[index]?.day) }
            }
        )
    }

    private static func checkpoint(
        of folder: LogFolder,
        _ trust: TrustFolder
    ) throws(StatusFailure) -> SignedCheckpoint {
        do {
            guard let bytes = try folder.checkpoint() else { throw StatusFailure("checkpoint_missing", folder.path) }
            let note = try SignedNote.parse(bytes)
            let keys = [trust.log] + trust.policy.witnesses.map(\.key)
            let signed = try SignedCheckpoint.parse(bytes)
            guard try note.verify(with: keys).contains(where: { $0.key == trust.log }),
                signed.checkpoint.origin == trust.log.name, signed.checkpoint.size > 0
            else { throw StatusFailure("log_unknown", folder.path) }
            guard try trust.policy.judge(signed).isQuorumMet else { throw StatusFailure("quorum_not_met", folder.path) }
            return signed
        } catch let failure as StatusFailure {
            throw failure
        } catch {
            throw StatusFailure("checkpoint_invalid", "\(error)")
        }
    }

    /// Folds one entry; false when it cannot be read.
    private func take(_ view: EntryView, _ leaf: Digest) -> Bool {
        switch view.kind {
        case .genesis:
            guard let genesis = try? Genesis.parse(view.body) else { return false }
            fold.begin(genesis, leaf: leaf)
        case .log: fold.state.noteLogAct(at: view.index)
        case .batch:
            guard let batch = try? Batch.parse(view.body) else { return false }
            lastBatch = view.index
            return fold.open(batch, at: view.index) == nil
        case .statement:
            let place = StatementFold.Place(
                index: view.index,
                leaf: leaf,
                logTimeMilliseconds: view.logTimeMilliseconds
            )
            guard let statement = try? fold.take(view.body, at: place) else { return false }
            note(statement, view)
        }
        return true
    }

    private func note(_ statement: Statement, _ view: EntryView) {
        let day = ShanghaiDay.of(Int64(view.logTimeMilliseconds / 1000))
        switch statement {
        case .sessionCorrected(let corrected):
            switch corrected.record {
            case .logged(let record, _): corrections[record] = (view.index, day)
            case .inBatch(let offset): corrections[lastBatch + 1 + UInt64(offset)] = (view.index, day)
            }
        case .certificateStatusChanged(let changed):
            changes[changed.registerOrdinal] = (day, changed.reasonCode)
        default: break
        }
    }
}

/// Why a log folder answers nothing.
public struct StatusFailure: Error, Hashable, Sendable {
    /// The code for programs.
    public let code: String
    /// Where.
    public let place: String

    init(_ code: String, _ place: String) {
        self.code = code
        self.place = place
    }
}

extension StatusReplay.Record {
    fileprivate init(_ view: RecordView, _ correctedOn: CivilDate?) {
        self.init(
            index: view.index,
            subject: view.subject,
            time: view.time,
            evidence: view.evidence,
            isLate: view.isLate,
            correctedOn: correctedOn
        )
    }
}

/// Leaf hashes in order.
private final class ReplayedLeaves {
    private var leaves: [Digest] = []

    func root(size: UInt64) -> Digest? {
        size <= UInt64(leaves.count) ? MerkleTree.root(ofLeaves: leaves.prefix(Int(size))) : nil
    }

    subscript(index: UInt64) -> Digest? {
        index < UInt64(leaves.count) ? leaves[Int(index)] : nil
    }

    func append(_ leaf: Digest) { leaves.append(leaf) }
}

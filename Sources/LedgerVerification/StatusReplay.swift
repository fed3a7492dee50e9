public import LedgerCrypto
import LedgerFormat
public import LedgerModel
import LedgerReplay
import LedgerRules

/// The state that an exported log folder leads to, to ask what became of a certificate since it was issued.
///
/// The entries must hash to a checkpoint that the trust folder accepts, and entry 0 must be the pinned one; what the log
/// admitted is then taken as admitted. Whether it was right to admit it is what an `Audit` shows. Leaf hashes are taken even
/// where entries mean nothing, so that a fork is told as a fork whatever else is wrong (spec 09 §4).
public final class StatusReplay {
    /// Size of the folder's checkpoint.
    public let size: UInt64
    /// Why the entries answer nothing; nil when they do.
    public private(set) var failure: StatusFailure?
    private let signedRoot: Digest
    // Whether the leaf hashes are those of the checkpoint.
    private var isWhole = false
    // The first entry that could not be read; rotations are known below it.
    private var brokenAt: UInt64?
    private var logKeys: [(index: UInt64, key: PublicKey)] = []
    private var fold: StatementFold
    private let leaves = ReplayedLeaves()
    private var corrections: [UInt64: (index: UInt64, day: CivilDate)] = [:]
    private var changes: [UInt64: (day: CivilDate, reason: Code)] = [:]
    private var voidings = VoidingNotes()
    private var lastBatch: UInt64 = 0

    /// Reads and folds the whole folder; throws when its checkpoint is not one that the trust folder accepts.
    public init(_ folder: LogFolder, trust: TrustFolder) throws(StatusFailure) {
        let checkpoint = try Self.checkpoint(of: folder, trust).checkpoint
        (size, signedRoot) = (checkpoint.size, checkpoint.root)
        let leaves = leaves
        fold = StatementFold(LedgerState()) { leaves[$0] }
        failure = read(folder, genesis: trust.genesis)
        fold.state.commit()
    }

    /// Every leaf hash as far as bundles go, and every entry up to the first that cannot be read.
    private func read(_ folder: LogFolder, genesis: Digest) -> StatusFailure? {
        var frontier = MerkleFrontier()
        for number in 0..<(size + 255) / 256 {
            let bundle = folder.bundle(number, size: size)
            guard bundle.findings.isEmpty, bundle.entries.count == bundle.width, bundle.width > 0 else {
                return StatusFailure("entries_unreadable", "bundle \(number)")
            }
            for position in bundle.entries.indices {
                let leaf = bundle.entries[position].leaf
                _ = frontier.append(leaf)
                leaves.append(leaf)
                guard brokenAt == nil, bundle.withEntry(position, { take($0, leaf) }) != true else { continue }
                brokenAt = frontier.size - 1
            }
        }
        guard frontier.root == signedRoot else { return StatusFailure("root_mismatch", folder.path) }
        isWhole = true
        guard leaves[0] == genesis else { return StatusFailure("genesis_mismatch", folder.path) }
        return brokenAt.map { StatusFailure("entries_unreadable", "entry \($0)") }
    }

    /// The root of the first `size` entries; nil when there are fewer, or when the entries are not those of the checkpoint.
    public func root(size: UInt64) -> Digest? {
        // Two signed checkpoints of one size need no entry to contradict each other.
        if size == self.size { return signedRoot }
        return isWhole ? leaves.root(size: size) : nil
    }

    /// The key that signs checkpoints of this size by GENESIS and the rotations below it; nil when the entries do not tell.
    public func logKey(ofSize size: UInt64) -> PublicKey? {
        guard isWhole, size <= brokenAt ?? self.size else { return nil }
        return logKeys.last { $0.index < size }?.key
    }

    /// Every key that GENESIS and the rotations name, oldest first; empty when the entries are not those of the checkpoint.
    public var namedLogKeys: [PublicKey] { isWhole ? logKeys.map(\.key) : [] }

    /// What became of the certificate with this ordinal and credential hash; nil when the register has no such one.
    ///
    /// - Parameter shown: the records that the certificate shows; asked about when the log only commits to its records.
    public func answer(registerOrdinal: UInt64, credential: Digest, shown: [UInt64] = []) -> Answer? {
        guard let view = fold.state.certificate(registerOrdinal), view.credential == credential else { return nil }
        let records = view.records.isEmpty ? shown : view.records
        let covered = fold.state.covered(records, issuedAt: view.issuedAt) { corrections[$0]?.index }
        let voided = covered.voided.compactMap { voidings.voided($0) }
        return Answer(
            status: view.status,
            changedOn: changes[registerOrdinal]?.day,
            reason: changes[registerOrdinal]?.reason,
            voided: voided,
            // A void record that no statement names is still one that changed.
            corrected: (covered.changed + Set(covered.voided).subtracting(voided.map(\.record))).sorted(),
            disputed: covered.disputed,
            reports: covered.reports.map { Report(record: $0.record, opened: $0.opened, due: $0.due) },
            revokedBefore: revoked(listing: records, but: registerOrdinal),
            records: records.compactMap { index in fold.state.record(index).map { Record($0, corrections[index]?.day) }
            }
        )
    }

    private func revoked(listing records: [UInt64], but own: UInt64) -> [Revoked] {
        var shared: [UInt64: [UInt64]] = [:]
        for record in records {
            for ordinal in fold.state.certificates(covering: record) where ordinal != own {
                shared[ordinal, default: []].append(record)
            }
        }
        return shared.sorted { $0.key < $1.key }.compactMap { ordinal, records in
            guard let view = fold.state.certificate(ordinal), view.status == .revoked, let change = changes[ordinal]
            else { return nil }
            return Revoked(number: view.number, day: change.day, reason: change.reason, records: records.sorted())
        }
    }

    private static func checkpoint(
        of folder: LogFolder,
        _ trust: TrustFolder
    ) throws(StatusFailure) -> SignedCheckpoint {
        let bytes: [UInt8]
        do throws(ReadFailure) {
            bytes = try folder.checkpoint() ?? []
        } catch {
            throw StatusFailure("checkpoint_unreadable", "\(error)")
        }
        // No checkpoint is without a byte.
        if bytes.isEmpty { throw StatusFailure("checkpoint_missing", folder.path) }
        do {
            let note = try SignedNote.parse(bytes)
            let keys = [trust.log] + trust.policy.witnesses.map(\.key)
            let signed = try SignedCheckpoint.parse(bytes)
            guard try note.verify(with: keys).contains(where: { $0.key == trust.log }),
                signed.checkpoint.origin == trust.log.name
            else { throw StatusFailure("log_unknown", folder.path) }
            guard try trust.policy.judge(signed).isQuorumMet else { throw StatusFailure("quorum_not_met", folder.path) }
            return signed
        } catch let failure as StatusFailure {
            throw failure
        } catch let error as FormatError where error.code == .noteUnverified {
            throw StatusFailure("log_unknown", folder.path)
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
            logKeys = [(0, genesis.logKey)]
        case .log:
            guard let act = try? LogAct.parse(view.body) else { return false }
            fold.state.noteLogAct(at: view.index)
            return take(act, at: view.index)
        case .batch:
            guard let batch = try? Batch.parse(view.body) else { return false }
            lastBatch = view.index
            voidings.begin(batch, at: view.index)
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

    /// False for a rotation whose new key does not prove itself.
    private func take(_ act: LogAct, at index: UInt64) -> Bool {
        guard case .logKeyRotated(let key, let proof) = act else { return true }
        let message = leaves[0].map { LogKeyRotation.message(genesisLeaf: $0, logKey: key) }
        guard let message, key.verifies(proof, message: message) else { return false }
        logKeys.append((index, key))
        return true
    }

    private func note(_ statement: Statement, _ view: EntryView) {
        let day = ShanghaiDay.of(Int64(view.logTimeMilliseconds / 1000))
        switch statement {
        case .sessionCorrected(let corrected):
            corrections[index(of: corrected.record)] = (view.index, day)
        case .sessionVoided(let voided): voidings.note(index(of: voided.record), day, voided.reasonCode)
        case .recordsVoided(let voided): voidings.note(voided.range, day, voided.reasonCode)
        case .certificateStatusChanged(let changed):
            changes[changed.registerOrdinal] = (day, changed.reasonCode)
        default: break
        }
    }

    private func index(of reference: StatementReference) -> UInt64 {
        switch reference {
        case .logged(let index, _): index
        case .inBatch(let offset): lastBatch + 1 + UInt64(offset)
        }
    }
}

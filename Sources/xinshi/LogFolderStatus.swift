import LedgerCrypto
import LedgerDocuments
import LedgerFormat
import LedgerModel
import LedgerVerification

/// Answers what became of a certificate from an exported log folder, which is replayed as a whole.
struct LogFolderStatus: StatusSource {
    private let replay: StatusReplay
    private let accepted: Checkpoint?

    /// Wraps a folder that was replayed; `accepted` is the checkpoint that the trust folder accepted last.
    init(_ replay: StatusReplay, accepted: Checkpoint?) {
        self.replay = replay
        self.accepted = accepted
    }

    /// The size that the trust folder accepted last.
    var acceptedSize: UInt64? { accepted?.size }

    /// Whether the folder is of another history than the one that was accepted.
    var contradictsAccepted: Bool {
        guard let accepted, let root = replay.root(size: accepted.size) else { return false }
        return root != accepted.root
    }

    /// Size of the folder's checkpoint.
    var size: UInt64 { replay.size }

    /// The root of the first `size` entries; nil when the entries do not tell.
    func root(size: UInt64) -> Digest? { replay.root(size: size) }

    /// The key that signs checkpoints of this size, by the log's own acts.
    func logKey(ofSize size: UInt64) -> PublicKey? { replay.logKey(ofSize: size) }

    /// Every key that the log names, oldest first.
    var namedLogKeys: [PublicKey] { replay.namedLogKeys }

    /// Why the entries answer nothing.
    var failure: String? { replay.failure.map { "\($0.code) \($0.place)" } }

    /// What the log says of a certificate.
    func standing(registerOrdinal: UInt64, credential: Digest, lines: [CredentialLine]) -> CertificateStanding? {
        let shown = lines.map(\.recordIndex)
        guard
            let answer = replay.answer(registerOrdinal: registerOrdinal, credential: credential, shown: shown)
        else { return nil }
        var standing = CertificateStanding(status: answer.status)
        if let day = answer.changedOn, let reason = answer.reason {
            standing.change = CertificateStanding.Change(day: day, reasonCode: reason)
        }
        standing.voidedRecords = answer.voided.map { voided in
            let change = CertificateStanding.Change(day: voided.day, reasonCode: voided.reason)
            return CertificateStanding.Voided(record: voided.record, change: change)
        }
        standing.correctedRecords = answer.corrected
        standing.disputedRecords = answer.disputed
        standing.openReports = answer.reports.map {
            CertificateStanding.OpenReport(record: $0.record, day: $0.opened, due: $0.due)
        }
        standing.differingRecords = Self.differing(lines, answer)
        standing.revokedBefore = answer.revokedBefore.map { revoked in
            let change = CertificateStanding.Change(day: revoked.day, reasonCode: revoked.reason)
            return CertificateStanding.Revoked(number: revoked.number, change: change, records: revoked.records)
        }
        return standing
    }

    /// Lines that are not what the log has, unless it was corrected or voided since; all of them when they are of several persons.
    private static func differing(_ lines: [CredentialLine], _ answer: StatusReplay.Answer) -> [UInt64] {
        guard Set(answer.records.map(\.subject)).count <= 1 else { return lines.map(\.recordIndex) }
        let changed = Set(answer.corrected + answer.voided.map(\.record))
        let records = Dictionary(answer.records.map { ($0.index, $0) }) { first, _ in first }
        return lines.filter { line in
            guard let record = records[line.recordIndex] else { return true }
            guard line.evidence == record.evidence else { return true }
            let isSame =
                line.service.day == record.time.day && line.service.seconds == record.time.seconds
                && line.isLate == record.isLate && line.correctedOn == record.correctedOn
            return !isSame && !changed.contains(line.recordIndex)
        }.map(\.recordIndex)
    }
}

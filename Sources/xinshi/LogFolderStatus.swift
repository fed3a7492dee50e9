import LedgerDocuments
import LedgerModel
import LedgerVerification

/// Answers what became of a certificate from an exported log folder, which is replayed as a whole.
struct LogFolderStatus: StatusSource {
    private let replay: StatusReplay

    /// Wraps a folder that was replayed.
    init(_ replay: StatusReplay) {
        self.replay = replay
    }

    /// Number of entries that were replayed.
    var size: UInt64 { replay.size }

    /// The root of the first `size` entries; nil when fewer were replayed.
    func root(size: UInt64) -> Digest? { replay.root(size: size) }

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
        standing.correctedRecords = answer.corrected
        standing.disputedRecords = answer.disputed
        standing.differingRecords = Self.differing(lines, answer)
        return standing
    }

    /// Lines that are not what the log has, unless it was corrected since; all of them when they are of several persons.
    private static func differing(_ lines: [CredentialLine], _ answer: StatusReplay.Answer) -> [UInt64] {
        guard Set(answer.records.map(\.subject)).count <= 1 else { return lines.map(\.recordIndex) }
        let corrected = Set(answer.corrected)
        let records = Dictionary(answer.records.map { ($0.index, $0) }) { first, _ in first }
        return lines.filter { line in
            guard let record = records[line.recordIndex] else { return true }
            guard line.evidence == record.evidence else { return true }
            let isSame =
                line.service.day == record.time.day && line.service.seconds == record.time.seconds
                && line.isLate == record.isLate && line.correctedOn == record.correctedOn
            return !isSame && !corrected.contains(line.recordIndex)
        }.map(\.recordIndex)
    }
}

import LedgerDocuments
import LedgerModel
import LedgerVerification

/// Answers what became of a certificate from an exported log folder, replayed when it is first asked for.
struct LogFolderStatus: StatusSource {
    private let replay: StatusReplay

    /// Wraps a folder that was replayed.
    init(_ replay: StatusReplay) {
        self.replay = replay
    }

    /// Number of entries that were replayed.
    var size: UInt64 { replay.size }

    /// What the log says of a certificate.
    func standing(registerOrdinal: UInt64, credential: Digest) -> CertificateStanding? {
        guard let answer = replay.answer(registerOrdinal: registerOrdinal, credential: credential) else { return nil }
        var standing = CertificateStanding(status: answer.status)
        if let day = answer.changedOn, let reason = answer.reason {
            standing.change = CertificateStanding.Change(day: day, reasonCode: reason)
        }
        standing.correctedRecords = answer.corrected
        standing.disputedRecords = answer.disputed
        return standing
    }
}

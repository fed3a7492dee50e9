import LedgerCrypto
import LedgerFormat
import LedgerModel

@testable import LedgerDocuments

/// What a log folder says.
extension CertificateCases {
    /// The trust folder names the log's key of today; the proof was signed with the one before.
    private static func rotations(_ sample: SampleCertificate) throws -> [CertificateCase] {
        let root = try sample.log.checkpoint().checkpoint.root
        let today = sample.log.policyText(logKey: SampleLog.strangerKey.publicKey)
        func with(_ name: String, _ flag: String, key: SecretKey?) -> CertificateCase {
            CertificateCase(name, [flag, "log_folder", "rotated"], sample).with {
                $0.policy = today
                $0.log = LogAnswer(
                    size: sample.log.size + 1,
                    root: root,
                    key: key?.publicKey,
                    standing: CertificateStanding()
                )
            }
        }
        var good = with("a proof from before the log's key was rotated", "good", key: SampleLog.logKey)
        good.state = .valid
        return [
            good,
            with("the log names another key for that size", "bad", key: SampleLog.witnessKey)
                .expecting(.log, .logUnknown, state: .unknown),
            CertificateCase("a proof from before a rotation, offline", ["bad", "rotated"], sample)
                .with { $0.policy = today }.expecting(.log, .logUnknown, state: .unknown),
        ]
    }

    static func standings(_ sample: SampleCertificate) throws -> [CertificateCase] {
        let root = try sample.log.checkpoint().checkpoint.root
        func with(
            _ name: String,
            _ standing: CertificateStanding?,
            size: UInt64? = nil,
            root other: Digest? = nil
        )
            -> CertificateCase
        {
            CertificateCase(name, ["log_folder"], sample).with {
                $0.log = LogAnswer(size: size ?? sample.log.size, root: other ?? root, standing: standing)
            }
        }
        var valid = with("a log folder that knows it", CertificateStanding())
        valid.state = .valid
        var revoked = CertificateStanding(status: .revoked)
        guard let day = CivilDate("2026-02-03"), let code = Code("illegal_purchase") else { throw SampleError() }
        revoked.change = CertificateStanding.Change(day: day, reasonCode: code)
        let both = CertificateStanding(status: .superseded, correctedRecords: [120], disputedRecords: [120])
        guard let change = revoked.change else { throw SampleError() }
        let void = [CertificateStanding.Voided(record: 131, change: change)]
        return [valid] + voids(void, revoked: revoked, both: both) { with($0, $1) }
            + reports(day, both) { with($0, $1) } + [
                with("revoked for fraud", revoked).expecting(.status, .revoked, state: .revoked),
                with("suspended", CertificateStanding(status: .suspended))
                    .expecting(.status, .suspended, state: .suspended),
                with("an objection is open", CertificateStanding(disputedRecords: [120]))
                    .expecting(.status, .disputed, state: .suspended),
                with("superseded", CertificateStanding(status: .superseded))
                    .expecting(.status, .superseded, state: .superseded),
                with("a record was corrected", CertificateStanding(correctedRecords: [131]))
                    .expecting(.status, .corrected, state: .superseded),
                with("superseded and disputed", both).expecting(.status, .disputed, state: .suspended),
                with("lines that the log does not have", CertificateStanding(status: .revoked, differingRecords: [188]))
                    .expecting(.status, .linesNotInLog),
                with("a register without it", nil).expecting(.status, .registerUnknown),
                with("a log folder older than the proof", revoked, size: 3)
                    .expecting(.status, .logFolderOlder, state: .unknown),
                with("a log folder smaller than what was accepted", CertificateStanding(status: .suspended))
                    .with { $0.log?.acceptedSize = 1 << 40 }.expecting(.status, .logFolderBehind, state: .unknown),
                with("revoked in a log folder smaller than what was accepted", revoked)
                    .with { $0.log?.acceptedSize = 1 << 40 }.expecting(.status, .revoked, state: .revoked),
                with(
                    "other lines in a log folder smaller than what was accepted",
                    CertificateStanding(differingRecords: [188])
                )
                .with { $0.log?.acceptedSize = 1 << 40 }.expecting(.status, .linesNotInLog),
                with("a log folder of another history than was accepted", CertificateStanding())
                    .with {
                        $0.log?.acceptedSize = 2
                        $0.log?.contradictsAccepted = true
                    }
                    .expecting(.status, .logForked),
                with("a log folder of another history", CertificateStanding(), root: sample.log.genesis)
                    .expecting(.status, .logForked),
                with("another history whose entries cannot be read", nil, root: sample.log.genesis)
                    .with { $0.log?.failure = "entries_unreadable" }.expecting(.status, .logForked),
                with("a log folder whose entries cannot be read", nil)
                    .with { $0.log?.failure = "entries_unreadable" }
                    .expecting(.status, .logFolderUnreadable, state: .unknown),
                with("a log folder that is not what its checkpoint says", nil)
                    .with {
                        $0.log?.root = nil
                        $0.log?.failure = "root_mismatch"
                    }
                    .expecting(.status, .logFolderUnreadable, state: .unknown),
            ] + (try rotations(sample)) + (try acceptances(sample))
    }

    /// A report by another is told and changes no state.
    private static func reports(
        _ day: CivilDate,
        _ both: CertificateStanding,
        _ with: (String, CertificateStanding?) -> CertificateCase
    ) -> [CertificateCase] {
        let report = CertificateStanding.OpenReport(record: 120, day: day, due: day)
        var (reported, disputed) = (CertificateStanding(), both)
        reported.openReports = [report]
        disputed.openReports = [report]
        var valid = with("a report is open", reported)
        valid.state = .valid
        return [
            valid,
            with("a report and an objection are open", disputed).expecting(.status, .disputed, state: .suspended),
        ]
    }

    /// A void record is told beside whatever else holds.
    private static func voids(
        _ void: [CertificateStanding.Voided],
        revoked: CertificateStanding,
        both: CertificateStanding,
        _ with: (String, CertificateStanding?) -> CertificateCase
    ) -> [CertificateCase] {
        [
            with("a record was voided", CertificateStanding().voiding(void))
                .expecting(.status, .voided, state: .superseded),
            with("a record void, another corrected, replaced", both.settled.voiding(void))
                .expecting(.status, .voided, state: .superseded),
            with("a record void and an objection open", both.voiding(void))
                .expecting(.status, .disputed, state: .suspended),
            with("a record void and the certificate revoked", revoked.voiding(void))
                .expecting(.status, .revoked, state: .revoked),
        ]
    }

    /// What the trust folder accepted before, without any log folder.
    private static func acceptances(_ sample: SampleCertificate) throws -> [CertificateCase] {
        let proven = try sample.log.checkpoint().checkpoint
        func with(_ name: String, _ flag: String, size: UInt64, root: Digest) throws -> CertificateCase {
            let accepted = try Checkpoint(origin: proven.origin, size: size, root: root)
            return CertificateCase(name, [flag, "accepted"], sample).with { $0.accepted = accepted }
        }
        return [
            try with("the accepted checkpoint is the proof's, offline", "good", size: proven.size, root: proven.root)
                .good,
            try with("accepted at another size, offline", "good", size: proven.size + 1, root: sample.log.genesis).good,
            try with(
                "another root accepted at the proof's size, offline",
                "bad",
                size: proven.size,
                root: sample.log.genesis
            )
            .expecting(.status, .logForked),
        ]
    }
}

extension CertificateStanding {
    /// The same without an open objection.
    fileprivate var settled: CertificateStanding {
        var standing = self
        standing.disputedRecords = []
        return standing
    }
}

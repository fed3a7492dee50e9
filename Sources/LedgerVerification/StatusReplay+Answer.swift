public import LedgerModel
import LedgerRules

extension StatusReplay {
    /// What the log says of one certificate.
    public struct Answer: Hashable, Sendable {
        /// The status last logged.
        public var status: CertificateStatus
        /// Day and class of reason of that status, nil when none was logged.
        public var changedOn: CivilDate?
        /// The class of reason.
        public var reason: Code?
        /// Covered records that are void.
        public var voided: [Voided]
        /// Covered records that were corrected or declined after the issue and are not void.
        public var corrected: [UInt64]
        /// Covered records with an open objection of the one concerned or his guardian.
        public var disputed: [UInt64]
        /// Open reports by others against covered records; they change no state.
        public var reports: [Report]
        /// Revoked certificates that list some of the same records, in the order of the register.
        public var revokedBefore: [Revoked]
        /// Covered records as they were at the issue, in the order asked; one that is no record is left out.
        public var records: [Record]
    }

    /// A covered record that is void.
    public struct Voided: Hashable, Sendable {
        /// Its index.
        public let record: UInt64
        /// The Shanghai log day on which it was voided.
        public let day: CivilDate
        /// Why, by the policy `reason_codes`.
        public let reason: Code
    }

    /// An open report against a covered record.
    public struct Report: Hashable, Sendable {
        /// The record's index.
        public let record: UInt64
        /// The Shanghai log day on which it was opened.
        public let opened: CivilDate
        /// The day by which it should be decided.
        public let due: CivilDate
    }

    /// A revoked certificate.
    public struct Revoked: Hashable, Sendable {
        /// Its number.
        public let number: String
        /// The Shanghai log day on which it was revoked.
        public let day: CivilDate
        /// The class of reason.
        public let reason: Code
        /// The records in question that it lists, ascending.
        public let records: [UInt64]
    }

    /// A covered record; one that was corrected or voided since is told by `Answer.corrected` or `Answer.voided`.
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
    init(_ view: RecordView, _ correctedOn: CivilDate?) {
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

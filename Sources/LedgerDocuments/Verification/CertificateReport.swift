public import LedgerFormat
public import LedgerModel

/// Whose word counts: the policy and the pinned first entry of a trust folder (spec 10 §1).
public struct CertificateTrust: Hashable, Sendable {
    /// The log's key, the witnesses and the quorum.
    public var policy: TrustPolicy
    /// Leaf hash of entry 0.
    public var genesis: Digest

    /// What whoever asks accepted of this log last (spec 10 §1), signed by the log; nil when he accepted none.
    public var accepted: Checkpoint?

    /// Pairs a policy with a pin and, where there is one, what was accepted under them.
    public init(policy: TrustPolicy, genesis: Digest, accepted: Checkpoint? = nil) {
        self.policy = policy
        self.genesis = genesis
        self.accepted = accepted
    }
}

/// What verifying a certificate found: every check, and what they say together.
public struct CertificateReport: Sendable {
    /// What all checks together say.
    public internal(set) var state: CertificateState
    /// Every check in the order of `CertificateCheck`.
    public internal(set) var checks: [Entry]
    /// What the credential says; nil when it could not be read.
    ///
    /// Not to be shown as certified unless the state allows it.
    public internal(set) var document: CredentialDocument?
    /// The records that are shown, in the credential or in the rows file; empty in a summary.
    ///
    /// Not to be shown as certified unless the state allows it.
    public internal(set) var lines: [CredentialLine]
    /// The log as the proof knows it; nil without a proof that the trust folder accepts.
    public internal(set) var asOf: AsOf?
    /// What the log folder says; nil without one.
    public internal(set) var standing: CertificateStanding?

    /// One check.
    public struct Entry: Hashable, Sendable {
        /// What was checked.
        public let check: CertificateCheck
        /// How it ended.
        public let outcome: CertificateOutcome
        /// A code or a place for whoever looks into it; not a text for visitors.
        public let detail: String?
    }

    /// The moment for which a proof speaks.
    public struct AsOf: Hashable, Sendable {
        /// The log's checkpoint.
        public let checkpoint: Checkpoint
        /// Unix seconds of the witnesses' cosignatures, ascending; empty on the log's word only.
        public let witnessedSeconds: [UInt64]

        /// The Shanghai day on which the first witness saw the checkpoint; nil on the log's word only.
        public var firstWitnessedDay: CivilDate? {
            guard let first = witnessedSeconds.first, let seconds = Int64(exactly: first),
                Instant.writable.contains(seconds)
            else { return nil }
            return CivilTime.shanghaiDay(Instant(secondsSinceEpoch: seconds))
        }
    }

    /// Whether the certificate may be relied on: the state is `valid` or `validOffline`.
    public var isGood: Bool {
        state == .valid || state == .validOffline
    }

    /// How a check ended.
    public subscript(check: CertificateCheck) -> CertificateOutcome {
        checks.first { $0.check == check }?.outcome ?? .notChecked(.notReached)
    }
}

/// Collects outcomes while a certificate is verified; what is never reached stays "not checked".
struct CertificateFindings {
    private var entries: [CertificateCheck: CertificateReport.Entry] = [:]

    mutating func note(_ check: CertificateCheck, _ outcome: CertificateOutcome, _ detail: String? = nil) {
        entries[check] = CertificateReport.Entry(check: check, outcome: outcome, detail: detail)
    }

    /// Notes a check that passes when `condition` holds; answers it.
    @discardableResult
    mutating func require(_ condition: Bool, _ check: CertificateCheck, else reason: CertificateReason) -> Bool {
        note(check, condition ? .passed : .failed(reason))
        return condition
    }

    /// Every check in order.
    var all: [CertificateReport.Entry] {
        CertificateCheck.allCases.map {
            entries[$0] ?? CertificateReport.Entry(check: $0, outcome: .notChecked(.notReached), detail: nil)
        }
    }

    func failed(_ checks: [CertificateCheck]) -> Bool {
        checks.contains { check in
            if case .failed = entries[check]?.outcome { true } else { false }
        }
    }

    func passed(_ check: CertificateCheck) -> Bool {
        entries[check]?.outcome == .passed
    }

    func reason(_ check: CertificateCheck) -> CertificateReason? {
        switch entries[check]?.outcome {
        case .failed(let reason), .notChecked(let reason): reason
        default: nil
        }
    }
}

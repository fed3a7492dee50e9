public import LedgerFormat
public import LedgerModel

/// What an audit says at its end (spec 10 §4).
public struct AuditReport: Sendable {
    /// The three possible outcomes.
    public enum Verdict: String, Sendable {
        /// Every check passed.
        case clean
        /// At least one finding.
        case findings
        /// The trust folder, the checkpoint or the entries could not be read.
        case unreadable
    }

    /// Whether enough witnesses cosigned the checkpoint.
    public enum Quorum: String, Sendable {
        /// The policy's quorum is met.
        case met
        /// The policy asks for no witness.
        case none
        /// It asks for more than there are.
        case notMet = "not met"
    }

    /// Rules that the log alone cannot show; reported as not checked.
    public static let attested = [
        "age", "commitment_openings", "duplicate_external_number", "duplicate_id_number", "guardian_consent",
        "one_person_one_subject", "reason_wording", "records_commitment", "star_grantor_level", "star_publicity",
        "star_quality_minimum",
    ]

    /// Findings in the order of spec 10 §3.
    public internal(set) var findings: [Finding] = []
    /// Steps that were run to their end.
    public internal(set) var checked: [AuditStep] = []
    /// Origin of the log, as trusted.
    public internal(set) var origin = ""
    /// Leaf hash of entry 0 as pinned.
    public internal(set) var genesis = Digest.zero
    /// Size of the checkpoint audited.
    public internal(set) var size: UInt64 = 0
    /// Root of that checkpoint.
    public internal(set) var root = Digest.zero
    /// Size accepted before, or nil.
    public internal(set) var acceptedBefore: UInt64?
    /// The index at which reading had to stop, or nil.
    public internal(set) var stoppedAt: UInt64?
    /// Quorum of the checkpoint.
    public internal(set) var quorum = Quorum.notMet
    /// Roots of the prefixes that were asked for.
    public internal(set) var roots: [UInt64: Digest] = [:]
    /// The checkpoint that was audited, as it was read.
    public internal(set) var checkpoint: SignedCheckpoint?
    /// Whether the byte steps alone were asked for: a clean verdict then says nothing about meaning.
    public internal(set) var isBytesOnly = false
    /// Index of the first entry that was read and judged: entries below were judged by an earlier audit; 0 for all.
    public internal(set) var entriesFrom: UInt64 = 0
    /// The log that goes on after this one has ended: its origin and the leaf hash of its entry 0; nil while it has not.
    public internal(set) var successor: (origin: String, genesis: Digest)?
    /// Log time of the last entry, in milliseconds; 0 without one.
    public internal(set) var lastLogTime: UInt64 = 0
    /// Whether rows of a kept state could not be read.
    var isDamaged = false
    /// What a clean audit leaves for the next one.
    var replay: ReplayDraft?
    /// Whether something could not be read at all.
    public internal(set) var isUnreadable = false

    /// An audit that has not begun.
    init() {}

    /// The report of an audit that a trust folder made impossible.
    public init(_ failure: TrustFailure) {
        findings = [failure.finding]
        isUnreadable = true
    }

    /// Whether the trust folder could be used; if not, nothing else was read and there is no origin, size or root.
    public var isTrustUsable: Bool { checked.contains(.trust) }

    /// The outcome.
    public var verdict: Verdict {
        if isUnreadable { return .unreadable }
        return findings.isEmpty ? .clean : .findings
    }

    /// The sentence that says on whose word the verdict stands.
    public var word: String {
        switch verdict {
        case .clean where isBytesOnly: "bytes hold, meaning not checked"
        case .clean: quorum == .met ? "valid, seen by witnesses" : "valid, on the log's word only"
        case .findings: "not valid"
        case .unreadable: "could not be read"
        }
    }

    /// The report as canonical JSON.
    public var json: [UInt8] {
        let members: [(String, JSONValue)] = [
            ("accepted", acceptedBefore.map { .count($0) } ?? .null),
            ("attested", .array(Self.attested.map { .string($0) })),
            ("checked", .array(checked.map { .string($0.name) })),
            ("entries_from", .count(entriesFrom)),
            ("findings", .array(findings.map(\.json))),
            ("genesis", .string(genesis.description)),
            ("origin", .string(origin)),
            ("quorum", .string(quorum.rawValue)),
            ("root", .string(root.description)),
            ("size", .count(size)),
            ("stopped_at", stoppedAt.map { .count($0) } ?? .null),
            ("verdict", .string(verdict.rawValue)),
            ("word", .string(word)),
        ]
        return JSONValue.object(members.map { JSONValue.Member($0, $1) }).canonicalBytes
    }
}

extension Finding {
    fileprivate var json: JSONValue {
        let place = at.map { JSONValue.array([.integer(Int64($0.lowerBound)), .integer(Int64($0.upperBound))]) }
        return .object([
            JSONValue.Member("at", place ?? .null),
            JSONValue.Member("bytes", excerpt.map { .string($0.hex) } ?? .null),
            JSONValue.Member("code", .string(code)),
            JSONValue.Member("index", index.map { .count($0) } ?? .null),
            JSONValue.Member(
                "message",
                .string(String(String.UnicodeScalarView(message.unicodeScalars.filter(isPrintable))))
            ),
        ])
    }

    private func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        !(scalar.value < 32 || (127...159).contains(scalar.value))
    }
}

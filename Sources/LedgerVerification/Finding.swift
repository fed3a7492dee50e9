/// The steps of an audit in their order (spec 10 §2).
public enum AuditStep: Int, CaseIterable, Comparable, Sendable {
    /// The trust folder is readable and well-formed.
    case trust = 1
    /// Syntax, log signature and quorum of the checkpoint.
    case checkpoint
    /// The log extends what this auditor accepted last, and every other view given.
    case consistency
    /// Leaf hashes, chain, positions, times, tiles and root.
    case entries
    /// Extent, size and root of batches.
    case batches
    /// Signatures of authors.
    case signatures
    /// Continuity and validity of author keys.
    case authors
    /// JSON profile and schema of statements.
    case statements
    /// Public rules.
    case rules
    /// Projection digests equal to a replay.
    case projections
    /// Kept checkpoints and their cosignatures.
    case history

    /// The name that reports use.
    public var name: String {
        switch self {
        case .trust: "trust"
        case .checkpoint: "checkpoint"
        case .consistency: "consistency"
        case .entries: "entries"
        case .batches: "batches"
        case .signatures: "signatures"
        case .authors: "authors"
        case .statements: "statements"
        case .rules: "rules"
        case .projections: "projections"
        case .history: "history"
        }
    }

    /// Orders as the audit goes.
    public static func < (left: AuditStep, right: AuditStep) -> Bool { left.rawValue < right.rawValue }
}

/// A violation found by an audit: a value, never an error (spec 10 §3).
public struct Finding: Hashable, Sendable {
    /// The step that found it.
    public let step: AuditStep
    /// The entry concerned, or nil when the log as a whole is.
    public let index: UInt64?
    /// The code of spec 10 §3.
    public let code: String
    /// Byte offsets within the entry; nil where no entry is concerned or it was not read.
    public internal(set) var at: Range<Int>?
    /// The bytes at these offsets, in a report; nil as above, and behind the first thousand findings.
    public internal(set) var excerpt: Excerpt?
    /// The member of the statement that is at fault, where one is.
    private(set) var field: String?
    /// What was expected and what stands there, in English, without personal values (a log holds none).
    public let message: String

    /// Builds a finding.
    public init(_ step: AuditStep, _ code: String, index: UInt64? = nil, at: Range<Int>? = nil, _ message: String) {
        self.step = step
        self.index = index
        self.code = code
        self.at = at
        self.message = message
    }

    /// The same finding, about this member of its statement.
    func naming(_ field: String?) -> Finding {
        var finding = self
        finding.field = field
        return finding
    }
}

extension Finding: Comparable {
    /// The order of reports: by step, then by index, findings about the whole log last in their step, then by code.
    public static func < (left: Finding, right: Finding) -> Bool {
        let leftKey = (left.step.rawValue, left.index ?? .max, FindingOrder.rank(left.code), left.code)
        let rightKey = (right.step.rawValue, right.index ?? .max, FindingOrder.rank(right.code), right.code)
        return leftKey < rightKey
    }
}

/// The order of codes that one entry can show in one step: the order in which spec 10 §3 lists them.
enum FindingOrder {
    private static let listed: [String: Int] = {
        let codes = [
            "entries_missing", "entry_too_short", "entry_version", "entry_kind", "entry_index", "entry_prev",
            "entry_time",
            "genesis_invalid", "genesis_mismatch", "log_act_invalid", "after_successor", "tile_mismatch",
            "tile_missing",
            "root_mismatch", "bundle_malformed", "bundle_unreadable", "statement_outside_batch", "batch_truncated",
            "batch_layout",
            "batch_count", "batch_root", "batch_too_large", "statement_too_large", "author_signature",
            "author_algorithm", "author_unknown", "author_key_kind", "author_revoked", "author_frozen",
            "author_sequence", "author_previous_batch",
        ]
        return Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
    }()

    static func rank(_ code: String) -> Int { listed[code] ?? listed.count }
}

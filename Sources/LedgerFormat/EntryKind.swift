/// What an entry is (spec 02 §1).
public enum EntryKind: UInt8, CaseIterable, Hashable, Sendable {
    /// Entry 0, and no other.
    case genesis = 0
    /// The signed head of a batch of statements.
    case batch = 1
    /// One statement of the batch before it.
    case statement = 2
    /// An act of the log itself.
    case log = 3
}

/// The limits of spec 02 §6: a writer refuses before signing, a reader reports.
public enum EntryLimits {
    /// Longest entry in bytes, so that a u16 can hold its length.
    public static let entryBytes = 65_535
    /// Longest statement in bytes.
    public static let statementBytes = 8192
    /// Longest `policy_adopted` statement in bytes.
    public static let policyStatementBytes = 60_000
    /// Most statements of one batch.
    public static let batchStatements = 16_384
    /// Most bytes of all statements of one batch together.
    public static let batchBytes = 16 << 20
    /// Longest origin in bytes.
    public static let originBytes = 255
    /// Longest free text of GENESIS and LOG bodies in bytes.
    public static let freeTextBytes = 500
}

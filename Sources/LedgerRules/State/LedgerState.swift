internal import LedgerModel

/// The state that decides: a fold over the entries of one log (spec 06, spec 07 §1).
///
/// In:  entries in order, as facts and statements, through `begin`, `openBatch`, `apply`.
/// Out: rejections; rows for a store (`takeChangedRows`); queries; digest lines (`projectionLines`).
///
/// With a source, rows are read when they are first needed; without one, everything is in memory. Both decide alike.
/// Indexes are kept in 32 bits where there are many of them: a state holds a log of up to 2^32 - 1 entries.
public struct LedgerState {
    var tables: Tables
    var counters = CountersRow()
    var shelf = PolicyShelf()
    var marks = JournalMarks()
    /// The next batch mark; a mark is never used twice.
    var nextMark: UInt32 = 1
    /// The open batch.
    var batch: OpenBatch?
    /// The policies that the last session was judged by.
    var sessionPolicies: SessionPolicies?
    /// What counters and shelf were when the batch began.
    private var savedCounters = CountersRow()
    private var savedPolicies = 0

    /// An empty state, before entry 0.
    public init() {
        tables = Tables(source: nil)
    }

    /// The state whose rows a source keeps.
    public init(resuming source: any StateRowSource) {
        tables = Tables(source: source)
        counters = tables.counters.row(0) ?? CountersRow()
        readShelf()
    }

    /// Number of entries taken up.
    public var size: UInt64 { counters.size }

    /// Whether a row of the source was unreadable: nothing decided since then counts, and the rows must be rebuilt.
    public var isDamaged: Bool { tables.isDamaged }

    /// Starts to collect changed rows for `takeChangedRows`.
    public mutating func collectChanges() {
        marks.turn = takeMark()
        tables.perform(.begin(marks))
    }

    /// Begins to keep before-images, so that `rollback` can undo all that follows up to `commit`.
    public mutating func beginJournal() {
        marks.batch = takeMark()
        tables.perform(.begin(marks))
        savedCounters = counters
        savedPolicies = shelf.count
    }

    /// Ends the batch; what it changed stands.
    public mutating func commit() {
        batch = nil
        marks.batch = 0
        tables.perform(.commit(marks))
    }

    /// Brings the state back to where `beginJournal` was called.
    public mutating func rollback() {
        batch = nil
        marks.batch = 0
        tables.perform(.rollback(marks))
        counters = savedCounters
        shelf.truncate(to: savedPolicies)
        sessionPolicies = nil
    }

    /// Hands over the rows that changed since `collectChanges` or the last call; no batch is open.
    public mutating func takeChangedRows(_ body: (StateRow) -> Void) {
        precondition(marks.batch == 0, "a batch is open")
        tables.counters.set(counters, at: 0)
        withoutActuallyEscaping(body) { tables.perform(.takeChanges($0)) }
        collectChanges()
    }

    /// Hands over every row in memory: all rows after a fold from entry 0 or after `loadAll`.
    public mutating func handOverAllRows(_ body: (StateRow) -> Void) {
        tables.counters.set(counters, at: 0)
        withoutActuallyEscaping(body) { tables.perform(.handOverAll($0)) }
    }

    /// Brings every row of the source into memory, for queries over all records.
    public mutating func loadAll() {
        tables.perform(.loadAll)
    }

    private mutating func takeMark() -> UInt32 {
        nextMark &+= 1
        if nextMark == 0 { nextMark = 1 }
        return nextMark
    }

    private mutating func readShelf() {
        for number in 0..<UInt64(counters.policies) {
            guard let row = tables.policies.row(number),
                let content = PolicyContent(name: row.name, document: row.document)
            else { continue }
            shelf.append(row, content)
        }
    }
}

/// The batch whose statements are being taken up.
struct OpenBatch {
    /// The author's number.
    let author: UInt32
    let kind: KeyKind
    /// The author organisation A.
    let organisation: UInt32
    /// The subject a of a person key.
    let subject: UInt32?
    /// The subjects behind a person key, a first (spec 04 §2).
    let guarantors: [UInt32]
    /// Whether the subject of a person key holds a role, whichever, in A (spec 06 §2); true of other keys.
    ///
    /// It is the same for the whole batch: nobody appoints or dismisses himself.
    let hasOffice: Bool
    /// Index of the first statement.
    let firstIndex: UInt64
    let count: UInt32
    /// Command and ordinal of the statement before.
    var command: CommandID?
    var ordinal: UInt16 = 0
}

public import LedgerCrypto
public import LedgerFormat
public import LedgerLog
public import LedgerModel

/// A judge without rules: every enrolled author may sign, every statement stands unless it says `refuse`.
///
/// Keeps what the sequencer needs of authors, so that continuity, repeats and undoing are real.
public struct AcceptingJudge: StatementJudge, Sendable {
    private struct Author: Sendable {
        var publicKey: PublicKey
        var next = BatchPosition.first
        var state = AuthorStanding.State.active
        var clearedAt: UInt64?
    }

    private static let projection = 1

    private var authors: [Digest: Author] = [:]
    private var changed: Set<Digest> = []
    private var open: Batch?
    private var openCount = 0
    /// Number of statements taken up.
    public private(set) var statementCount = 0

    /// A judge that knows these authors from the start.
    public init(authors keys: [PublicKey] = []) {
        for key in keys { authors[AuthorKey.name(publicKey: key)] = Author(publicKey: key) }
    }

    /// Enrols the root author.
    public mutating func begin(_ genesis: Genesis, _ facts: EntryFacts) {
        let name = AuthorKey.name(publicKey: genesis.root.key)
        authors[name] = Author(publicKey: genesis.root.key)
        changed.insert(name)
    }

    /// Takes no notice.
    public mutating func note(_ act: LogAct, _ facts: EntryFacts) {}

    /// What was set or folded of a key.
    public func standing(of author: Digest) -> AuthorStanding? {
        authors[author].map {
            AuthorStanding(publicKey: $0.publicKey, next: $0.next, state: $0.state, clearedAt: $0.clearedAt)
        }
    }

    /// Sets what the rules would have found out about a key.
    public mutating func set(_ state: AuthorStanding.State, clearedAt: UInt64? = nil, author: Digest) {
        authors[author]?.state = state
        authors[author]?.clearedAt = clearedAt
    }

    /// Opens a batch.
    public mutating func beginBatch(_ batch: Batch, _ facts: EntryFacts) throws(BatchRefusal) {
        open = batch
        openCount = 0
    }

    /// Refuses a statement that asks for it.
    public mutating func judge(_ statement: UnsafeRawBufferPointer, _ facts: EntryFacts) throws(BatchRefusal) {
        guard !statement.elementsEqual(#"{"refuse":true}"#.utf8) else { throw BatchRefusal("refused", "It says so.") }
        openCount += 1
    }

    /// Moves the author on.
    public mutating func commitBatch() {
        guard let batch = open.take() else { return }
        authors[batch.authorKey]?.next = batch.nextPosition
        changed.insert(batch.authorKey)
        statementCount += openCount
    }

    /// Forgets the open batch.
    public mutating func rollbackBatch() {
        open = nil
    }

    /// One digest, over the authors.
    public mutating func digests() -> [LogAct.ProjectionDigest] {
        let lines = authors.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.next.firstSequence)\n" }
        return [LogAct.ProjectionDigest(name: "authors", digest: SHA2.hash(Array(lines.joined().utf8)))]
    }

    /// One row for each author that moved on, and the count.
    public mutating func flushRows(into changes: inout RowChanges) {
        for name in changed.sorted() {
            guard let author = authors[name] else { continue }
            let sequence = withUnsafeBytes(of: author.next.firstSequence.bigEndian) { Array($0) }
            let value = author.publicKey.bytes + sequence + author.next.previousBatch.bytes
            changes.set(projection: Self.projection, key: name.bytes, value: value)
        }
        let count = withUnsafeBytes(of: UInt64(statementCount).bigEndian) { Array($0) }
        changes.set(projection: Self.projection, key: Array("count".utf8), value: count)
        changed = []
    }

    /// Takes up those rows.
    public mutating func load(_ rows: any RowSource, cursor: ViewsCursor) throws {
        try rows.forEachRow(projection: Self.projection, prefix: []) { key, value in
            let number = { (range: Range<Int>) in value[range].reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
            guard key.count == 32 else {
                statementCount = Int(number(0..<8))
                return
            }
            let next = BatchPosition(
                firstSequence: number(32..<40),
                previousBatch: Digest(UnsafeRawBufferPointer(rebasing: value[40..<72]))
            )
            let publicKey = PublicKey(UnsafeRawBufferPointer(rebasing: value[0..<32]))
            authors[Digest(key)] = Author(publicKey: publicKey, next: next)
        }
    }
}

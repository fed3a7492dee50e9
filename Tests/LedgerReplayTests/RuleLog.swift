import LedgerCrypto
import LedgerFormat
import LedgerModel
import LedgerReplay
import LedgerRules

/// A log that is folded as its steps are written, with real keys, batches and proofs; its leaf hashes are invented.
struct RuleLog {
    /// Whether the state is written to rows and read back after every step.
    let resumes: Bool
    var fold: StatementFold
    private(set) var labels: [String: (first: UInt64, batch: Batch)] = [:]
    let documents: JSONValue
    private let book: LeafBook
    private let store = RowStore()
    private var authors: [String: BatchPosition] = [:]
    private var size: UInt64 = 1
    private var milliseconds: UInt64 = 0
    private var commands = 0

    /// Leaf hashes by index, shared with the fold.
    final class LeafBook {
        var leaves: [Digest] = [RuleLog.genesisLeaf]
    }

    static let genesisLeaf = Digest(0x6E, 0, 0, 0)

    init(_ documents: JSONValue, resumes: Bool) throws {
        self.documents = documents
        self.resumes = resumes
        let book = LeafBook()
        self.book = book
        var state = LedgerState()
        state.collectChanges()
        fold = StatementFold(state) { $0 < book.leaves.count ? book.leaves[Int($0)] : nil }
        let root = Genesis.Root(
            key: Names.secret("root").publicKey,
            organisation: Names.id("region"),
            subject: Names.id("root")
        )
        let genesis = try Genesis(
            origin: "rules.example/log",
            logKey: Names.secret("log").publicKey,
            root: root,
            terms: Genesis.Terms(policy: .zero, retention: "tests"),
            drawn: (1_772_000_000, Names.id("nonce"))
        )
        fold.begin(genesis, leaf: RuleLog.genesisLeaf)
    }

    /// Appends one step; throws the refusal of its last statement, and then nothing has changed.
    mutating func append(_ step: JSONValue) throws {
        milliseconds = step["at"]?.string.map(Names.milliseconds) ?? milliseconds + 60_000
        guard let by = step["by"]?.string else { throw Malformed.step }
        let statements = try (step["statements"]?.elements ?? []).flatMap { try written($0) }
        let leaves = statements.map { bytes in bytes.withUnsafeBytes { SHA2.leaf($0) } }
        let batch = Batch(
            signedBy: Names.secret(by),
            at: authors[by] ?? .first,
            statements: BatchStatements(count: UInt32(leaves.count), root: MerkleTree.root(ofLeaves: leaves)),
            authorTimeMilliseconds: milliseconds,
            genesisLeaf: RuleLog.genesisLeaf
        )
        try take(batch, statements)
        authors[by] = BatchPosition(
            firstSequence: batch.firstSequence + UInt64(batch.count),
            previousBatch: batch.digest
        )
        if let label = step["as"]?.string { labels[label] = (size + 1, batch) }
        size += 1 + UInt64(batch.count)
        if resumes { resume() }
    }

    private mutating func take(_ batch: Batch, _ statements: [[UInt8]]) throws {
        book.leaves.append(Digest(0xBA7C, size, 0, 0))
        fold.state.beginJournal()
        if let finding = fold.open(batch, at: size) { throw Malformed.author(finding) }
        for (offset, bytes) in statements.enumerated() {
            let index = size + 1 + UInt64(offset)
            let place = StatementFold.Place(index: index, leaf: leaf(index), logTimeMilliseconds: milliseconds)
            do throws(StatementFold.Refusal) {
                let result = bytes.withUnsafeBytes { raw in
                    Result { () throws(StatementFold.Refusal) in try fold.take(raw, at: place) }
                }
                _ = try result.get()
            } catch {
                fold.state.rollback()
                book.leaves.removeLast(Int(UInt64(book.leaves.count) - size))
                throw offset == statements.count - 1 ? error : Malformed.early(error)
            }
            book.leaves.append(leaf(index))
        }
        fold.state.commit()
    }

    private mutating func resume() {
        let (book, store) = (book, store)
        fold.state.takeChangedRows { store.set($0) }
        var state = LedgerState(resuming: store)
        state.collectChanges()
        fold = StatementFold(state) { $0 < book.leaves.count ? book.leaves[Int($0)] : nil }
        fold.resume(genesisLeaf: RuleLog.genesisLeaf)
    }

    func leaf(_ index: UInt64) -> Digest { Digest(0x1EAF, index, 0, 0) }

    func position(of author: String) -> BatchPosition { authors[author] ?? .first }

    private mutating func written(_ statement: JSONValue) throws -> [[UInt8]] {
        guard case .object(let members) = statement else { throw Malformed.step }
        let count = statement["repeat"]?.integer ?? 1
        var texts: [[UInt8]] = []
        for _ in 0..<count {
            commands += 1
            var fields = members.filter { $0.key != "repeat" }
            if statement["command"] == nil { fields.append(.init("command", .string("@command/\(commands)"))) }
            if statement["v"] == nil { fields.append(.init("v", .integer(1))) }
            let words = RuleWords(log: self, statement: statement)
            texts.append(JSONValue.sorted(try fields.map { .init($0.key, try words.told($0.value)) }).canonicalBytes)
        }
        return texts
    }
}

/// A file that does not say what it should.
enum Malformed: Error {
    /// A step without a signer, or a word that means nothing.
    case step
    /// A batch that its author may not sign.
    case author(AuthorFinding)
    /// A statement before the last was refused.
    case early(StatementFold.Refusal)
}

/// Rows as a store keeps them.
final class RowStore: StateRowSource {
    private var rows: [TableID: [[UInt8]: [UInt8]]] = [:]

    func set(_ row: StateRow) { rows[row.table, default: [:]][row.key] = row.bytes }

    func row(table: TableID, key: [UInt8]) -> [UInt8]? { rows[table]?[key] }

    func forEachRow(table: TableID, _ body: (_ key: [UInt8], _ row: [UInt8]) -> Void) {
        for (key, row) in rows[table] ?? [:] { body(key, row) }
    }
}

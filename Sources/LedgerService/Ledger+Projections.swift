internal import LedgerCrypto
internal import LedgerFormat
internal import LedgerLog
public import LedgerModel
public import LedgerProjections
internal import LedgerRules
public import LedgerVault

/// Read models that are folded when somebody asks, and what the vault keeps of their statements.
extension Ledger {
    /// Folds the statements that a projection asks for, in order, up to the end of a Shanghai log day when one is given.
    ///
    /// Reads the log once, about a second for each million entries; statements of other types are passed over unread. Every
    /// entry is held against the signed checkpoint: an edited one is a failure and changes no answer.
    public func project<Projection: StatementProjection>(
        _ projection: Projection,
        asOf day: CivilDate? = nil
    ) throws -> Projection {
        if let day { try requirePast(day) }
        var scan = ProjectionScan(projection, until: day) { key in self.ask { $0.author(key) } }
        try forEachSignedEntry { entry, leaf in try scan.take(entry, leaf) }
        return scan.projection
    }

    /// The text that the vault keeps under a tag of the statement at an index; nil when it was never given, or is erased or
    /// restricted.
    public func text(_ tag: VaultTag, at index: UInt64) throws -> String? {
        guard index < size else { return nil }
        let statement: StatementID
        do {
            statement = try provenLog().statement(at: index).id
        } catch is CertificateDenial {
            throw StoreFailure.fatal(.corrupt, "entry \(index) is not the one that was signed")
        }
        do {
            return String(decoding: try vault.open(tag, of: statement).value, as: UTF8.self)
        } catch is VaultRejection {
            return nil
        }
    }

    /// Index of the record that has this number of a platform, nil when none has.
    public func record(ofExternalNumber number: String, platform: Code) throws -> UInt64? {
        guard let statement = try vault.statement(ofExternalNumber: number, platform: platform.text),
            let index = log.judge.index(of: statement)
        else { return nil }
        return try project(PlatformBook()).numbers.first { $0.index == index }?.record
    }
}

/// One pass over entries for a projection.
private struct ProjectionScan<Projection: StatementProjection> {
    private(set) var projection: Projection
    /// Whether an entry of a later day was met.
    private(set) var isPast = false
    private let last: CivilDate?
    private let authorOf: (Digest) -> AuthorFacts?
    private let tails: [[UInt8]]
    private let reader = Reader()
    private var start: UInt64 = 0
    private var author = Digest.zero
    private var firstSequence: UInt64 = 0
    private var authors: [Digest: AuthorFacts] = [:]

    private final class Reader {
        var statements = StatementReader()
    }

    init(_ projection: Projection, until last: CivilDate?, _ authorOf: @escaping (Digest) -> AuthorFacts?) {
        self.projection = projection
        self.last = last
        self.authorOf = authorOf
        // Canonical statements end with type and version, so that all others are passed over without being read.
        tails = Projection.types.map { Array("\"type\":\"\($0.rawValue)\",\"v\":1".utf8) }
    }

    mutating func take(_ entry: EntryView, _ leaf: Digest) throws {
        if let last, !isPast {
            isPast = ShanghaiDay.of(Int64(entry.logTimeMilliseconds / 1000)) > last
        }
        guard !isPast else { return }
        switch entry.kind {
        case .batch:
            start = entry.index + 1
            let batch = try Batch.parse(entry.body)
            (author, firstSequence) = (batch.authorKey, batch.firstSequence)
        case .statement:
            let end = entry.body.endOfType
            guard tails.contains(where: { end.ends(with: $0) }) else { return }
            try take(statement: entry, leaf)
        case .genesis, .log: break
        }
    }

    private mutating func take(statement entry: EntryView, _ leaf: Digest) throws {
        guard let facts = authors[author] ?? authorOf(author) else { return }
        authors[author] = facts
        let applied = AppliedEntry(
            index: entry.index,
            leaf: leaf,
            logTimeMilliseconds: entry.logTimeMilliseconds
        )
        let statement = try reader.statements.read(entry.body).statement
        var input = ProjectionInput(entry: applied, statement: statement, organisation: facts.organisation)
        input.batchStart = start
        input.signer = ProjectionInput.Signer(key: author, subject: facts.subject, firstSequence: firstSequence)
        projection.take(input)
    }
}

extension UnsafeRawBufferPointer {
    /// The statement without its last brace and, in `policy_adopted`, without the one key that follows `v`.
    fileprivate var endOfType: UnsafeRawBufferPointer {
        var end = count
        while end > 0, count - end < 32, self[end - 1] != UInt8(ascii: ",") { end -= 1 }
        let isVersion = end > 0 && self[end...].starts(with: "\"version\":".utf8)
        return UnsafeRawBufferPointer(rebasing: self[..<(isVersion ? end - 1 : Swift.max(count - 1, 0))])
    }

    /// Whether the bytes end with these.
    func ends(with tail: [UInt8]) -> Bool {
        count >= tail.count && self[(count - tail.count)...].elementsEqual(tail)
    }
}

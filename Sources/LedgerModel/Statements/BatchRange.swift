/// Names all or part of one earlier batch by what its author signed (spec 05 §1).
public struct BatchRange: Hashable, Sendable {
    /// The key that signed the batch.
    public let authorKey: Digest
    /// The author's sequence number of the batch's first statement.
    public let firstSequence: UInt64
    /// Number of statements of the batch, 1...16,384.
    public let count: Int
    /// Merkle root over the batch's statements.
    public let statementsRoot: Digest
    /// Offsets that are left out, strictly ascending, each below `count`, at most 1,500.
    public let except: [Int]

    /// Wraps the fields; the caller guarantees their ranges.
    public init(authorKey: Digest, firstSequence: UInt64, count: Int, statementsRoot: Digest, except: [Int] = []) {
        self.authorKey = authorKey
        self.firstSequence = firstSequence
        self.count = count
        self.statementsRoot = statementsRoot
        self.except = except
    }

    /// Most offsets that may be left out.
    public static let exceptLimit = 1500
    /// Most statements of a batch.
    public static let countLimit = 16_384
}

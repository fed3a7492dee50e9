/// Points to an earlier statement (spec 05 §1).
public enum StatementReference: Hashable, Sendable {
    /// A statement that stands in the log: its index and the leaf hash found there.
    case logged(index: UInt64, leaf: Digest)
    /// A statement of the same batch, counted from 0; always below the position of the statement that refers.
    case inBatch(offset: Int)
}

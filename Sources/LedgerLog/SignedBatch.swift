internal import LedgerCrypto
public import LedgerFormat
internal import LedgerModel

/// A batch as its author hands it in: the 181 bytes of its body and its statements, held against each other.
///
/// Whether the author may sign, and whether the statements may stand, is decided in the sequencer's turn.
public struct SignedBatch: Hashable, Sendable {
    /// The body, parsed.
    public let batch: Batch
    /// The body's bytes.
    public let body: [UInt8]
    // All statements, one after the other, and where each ends.
    private let bytes: [UInt8]
    private let ends: [Int]

    /// Checks the body's form, the count, the limits and the statements' root; hashes every statement once.
    public init(body: [UInt8], statements: [[UInt8]]) throws(BatchRefusal) {
        do throws(FormatError) {
            batch = try body.withUnsafeBufferPointer { (bytes) throws(FormatError) in
                try Batch.parse(UnsafeRawBufferPointer(bytes))
            }
        } catch {
            throw BatchRefusal(error.code.rawValue, "The body of the batch is not well formed.")
        }
        self.body = body
        guard statements.count == Int(batch.count) else {
            throw BatchRefusal(
                "batch_count",
                "The batch speaks of \(batch.count) statements; \(statements.count) came."
            )
        }
        try SignedBatch.checkLengths(statements)
        let leaves = statements.map { $0.withUnsafeBytes { SHA2.leaf($0) } }
        guard MerkleTree.root(ofLeaves: leaves) == batch.statementsRoot else {
            throw BatchRefusal("batch_root", "The statements are not those that the author signed.")
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(statements.reduce(0) { $0 + $1.count })
        var ends: [Int] = []
        ends.reserveCapacity(statements.count)
        for statement in statements {
            bytes.append(contentsOf: statement)
            ends.append(bytes.count)
        }
        (self.bytes, self.ends) = (bytes, ends)
    }

    /// Number of statements.
    public var count: Int { ends.count }

    /// Lends a statement's bytes.
    func withStatement<Result, Failure: Error>(
        _ offset: Int,
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let range = (offset == 0 ? 0 : ends[offset - 1])..<ends[offset]
        return try bytes.withUnsafeBufferPointer { (all) throws(Failure) in
            try body(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: all[range])))
        }
    }

    // A statement over the common limit may only be a `policy_adopted`; the judge, which reads types, holds it to that.
    private static func checkLengths(_ statements: [[UInt8]]) throws(BatchRefusal) {
        for (offset, statement) in statements.enumerated() where statement.count > EntryLimits.policyStatementBytes {
            throw BatchRefusal("statement_too_large", offset: offset, "A statement is longer than the format allows.")
        }
        guard statements.reduce(0, { $0 + $1.count }) <= EntryLimits.batchBytes else {
            throw BatchRefusal("batch_too_large", "The statements together are longer than a batch may be.")
        }
    }
}

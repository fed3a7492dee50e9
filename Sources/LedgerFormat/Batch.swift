public import LedgerCrypto
public import LedgerModel

/// Where a batch stands in its author's own chain (spec 02 §3).
public struct BatchPosition: Hashable, Sendable {
    /// The author's number of the first statement.
    public let firstSequence: UInt64
    /// Digest of the author's batch before, zero in the first.
    public let previousBatch: Digest

    /// The place of an author's first batch.
    public static let first = BatchPosition(firstSequence: 0, previousBatch: .zero)

    /// Names a place.
    public init(firstSequence: UInt64, previousBatch: Digest) {
        self.firstSequence = firstSequence
        self.previousBatch = previousBatch
    }
}

/// What a batch says about its statements: how many, and their Merkle root.
public struct BatchStatements: Hashable, Sendable {
    /// Number of statements, 1...16,384.
    public let count: UInt32
    /// RFC 6962 tree hash over the statement byte strings.
    public let root: Digest

    /// Pairs a count with a root.
    public init(count: UInt32, root: Digest) {
        self.count = count
        self.root = root
    }
}

/// The body of a BATCH entry: 181 bytes by which an author signs the statements that follow (spec 02 §3).
public struct Batch: Hashable, Sendable {
    /// Length of the body in bytes.
    public static let byteCount = 181
    /// Length of the signed part of the body in bytes: bytes[50..<166] of the entry.
    public static let signedByteCount = 116
    /// The algorithm byte of Ed25519.
    public static let ed25519: UInt8 = 1

    /// Name of the author's key.
    public let authorKey: Digest
    /// Place in the author's chain.
    public let position: BatchPosition
    /// The statements.
    public let statements: BatchStatements
    /// The author's clock in UTC milliseconds, a claim.
    public let authorTimeMilliseconds: UInt64
    /// The author's signature over `signedMessage`.
    public let signature: Signature

    /// The author's number of the first statement.
    public var firstSequence: UInt64 { position.firstSequence }
    /// Number of statements.
    public var count: UInt32 { statements.count }
    /// Digest of the author's batch before.
    public var previousBatch: Digest { position.previousBatch }
    /// Merkle root of the statements.
    public var statementsRoot: Digest { statements.root }
    /// The only algorithm there is.
    public var algorithm: UInt8 { Batch.ed25519 }

    /// Reads the 181 bytes of a body; throws one of the `batch_` codes.
    ///
    /// Whether the signature verifies, the key may sign and the position is the next one is not checked here.
    public static func parse(_ body: UnsafeRawBufferPointer) throws(FormatError) -> Batch {
        guard body.count == byteCount else { throw FormatError(.batchLength, at: body.count) }
        let batch = Batch(checked: body)
        let count = UInt64(batch.count)
        guard (1...UInt64(EntryLimits.batchStatements)).contains(count) else { throw FormatError(.batchCount, at: 40) }
        guard batch.firstSequence <= wordLimit - count else { throw FormatError(.batchSequence, at: 32) }
        guard (batch.firstSequence == 0) == (batch.previousBatch == .zero) else {
            throw FormatError(.batchPrevious, at: 44)
        }
        guard batch.authorTimeMilliseconds <= wordLimit else { throw FormatError(.batchTime, at: 108) }
        guard body[116] == ed25519 else { throw FormatError(.batchAlgorithm, at: 116) }
        return batch
    }

    private init(checked body: UnsafeRawBufferPointer) {
        authorKey = Digest(body.from(0, count: 32))
        position = BatchPosition(
            firstSequence: body.bigEndian(at: 32, as: UInt64.self),
            previousBatch: Digest(body.from(44, count: 32))
        )
        statements = BatchStatements(
            count: body.bigEndian(at: 40, as: UInt32.self),
            root: Digest(body.from(76, count: 32))
        )
        authorTimeMilliseconds = body.bigEndian(at: 108, as: UInt64.self)
        signature = Signature(body.from(117, count: 64))
    }

    /// Signs a batch.
    public init(
        signedBy secret: SecretKey,
        at position: BatchPosition,
        statements: BatchStatements,
        authorTimeMilliseconds: UInt64,
        genesisLeaf: Digest
    ) {
        precondition((1...UInt32(EntryLimits.batchStatements)).contains(statements.count), "count out of range")
        precondition(position.firstSequence <= wordLimit - UInt64(statements.count), "sequence out of range")
        precondition((position.firstSequence == 0) == (position.previousBatch == .zero), "impossible position")
        precondition(authorTimeMilliseconds <= wordLimit, "time out of range")
        let unsigned = Batch(
            authorKey: AuthorKey.name(publicKey: secret.publicKey),
            position: position,
            statements: statements,
            authorTimeMilliseconds: authorTimeMilliseconds,
            signature: .zero
        )
        self.init(unsigned, signature: secret.sign(unsigned.signedMessage(genesisLeaf: genesisLeaf)))
    }

    private init(
        authorKey: Digest,
        position: BatchPosition,
        statements: BatchStatements,
        authorTimeMilliseconds: UInt64,
        signature: Signature
    ) {
        self.authorKey = authorKey
        self.position = position
        self.statements = statements
        self.authorTimeMilliseconds = authorTimeMilliseconds
        self.signature = signature
    }

    private init(_ unsigned: Batch, signature: Signature) {
        self.init(
            authorKey: unsigned.authorKey,
            position: unsigned.position,
            statements: unsigned.statements,
            authorTimeMilliseconds: unsigned.authorTimeMilliseconds,
            signature: signature
        )
    }
}

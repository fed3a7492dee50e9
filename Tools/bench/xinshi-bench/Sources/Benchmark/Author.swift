import LedgerCrypto
import LedgerFormat
import LedgerLog
import LedgerModel

/// A key and where its next batch stands.
struct Author {
    let secret: SecretKey
    let genesisLeaf: Digest
    var position = BatchPosition.first
    var time: UInt64 = 0

    var name: Digest { AuthorKey.name(publicKey: secret.publicKey) }

    /// Signs statements as the next batch: what a client does.
    mutating func sign(_ statements: [[UInt8]]) throws -> (body: [UInt8], range: BatchRange) {
        let leaves = statements.map { $0.withUnsafeBytes { SHA2.leaf($0) } }
        let root = MerkleTree.root(ofLeaves: leaves)
        let batch = Batch(
            signedBy: secret,
            at: position,
            statements: BatchStatements(count: UInt32(leaves.count), root: root),
            authorTimeMilliseconds: time,
            genesisLeaf: genesisLeaf
        )
        let range = BatchRange(
            authorKey: name,
            firstSequence: position.firstSequence,
            count: leaves.count,
            statementsRoot: root
        )
        position = batch.nextPosition
        return (batch.bytes, range)
    }
}

import LedgerCrypto
import LedgerFormat
import LedgerModel

/// The log of the vectors: keys from fixed seeds, ids of repeated bytes.
enum Fixtures {
    static let log = key(0x01)
    static let author = key(0x02)
    static let otherAuthor = key(0x03)
    static let newLogKey = key(0x04)
    static let origin = "example.org/xinshi/log"
    static let seeds =
        "Ed25519 seeds are one byte 32 times: 01 log, 02 author, 03 other author, 04 new log key, a1-a3 witnesses"

    static func key(_ byte: UInt8) -> SecretKey {
        guard let key = SecretKey(seed: [UInt8](repeating: byte, count: 32)) else { preconditionFailure() }
        return key
    }

    static func identifier<Kind>(_ byte: UInt8) -> Identifier<Kind> {
        let word = UInt64(byte) &* 0x0101_0101_0101_0101
        return Identifier(high: word, low: word)
    }

    static func digest(_ byte: UInt8) -> Digest {
        let word = UInt64(byte) &* 0x0101_0101_0101_0101
        return Digest(word, word, word, word)
    }

    static let genesis: Genesis = {
        let root = Genesis.Root(key: author.publicKey, organisation: identifier(0x11), subject: identifier(0x22))
        let terms = Genesis.Terms(policy: digest(0x33), retention: "长期保存；依据《志愿服务条例》")
        do {
            return try Genesis(
                origin: origin,
                logKey: log.publicKey,
                root: root,
                terms: terms,
                drawn: (created: 1_795_000_000, nonce: identifier(0x44))
            )
        } catch { preconditionFailure("\(error)") }
    }()

    static let genesisEntry: [UInt8] = EntryBuilder.entry(
        EntryHeader(
            kind: .genesis,
            index: 0,
            logTimeMilliseconds: 1_795_000_000_000,
            previous: Genesis.previous(origin: origin)
        ),
        body: genesis.canonicalBytes
    )

    static let genesisLeaf = SHA2.leaf(of: genesisEntry)

    static let statements: [[UInt8]] = (1...3).map { Array(#"{"n":\#($0),"type":"example","v":1}"#.utf8) }

    static let batch = Batch(
        signedBy: author,
        at: .first,
        statements: BatchStatements(count: 3, root: MerkleTree.root(ofLeaves: statements.map { SHA2.leaf(of: $0) })),
        authorTimeMilliseconds: 1_795_000_100_000,
        genesisLeaf: genesisLeaf
    )

    static let nextBatch = Batch(
        signedBy: author,
        at: batch.nextPosition,
        statements: BatchStatements(count: 1, root: digest(0x55)),
        authorTimeMilliseconds: 0,
        genesisLeaf: genesisLeaf
    )

    /// GENESIS, a BATCH, its three statements and a LOG entry.
    static let entries: [[UInt8]] = {
        let bodies: [(EntryKind, [UInt8])] =
            [(.batch, batch.bytes)] + statements.map { (.statement, $0) }
            + [(.log, LogAct.federationAnchored(origin: "a", size: 0, root: .zero).canonicalBytes)]
        var entries = [genesisEntry]
        for (index, (kind, body)) in bodies.enumerated() {
            let header = EntryHeader(
                kind: kind,
                index: UInt64(index + 1),
                logTimeMilliseconds: 1_795_000_200_000,
                previous: SHA2.leaf(of: entries[index])
            )
            entries.append(EntryBuilder.entry(header, body: body))
        }
        return entries
    }()

    static let leaves = entries.map { SHA2.leaf(of: $0) }

    static func checkpoint(size: Int) -> Checkpoint {
        do {
            return try Checkpoint(
                origin: origin,
                size: UInt64(size),
                root: MerkleTree.root(ofLeaves: leaves.prefix(size))
            )
        } catch { preconditionFailure("\(error)") }
    }

    static let logKey = vkey(origin, .ed25519, log)
    static let witnesses = (1...3).map { vkey("witness.example/w\($0)", .cosignature, key(0xA0 + UInt8($0))) }

    static func vkey(_ name: String, _ algorithm: VerifierKey.Algorithm, _ secret: SecretKey) -> VerifierKey {
        guard let key = VerifierKey(name: name, algorithm: algorithm, publicKey: secret.publicKey) else {
            preconditionFailure()
        }
        return key
    }

    /// The checkpoint of all entries, signed by the log and the first `count` witnesses.
    static func signedCheckpoint(witnesses count: Int) -> SignedCheckpoint {
        var signed = SignedCheckpoint(checkpoint(size: entries.count), signedBy: log)
        for index in 0..<count {
            signed.cosign(
                with: key(0xA1 + UInt8(index)),
                name: witnesses[index].name,
                timestampSeconds: 1_795_000_300 + UInt64(index)
            )
        }
        return signed
    }
}

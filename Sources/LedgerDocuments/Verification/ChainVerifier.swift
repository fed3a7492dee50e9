internal import LedgerCrypto
internal import LedgerFormat
internal import LedgerModel

/// Checks that the entries of a proof lead from a certificate up to the pinned GENESIS (spec 09 §3).
///
/// Shows that every link was signed by a key that descends from the root key. Whether a rule was broken elsewhere, or a key
/// revoked in between, is what an audit shows.
struct ChainVerifier {
    /// What is wrong, and at which entry.
    struct Fault: Error {
        let reason: CertificateReason
        let index: UInt64
    }

    private struct Link {
        let entry: ProofChain.Entry
        let body: ChainBody
    }

    /// The pinned leaf hash of entry 0.
    let pin: Digest
    private let genesis: Genesis
    private let links: [UInt64: Link]
    // Entries that a link needed; what is left over is a surplus.
    private var used: Set<UInt64> = [0]

    /// Reads the entries and checks that each stands under the checkpoint and that entry 0 is the pinned one.
    init(_ chain: ProofChain, checkpoint: Checkpoint, pin: Digest) throws(Fault) {
        var links: [UInt64: Link] = [:]
        for entry in chain.entries { links[entry.index] = try Self.link(entry, checkpoint: checkpoint) }
        guard let first = links[0] else { throw Fault(reason: .chainIncomplete, index: 0) }
        guard case .genesis(let genesis) = first.body, Self.leaf(first.entry.bytes) == pin,
            genesis.origin.utf8.elementsEqual(checkpoint.origin.utf8)
        else { throw Fault(reason: .genesisOther, index: 0) }
        self.pin = pin
        self.genesis = genesis
        self.links = links
    }

    private static func link(_ entry: ProofChain.Entry, checkpoint: Checkpoint) throws(Fault) -> Link {
        let body = entry.bytes.withUnsafeBytes { raw -> ChainBody? in
            guard let view = try? EntryView(raw), view.index == entry.index,
                (view.kind == .statement) == (entry.batchPath != nil), (view.kind == .genesis) == (entry.index == 0)
            else { return nil }
            return ChainBody(view)
        }
        guard let body else { throw Fault(reason: .chainUnreadable, index: entry.index) }
        do {
            try InclusionProof.verify(
                leaf: leaf(entry.bytes),
                index: entry.index,
                size: checkpoint.size,
                path: entry.path,
                root: checkpoint.root
            )
        } catch { throw Fault(reason: .chainNotInLog, index: entry.index) }
        return Link(entry: entry, body: body)
    }

    static func leaf(_ bytes: [UInt8]) -> Digest {
        bytes.withUnsafeBytes { SHA2.leaf($0) }
    }

    /// The entry at an index, as far as it is part of the chain.
    func body(at index: UInt64) throws(Fault) -> ChainBody {
        guard let link = links[index] else { throw Fault(reason: .chainIncomplete, index: index) }
        return link.body
    }

    /// The enrolment of a key below an index.
    func enrolment(
        of key: Digest,
        below limit: UInt64
    ) throws(Fault) -> (index: UInt64, statement: KeyEnrolled) {
        for (index, link) in links where index < limit {
            if case .enrolled(let statement) = link.body, AuthorKey.name(publicKey: statement.key) == key {
                return (index, statement)
            }
        }
        throw Fault(reason: .chainIncomplete, index: limit)
    }

    /// The name under which an organisation was registered below an index.
    func registration(of organisation: OrganisationID, below limit: UInt64) throws(Fault) -> (index: UInt64, name: Name)
    {
        for (index, link) in links where index < limit {
            if case .registered(let statement) = link.body, statement.organisation == organisation {
                return (index, statement.name)
            }
        }
        throw Fault(reason: .chainIncomplete, index: limit)
    }

    /// Follows a statement to its batch, the batch to its key, the key to its enrolment, and so on up to the root key.
    ///
    /// Answers the index of the statement's BATCH.
    @discardableResult
    mutating func follow(_ first: UInt64, signers: Set<KeyKind>) throws(Fault) -> UInt64 {
        var (index, signers) = (first, signers)
        var firstBatch: UInt64?
        while true {
            let (batchIndex, batch) = try batch(of: index)
            firstBatch = firstBatch ?? batchIndex
            guard used.insert(index).inserted else { break }
            used.insert(batchIndex)
            let name = AuthorKey.name(publicKey: genesis.root.key)
            guard batch.authorKey != name else {
                try verify(batch, at: batchIndex, key: genesis.root.key)
                break
            }
            let (above, enrolled) = try enrolment(of: batch.authorKey, below: batchIndex)
            guard signers.contains(enrolled.keyKind) else { throw Fault(reason: .chainKeyKind, index: above) }
            guard enrolled.isProven(genesis: pin) else { throw Fault(reason: .chainEnrolment, index: above) }
            try verify(batch, at: batchIndex, key: enrolled.key)
            // Only a person key enrols others (spec 05 §4).
            (index, signers) = (above, [.person])
        }
        return firstBatch ?? first
    }

    /// The one entry that no link needed, if any.
    var surplus: UInt64? {
        links.keys.filter { !used.contains($0) }.min()
    }

    private func verify(_ batch: Batch, at index: UInt64, key: PublicKey) throws(Fault) {
        guard batch.verify(with: key, genesisLeaf: pin) else { throw Fault(reason: .chainSignature, index: index) }
    }

    /// The batch in which a statement stands, by position and by the batch's own tree.
    private func batch(of index: UInt64) throws(Fault) -> (UInt64, Batch) {
        guard let statement = links[index], let path = statement.entry.batchPath else {
            throw Fault(reason: .chainIncomplete, index: index)
        }
        guard let batchIndex = links.keys.filter({ $0 < index && isBatch($0) }).max(),
            case .batch(let batch)? = links[batchIndex]?.body
        else { throw Fault(reason: .chainIncomplete, index: index) }
        let leaf = Self.leaf(Array(statement.entry.bytes[EntryHeader.byteCount...]))
        do {
            try InclusionProof.verify(
                leaf: leaf,
                index: index - batchIndex - 1,
                size: UInt64(batch.count),
                path: path,
                root: batch.statementsRoot
            )
        } catch { throw Fault(reason: .chainBroken, index: index) }
        return (batchIndex, batch)
    }

    private func isBatch(_ index: UInt64) -> Bool {
        if case .batch = links[index]?.body { true } else { false }
    }
}

internal import LedgerCrypto
public import LedgerFormat
internal import LedgerModel

/// Makes the bytes of `certificate.tlog-proof` (spec 09 §3).
public struct CertificateProofBuilder {
    private let log: CertificateLogAccess
    private let checkpoint: SignedCheckpoint
    private var entries: [UInt64: ProofChain.Entry] = [:]
    private var rootKey = Digest.zero

    /// Proves the certificate that entry `index` issued, under a checkpoint that carries the witnesses' cosignatures.
    ///
    /// Throws `CertificateProofFailure` and whatever reading the log throws.
    public static func build(
        issuedAt index: UInt64,
        checkpoint: SignedCheckpoint,
        from log: CertificateLogAccess
    ) throws -> [UInt8] {
        let size = checkpoint.checkpoint.size
        guard index < size else { throw CertificateProofFailure.notCovered(index: index, size: size) }
        var builder = CertificateProofBuilder(log: log, checkpoint: checkpoint)
        let chain = try builder.chain(to: index).bytes
        guard chain.count <= TlogProof.extraLimit else {
            throw CertificateProofFailure.tooLong(byteCount: chain.count, limit: TlogProof.extraLimit)
        }
        return TlogProof(extra: chain, index: index, path: try log.path(index, size), checkpoint: checkpoint).bytes
    }

    private init(log: CertificateLogAccess, checkpoint: SignedCheckpoint) {
        self.log = log
        self.checkpoint = checkpoint
    }

    private mutating func chain(to index: UInt64) throws -> ProofChain {
        guard case .genesis(let genesis) = try body(at: 0) else {
            throw CertificateProofFailure.entryUnsuitable(index: 0)
        }
        rootKey = AuthorKey.name(publicKey: genesis.root.key)
        try add(0, batchPath: nil)
        guard case .issued(let issued) = try body(at: index) else {
            throw CertificateProofFailure.entryUnsuitable(index: index)
        }
        try addStatement(index)
        let enrolment = try enrolment(of: issued.key)
        try addStatement(enrolment)
        guard case .enrolled(let key) = try body(at: enrolment) else {
            throw CertificateProofFailure.entryUnsuitable(index: enrolment)
        }
        guard let registration = try log.registration(key.organisation) else {
            throw CertificateProofFailure.organisationNotRegistered(key.organisation)
        }
        try addStatement(registration)
        return ProofChain(entries: entries.values.sorted { $0.index < $1.index })
    }

    /// Adds a statement, its batch, and upwards the enrolments of the keys that signed.
    private mutating func addStatement(_ first: UInt64) throws {
        var index = first
        while entries[index] == nil {
            let batchIndex = try log.batch(index)
            guard case .batch(let batch) = try body(at: batchIndex), batchIndex < index,
                index - batchIndex <= UInt64(batch.count)
            else { throw CertificateProofFailure.entryUnsuitable(index: batchIndex) }
            try add(index, batchPath: try batchPath(index, batchIndex: batchIndex, count: UInt64(batch.count)))
            try add(batchIndex, batchPath: nil)
            guard batch.authorKey != rootKey else { return }
            index = try enrolment(of: batch.authorKey)
        }
    }

    private func enrolment(of key: Digest) throws -> UInt64 {
        guard let index = try log.enrolment(key) else { throw CertificateProofFailure.keyNotEnrolled(key) }
        return index
    }

    private mutating func add(_ index: UInt64, batchPath: [Digest]?) throws {
        guard entries[index] == nil else { return }
        entries[index] = ProofChain.Entry(
            index: index,
            bytes: try log.entry(index),
            path: try log.path(index, checkpoint.checkpoint.size),
            batchPath: batchPath
        )
    }

    private func batchPath(_ index: UInt64, batchIndex: UInt64, count: UInt64) throws -> [Digest] {
        var leaves: [Digest] = []
        for statement in batchIndex + 1...batchIndex + count {
            let entry = try log.entry(statement)
            guard entry.count > EntryHeader.byteCount else {
                throw CertificateProofFailure.entryUnsuitable(index: statement)
            }
            leaves.append(
                entry.withUnsafeBytes { SHA2.leaf(UnsafeRawBufferPointer(rebasing: $0[EntryHeader.byteCount...])) }
            )
        }
        return InclusionProof.path(index: index - batchIndex - 1, size: count, from: LeafArray(leaves))
    }

    private func body(at index: UInt64) throws -> ChainBody {
        let bytes = try log.entry(index)
        let body = bytes.withUnsafeBytes { raw in (try? EntryView(raw)).flatMap { ChainBody($0) } }
        guard let body else { throw CertificateProofFailure.entryUnsuitable(index: index) }
        return body
    }
}

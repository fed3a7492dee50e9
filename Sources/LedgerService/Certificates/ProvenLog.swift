internal import LedgerCrypto
internal import LedgerFormat
internal import LedgerLog
internal import LedgerModel
internal import LedgerRules

/// One statement as it was signed and logged.
struct ProvenStatement {
    /// Its index.
    let index: UInt64
    /// Its leaf hash.
    let leaf: Digest
    /// The Shanghai day of its log time.
    let day: CivilDate
    /// Its id.
    let id: StatementID
    /// What it says.
    let statement: Statement
}

/// What entries say that are proven under the checkpoint: keys, organisations, activities, policies, statements.
///
/// The place index and the state only say where to look. That nothing stands elsewhere — a voiding, a later correction —
/// is not shown here but by the seal of the views and by an audit.
final class ProvenLog {
    /// Who signed, by the enrolment of the key.
    struct Signer: Hashable {
        let organisation: OrganisationID
        let subject: SubjectID?
    }

    /// The entries themselves.
    let entries: ProvenEntries
    private let lookUp: (PlaceIndex.Name) throws -> [UInt64]
    private var reader = StatementReader()
    private var signers: [Digest: Signer] = [:]
    private var organisations: [OrganisationID: OrganisationRegistered] = [:]
    private var approvals: [UInt64: [Approval]] = [:]
    private var adopted: AdoptedPolicies?

    /// One `records_approved` of a batch.
    struct Approval {
        let index: UInt64
        let range: BatchRange
        let signer: Signer
    }

    init(_ entries: ProvenEntries, _ rows: some RowSource) {
        self.entries = entries
        lookUp = { try PlaceIndex.indexes(of: $0, in: rows) }
    }

    /// Where statements of a name stand, in order; only those that the checkpoint covers.
    func places(_ name: PlaceIndex.Name) throws -> [UInt64] {
        try lookUp(name).filter { $0 < entries.checkpoint.size }
    }

    /// The statement at an index.
    func statement(at index: UInt64) throws -> ProvenStatement {
        try entries.withEntry(index) { view in
            guard view.kind == .statement, let read = try? reader.read(view.body) else {
                throw CertificateDenial.entryDiffers(index)
            }
            return ProvenStatement(
                index: index,
                leaf: view.leafHash,
                day: ShanghaiDay.of(Int64(view.logTimeMilliseconds / 1000)),
                id: read.envelope.id,
                statement: read.statement
            )
        }
    }

    /// The BATCH of a statement; `hint` is another statement that may be of the same batch.
    func batch(of statement: UInt64, hint: UInt64? = nil) throws -> (index: UInt64, batch: Batch) {
        let near = hint.flatMap { $0 > 0 ? $0 - 1 : nil }
        return try entries.batch(of: statement, hint: near)
    }

    /// For whom a key signs: by GENESIS or by its enrolment.
    func signer(_ key: Digest) throws -> Signer {
        if let known = signers[key] { return known }
        let signer = try rootSigner(key) ?? enrolled(key)
        signers[key] = signer
        return signer
    }

    /// The registration of an organisation.
    func organisation(_ id: OrganisationID) throws -> OrganisationRegistered {
        if let known = organisations[id] { return known }
        for index in try places(.registration(id)) {
            guard case .organisationRegistered(let registered) = try statement(at: index).statement,
                registered.organisation == id
            else { continue }
            organisations[id] = registered
            return registered
        }
        throw CertificateDenial.viewsLack("organisation \(id)")
    }

    /// The opening of an activity, with its statement id.
    func activity(_ id: ActivityID) throws -> (id: StatementID, facts: Commitments) {
        for index in try places(.activity(id)) {
            let found = try statement(at: index)
            guard case .activityOpened(let opened) = found.statement, opened.activity == id else { continue }
            return (found.id, opened.facts)
        }
        throw CertificateDenial.viewsLack("activity \(id)")
    }

    /// The approvals of a batch, in order.
    func approvals(of batch: UInt64, _ head: Batch) throws -> [Approval] {
        if let known = approvals[batch] { return known }
        var found: [Approval] = []
        for index in try places(.approvals(author: head.authorKey, firstSequence: head.firstSequence)) {
            guard case .recordsApproved(let approved) = try statement(at: index).statement,
                approved.range.authorKey == head.authorKey, approved.range.firstSequence == head.firstSequence,
                approved.range.count == Int(head.count), approved.range.statementsRoot == head.statementsRoot
            else { throw CertificateDenial.viewsLack("approval \(index)") }
            let signer = try signer(self.batch(of: index).batch.authorKey)
            found.append(Approval(index: index, range: approved.range, signer: signer))
        }
        approvals[batch] = found
        return found
    }

    /// Every adopted policy document.
    func policies() throws -> AdoptedPolicies {
        if let adopted { return adopted }
        var policies = AdoptedPolicies()
        for index in try places(.policies) {
            guard case .policyAdopted(let document) = try statement(at: index).statement else {
                throw CertificateDenial.viewsLack("policy \(index)")
            }
            policies.adopt(document, at: index)
        }
        adopted = policies
        return policies
    }

    private func rootSigner(_ key: Digest) throws -> Signer? {
        try entries.withEntry(0) { view in
            guard let genesis = try? Genesis.parse(view.body) else { throw CertificateDenial.entryDiffers(0) }
            guard AuthorKey.name(publicKey: genesis.root.key) == key else { return nil }
            return Signer(organisation: genesis.root.organisation, subject: genesis.root.subject)
        }
    }

    private func enrolled(_ key: Digest) throws -> Signer {
        for index in try places(.enrolment(key)) {
            guard case .keyEnrolled(let enrolled) = try statement(at: index).statement,
                AuthorKey.name(publicKey: PublicKey(enrolled.publicKey)) == key
            else { continue }
            return Signer(organisation: enrolled.organisation, subject: enrolled.subject)
        }
        throw CertificateDenial.viewsLack("key \(key)")
    }
}

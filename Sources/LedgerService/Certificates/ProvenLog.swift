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
    private var activities: [ActivityID: Opening] = [:]
    private var approvals: [UInt64: [Approval]] = [:]
    private var superiors: [OrganisationID: [OrganisationID]] = [:]
    private var roleActs: [SubjectID: [RoleAct]] = [:]
    private let memory: PolicyMemory

    /// An `activity_opened`.
    struct Opening {
        let id: StatementID
        let organiser: OrganisationID
        let leader: SubjectID
        let facts: Commitments
    }

    /// One `records_approved` of a batch.
    struct Approval {
        let index: UInt64
        let range: BatchRange
        let signer: Signer
    }

    /// What somebody may do in an organisation from an index on.
    private struct RoleAct {
        let index: UInt64
        let organisation: OrganisationID
        let isApprover: Bool
        let hasRole: Bool
    }

    /// - Parameter memory: keeps the policies from one certificate to the next.
    init(_ entries: ProvenEntries, _ rows: some RowSource, _ memory: PolicyMemory) {
        self.entries = entries
        self.memory = memory
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

    /// The opening of an activity.
    func activity(_ id: ActivityID) throws -> Opening {
        if let known = activities[id] { return known }
        for index in try places(.activity(id)) {
            let found = try statement(at: index)
            guard case .activityOpened(let opened) = found.statement, opened.activity == id else { continue }
            let organiser = try signer(batch(of: index).batch.authorKey).organisation
            let opening = Opening(id: found.id, organiser: organiser, leader: opened.leader, facts: opened.facts)
            activities[id] = opening
            return opening
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

    /// The organisations above one, from its parent to the root.
    func superiors(of id: OrganisationID) throws -> [OrganisationID] {
        if let known = superiors[id] { return known }
        var found: [OrganisationID] = []
        // A registration names a parent that stands below it in the log, so that this ends.
        while let parent = try organisation(found.last ?? id).parent, !found.contains(parent) { found.append(parent) }
        superiors[id] = found
        return found
    }

    /// Whether somebody may approve for an organisation at an index: by GENESIS, his last appointment or dismissal there.
    func isApprover(_ person: SubjectID, in organisation: OrganisationID, at index: UInt64) throws -> Bool {
        if let last = try lastRoleAct(of: person, in: organisation, before: index) { return last.isApprover }
        return try isGenesisOperator(person, in: organisation)
    }

    /// Whether somebody holds any role in an organisation or in one above it at an index.
    func holdsOffice(_ person: SubjectID, inOrAbove organisation: OrganisationID, at index: UInt64) throws -> Bool {
        for place in [organisation] + (try superiors(of: organisation)) {
            let last = try lastRoleAct(of: person, in: place, before: index)
            if try last?.hasRole ?? isGenesisOperator(person, in: place) { return true }
        }
        return false
    }

    private func lastRoleAct(
        of person: SubjectID,
        in organisation: OrganisationID,
        before index: UInt64
    ) throws -> RoleAct? {
        let acts = try roleActs[person] ?? readRoleActs(of: person)
        roleActs[person] = acts
        return acts.last { $0.organisation == organisation && $0.index < index }
    }

    private func isGenesisOperator(_ person: SubjectID, in organisation: OrganisationID) throws -> Bool {
        let root = try genesisRoot()
        return root.organisation == organisation && root.subject == person
    }

    private func readRoleActs(of person: SubjectID) throws -> [RoleAct] {
        try places(.roles(person)).map { index in
            switch try statement(at: index).statement {
            case .operatorAppointed(let made) where made.subject == person:
                // A manager has every role but that of the inspector (spec 04 §4).
                let isApprover = made.roles.contains(.approver) || made.roles.contains(.manager)
                let hasRole = !made.roles.isEmpty
                return RoleAct(
                    index: index,
                    organisation: made.organisation,
                    isApprover: isApprover,
                    hasRole: hasRole
                )
            case .operatorDismissed(let ended) where ended.subject == person:
                return RoleAct(index: index, organisation: ended.organisation, isApprover: false, hasRole: false)
            default: throw CertificateDenial.viewsLack("subject \(person)")
            }
        }
    }

    /// Every adopted policy document; read once for all certificates until another is adopted.
    func policies() throws -> AdoptedPolicies {
        let places = try places(.policies)
        if memory.places == places { return memory.policies }
        var policies = AdoptedPolicies()
        for index in places {
            guard case .policyAdopted(let document) = try statement(at: index).statement else {
                throw CertificateDenial.viewsLack("policy \(index)")
            }
            policies.adopt(document, at: index)
        }
        (memory.places, memory.policies) = (places, policies)
        return policies
    }

    private func rootSigner(_ key: Digest) throws -> Signer? {
        let root = try genesisRoot()
        guard AuthorKey.name(publicKey: root.key) == key else { return nil }
        return Signer(organisation: root.organisation, subject: root.subject)
    }

    private func genesisRoot() throws -> Genesis.Root {
        try entries.withEntry(0) { view in
            guard let genesis = try? Genesis.parse(view.body) else { throw CertificateDenial.entryDiffers(0) }
            return genesis.root
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

public import LedgerModel

/// Genesis, acts of the log, and the beginning of batches.
extension LedgerState {
    /// Takes up entry 0: the root organisation, its first operator and its first key.
    public mutating func begin(_ genesis: GenesisFacts) {
        precondition(counters.size == 0, "entry 0 is the only GENESIS")
        let organisation = addOrganisation(OrganisationRow(id: genesis.rootOrganisation))
        let subject = addSubject(genesis.rootSubject)
        // "Every role" (spec 02 §2), `inspector` included.
        appoint(subject, in: organisation, roles: RoleSet(Role.allCases))
        let author = AuthorRow(
            key: genesis.rootKey,
            publicKey: genesis.rootPublicKey,
            kind: .person,
            organisation: organisation,
            holder: (KeyHolder(person: subject), at: 0)
        )
        addAuthor(author)
        counters.size = 1
    }

    /// Takes up a LOG entry; it changes nothing but the size.
    public mutating func noteLogAct(at index: UInt64) {
        counters.size = index + 1
    }

    /// What is known of a key, read without keeping anything; nil when it was never enrolled.
    public func author(_ key: Digest) -> AuthorFacts? {
        guard let number = tables.authorNumbers.peek(Directory.Name(key)), let row = tables.authors.peek(number),
            row.key == key, let organisation = tables.organisations.peek(UInt64(row.organisation))
        else { return nil }
        return AuthorFacts(
            publicKey: row.publicKey,
            kind: row.kind,
            state: row.state,
            nextSequence: row.nextSequence,
            lastBatch: row.lastBatch,
            clearedAt: row.clearedAt,
            organisation: organisation.id,
            subject: row.subject.flatMap { tables.subjects.peek(UInt64($0))?.id }
        )
    }

    /// Takes up a BATCH entry; the finding that counts, nil when the batch follows from what its author did before.
    ///
    /// Whatever is found, the author's next batch is expected after this one. Statements of an unknown author MUST NOT be
    /// applied; an audit applies those of any other, so that it finds what else is wrong.
    @discardableResult
    public mutating func openBatch(_ facts: BatchFacts) -> AuthorFinding? {
        counters.size = facts.index + 1
        guard let number = authorNumber(facts.authorKey) else {
            batch = nil
            return .unknown
        }
        let position = position(ofAuthor: number)
        let author = tables.authors[position]
        batch = OpenBatch(
            author: number,
            kind: author.kind,
            organisation: author.organisation,
            subject: author.subject,
            guarantors: author.guarantors,
            hasOffice: hasOffice(author),
            firstIndex: facts.index + 1,
            count: facts.count
        )
        // An audit opens batches with any number, so the sum must not trap.
        tables.authors[position].nextSequence = facts.firstSequence &+ UInt64(facts.count)
        tables.authors[position].lastBatch = facts.digest
        let row = BatchRow(firstIndex: facts.index + 1, count: facts.count, statementsRoot: facts.statementsRoot)
        let key = LedgerState.batchKey(number, facts.firstSequence)
        if let finding = LedgerState.finding(author, facts) {
            tables.batches.set(row, at: key)
            return finding
        }
        // A number that follows is a new one: nobody needs to ask the source for it.
        tables.batches.insert(row, at: key)
        return nil
    }

    private static func finding(_ author: AuthorRow, _ facts: BatchFacts) -> AuthorFinding? {
        if author.kind != .desk && author.kind != .person { return .keyKind }
        if author.state == .revoked { return .revoked }
        if author.state == .frozen { return .frozen }
        if author.nextSequence != facts.firstSequence { return .sequence }
        return author.lastBatch == facts.previousBatch ? nil : .previousBatch
    }

    /// Author number and first sequence number as one key; 2^20 authors of 2^44 statements each.
    static func batchKey(_ author: UInt32, _ firstSequence: UInt64) -> UInt64 {
        UInt64(author) << 44 | firstSequence & (1 << 44 - 1)
    }
}

/// Rows that statements add.
extension LedgerState {
    mutating func addOrganisation(_ row: OrganisationRow) -> UInt32 {
        let number = counters.organisations
        counters.organisations += 1
        tables.organisationNumbers.add(Directory.Name(row.id), number: UInt64(number))
        tables.organisations.insert(row, at: UInt64(number))
        return number
    }

    /// The number of a subject, new or not.
    mutating func addSubject(_ id: SubjectID) -> UInt32 {
        if let known = subjectNumber(id) { return known }
        let number = counters.subjects
        counters.subjects += 1
        tables.subjectNumbers.add(Directory.Name(id), number: UInt64(number))
        tables.subjects.insert(SubjectRow(id: id), at: UInt64(number))
        return number
    }

    mutating func addAuthor(_ row: AuthorRow) {
        let number = counters.authors
        counters.authors += 1
        tables.authorNumbers.add(Directory.Name(row.key), number: UInt64(number))
        tables.authors.insert(row, at: UInt64(number))
    }

    mutating func appoint(_ subject: UInt32, in organisation: UInt32, roles: RoleSet) {
        tables.operators.set(OperatorRow(roles: roles), at: RowKey.pair(subject, organisation))
        var notes = tables.subjectNotes.row(UInt64(subject)) ?? SubjectNotesRow()
        notes.setOffice(organisation, isHeld: !roles.isEmpty)
        tables.subjectNotes.set(notes, at: UInt64(subject))
    }
}

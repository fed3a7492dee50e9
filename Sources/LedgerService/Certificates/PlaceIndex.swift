internal import LedgerCrypto
internal import LedgerFormat
internal import LedgerLog
internal import LedgerModel

/// Where in the log the few statements stand that certificates are made from: rows of the views beside those of the rules.
///
/// Only says where to look. Whoever reads an entry there holds it against the signed checkpoint (`ProvenEntries`) and
/// against what led to it. Rows are added, never changed.
struct PlaceIndex {
    /// What is looked up.
    enum Name {
        case enrolment(Digest)
        case registration(OrganisationID)
        case activity(ActivityID)
        case person(SubjectID)
        case policies
        case approvals(author: Digest, firstSequence: UInt64)
        case corrections(record: UInt64)
        case roles(SubjectID)
        case certificate(CertificateNumber)
        case statusChanges(ordinal: UInt64)
    }

    /// The projection's number in the views; those of the rules are small.
    static let projection = 64

    // Keys of rows that no store has yet: the name and the index of the entry.
    private var added: [[UInt8]] = []
    // How many of them a rollback keeps.
    private var kept = 0
    private var firstOfBatch: UInt64 = 0

    /// Whether there are rows that no store has yet.
    var hasUnwritten: Bool { !added.isEmpty }

    /// A batch begins whose first statement will stand at this index.
    mutating func begin(firstStatement index: UInt64) {
        (kept, firstOfBatch) = (added.count, index)
    }

    /// Forgets the open batch.
    mutating func rollback() {
        added.removeSubrange(kept...)
    }

    /// Notes a statement that stands.
    mutating func note(_ statement: Statement, at index: UInt64) {
        guard let name = name(statement) else { return }
        added.append(name.prefix + Self.bytes(index))
    }

    /// Hands over the rows that were added.
    mutating func flush(into changes: inout RowChanges) {
        for key in added { changes.set(projection: Self.projection, key: key, value: [], isNew: true) }
        added.removeAll(keepingCapacity: true)
        kept = 0
    }

    /// The indexes noted under a name, ascending, as the store has them.
    static func indexes(of name: Name, in rows: some RowSource) throws -> [UInt64] {
        var indexes: [UInt64] = []
        let prefix = name.prefix
        try rows.forEachRow(projection: projection, prefix: prefix) { key, _ in
            guard key.count == prefix.count + 8 else { return }
            indexes.append(key[prefix.count...].reduce(0) { $0 << 8 | UInt64($1) })
        }
        return indexes
    }

    private func name(_ statement: Statement) -> Name? {
        switch statement {
        case .keyEnrolled(let enrolled): .enrolment(AuthorKey.name(publicKey: PublicKey(enrolled.publicKey)))
        case .organisationRegistered(let registered): .registration(registered.organisation)
        case .activityOpened(let opened): .activity(opened.activity)
        case .volunteerRegistered(let registered): .person(registered.subject)
        case .volunteerUpdated(let updated): .person(updated.subject)
        case .policyAdopted: .policies
        case .recordsApproved(let approved):
            .approvals(author: approved.range.authorKey, firstSequence: approved.range.firstSequence)
        case .sessionCorrected(let corrected): .corrections(record: index(of: corrected.record))
        case .operatorAppointed(let appointed): .roles(appointed.subject)
        case .operatorDismissed(let dismissed): .roles(dismissed.subject)
        case .certificateIssued(let issued): .certificate(issued.number)
        case .certificateStatusChanged(let changed): .statusChanges(ordinal: changed.registerOrdinal)
        default: nil
        }
    }

    private func index(of reference: StatementReference) -> UInt64 {
        switch reference {
        case .logged(let index, _): index
        case .inBatch(let offset): firstOfBatch + UInt64(offset)
        }
    }

    fileprivate static func bytes(_ number: UInt64) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }
}

extension PlaceIndex.Name {
    /// The beginning of its keys; none is the beginning of another's.
    fileprivate var prefix: [UInt8] {
        switch self {
        case .enrolment(let key): [1] + key.bytes
        case .registration(let id): [2] + id.bytes
        case .activity(let id): [3] + id.bytes
        case .person(let id): [4] + id.bytes
        case .policies: [5]
        case .approvals(let author, let first): [6] + author.bytes + PlaceIndex.bytes(first)
        case .corrections(let record): [7] + PlaceIndex.bytes(record)
        case .certificate(let number): [8] + SHA2.hash(Array(number.text.utf8)).bytes
        case .statusChanges(let ordinal): [9] + PlaceIndex.bytes(ordinal)
        case .roles(let id): [10] + id.bytes
        }
    }
}

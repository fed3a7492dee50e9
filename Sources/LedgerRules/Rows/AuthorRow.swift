internal import LedgerModel

/// One enrolled key and where its next batch stands.
struct AuthorRow: StoredRow {
    let key: Digest
    let publicKey: Digest
    let kind: KeyKind
    let organisation: UInt32
    /// The holder of a person key.
    let subject: UInt32?
    /// The subjects behind a person key: its holder first, then everyone through whom it was enrolled (spec 04 §2).
    let guarantors: [UInt32]
    /// Index of its enrolment.
    let enrolledAt: UInt64
    var nextSequence: UInt64 = 0
    /// Digest of its last batch, zero before the first.
    var lastBatch = Digest.zero
    var state = KeyState.active
    /// Index of its last `key_cleared`.
    var clearedAt: UInt64?
    /// First index under review.
    var suspectedFrom: UInt64?

    init(
        key: Digest,
        publicKey: Digest,
        kind: KeyKind,
        organisation: UInt32,
        holder: (KeyHolder, at: UInt64)
    ) {
        self.key = key
        self.publicKey = publicKey
        self.kind = kind
        self.organisation = organisation
        subject = holder.0.subject
        guarantors = holder.0.guarantors
        enrolledAt = holder.at
    }

    init(from reader: inout RowReader) {
        key = reader.digest()
        publicKey = reader.digest()
        kind = reader.element()
        organisation = reader.number()
        subject = reader.optionalNumber()
        guarantors = reader.array { $0.number() }
        enrolledAt = reader.number()
        nextSequence = reader.number()
        lastBatch = reader.digest()
        state = reader.element()
        clearedAt = reader.optionalWide()
        suspectedFrom = reader.optionalWide()
    }

    func write(to writer: inout RowWriter) {
        writer.digest(key)
        writer.digest(publicKey)
        writer.element(kind)
        writer.number(organisation)
        writer.optionalNumber(subject)
        writer.count(guarantors.count)
        for guarantor in guarantors { writer.number(guarantor) }
        writer.number(enrolledAt)
        writer.number(nextSequence)
        writer.digest(lastBatch)
        writer.element(state)
        writer.optionalWide(clearedAt)
        writer.optionalWide(suspectedFrom)
    }
}

/// Who holds a new key, and who else stands behind it (spec 04 §2).
struct KeyHolder {
    /// Nil for a key that is no person's.
    let subject: UInt32?
    /// The holder first; nobody behind a key that is no person's.
    let guarantors: [UInt32]

    /// A key that is no person's.
    static let none = KeyHolder(subject: nil, guarantors: [])

    private init(subject: UInt32?, guarantors: [UInt32]) {
        self.subject = subject
        self.guarantors = guarantors
    }

    /// A person; `enrolling` are the guarantors of the key that enrolled him, none when an authority vouched for him.
    init(person: UInt32, enrolling: [UInt32] = []) {
        subject = person
        guarantors = [person] + enrolling.filter { $0 != person }
    }
}

/// Whether a key may sign batches (spec 04 §2).
public enum KeyState: String, CaseIterable, Hashable, Sendable {
    /// Enrolled, neither frozen nor revoked.
    case active
    /// Stopped until it is cleared.
    case frozen
    /// Ended.
    case revoked
}

/// One batch of one author, for ranges.
struct BatchRow: StoredRow {
    /// Index of its first statement.
    let firstIndex: UInt64
    let count: UInt32
    let statementsRoot: Digest

    init(firstIndex: UInt64, count: UInt32, statementsRoot: Digest) {
        self.firstIndex = firstIndex
        self.count = count
        self.statementsRoot = statementsRoot
    }

    init(from reader: inout RowReader) {
        firstIndex = reader.number()
        count = reader.number()
        statementsRoot = reader.digest()
    }

    func write(to writer: inout RowWriter) {
        writer.number(firstIndex)
        writer.number(count)
        writer.digest(statementsRoot)
    }
}

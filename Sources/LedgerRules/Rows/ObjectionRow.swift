internal import LedgerModel

/// One objection.
struct ObjectionRow: StoredRow {
    /// Leaf hash of the `objection_opened`.
    let leaf: Digest
    let record: UInt64
    /// The key that signed the `objection_opened`.
    let opener: UInt32
    /// `RecordRow.nobody` when the report is anonymous.
    let objector: UInt32
    let openedDay: CivilDate
    /// The day by which it should be decided.
    let dueDay: CivilDate
    /// Nil while it is open.
    var outcome: ObjectionOutcome?

    init(
        leaf: Digest,
        record: UInt64,
        by parties: (opener: UInt32, objector: UInt32),
        openedDay: CivilDate,
        dueDay: CivilDate
    ) {
        self.leaf = leaf
        self.record = record
        opener = parties.opener
        objector = parties.objector
        self.openedDay = openedDay
        self.dueDay = dueDay
    }

    init(from reader: inout RowReader) {
        leaf = reader.digest()
        record = reader.number()
        opener = reader.number()
        objector = reader.number()
        openedDay = CivilDate(daysSinceEpoch: reader.signed())
        dueDay = CivilDate(daysSinceEpoch: reader.signed())
        outcome = reader.flag() ? reader.element() : nil
    }

    func write(to writer: inout RowWriter) {
        writer.digest(leaf)
        writer.number(record)
        writer.number(opener)
        writer.number(objector)
        writer.signed(openedDay.daysSinceEpoch)
        writer.signed(dueDay.daysSinceEpoch)
        writer.flag(outcome != nil)
        if let outcome { writer.element(outcome) }
    }
}

/// What few records have: numbers on other platforms, certificates that cover them, and open objections (grades as well).
struct RecordNotesRow: StoredRow {
    /// Platforms that gave the record a number, ascending.
    var platforms: [String] = []
    /// Register ordinals of the certificates that list the record.
    var certificates: [UInt64] = []
    /// Indexes of the objections that are not decided, ascending.
    var openObjections: [UInt64] = []
    /// The keys that approved versions which a correction ended.
    var formerApprovals: [UInt32] = []

    init() {}

    init(from reader: inout RowReader) {
        platforms = reader.array { $0.text() }
        certificates = reader.array { $0.number() }
        openObjections = reader.array { $0.number() }
        formerApprovals = reader.array { $0.number() }
    }

    func write(to writer: inout RowWriter) {
        writer.count(platforms.count)
        for platform in platforms { writer.text(platform) }
        writer.count(certificates.count)
        for certificate in certificates { writer.number(certificate) }
        writer.count(openObjections.count)
        for objection in openObjections { writer.number(objection) }
        writer.count(formerApprovals.count)
        for approval in formerApprovals { writer.number(approval) }
    }
}

/// One certificate of the register.
struct CertificateRow: StoredRow {
    let number: String
    let credential: Digest
    let organisation: UInt32
    let issuedAt: UInt64
    /// The listed records; empty when they are only committed to.
    let records: [UInt64]
    let seconds: Int64
    var status = CertificateStatus.valid

    init(_ issued: CertificateIssued, organisation: UInt32, at index: UInt64) {
        number = issued.number.text
        credential = issued.credential
        self.organisation = organisation
        issuedAt = index
        seconds = issued.coverage.seconds.count
        if case .listed(let records) = issued.coverage.records { self.records = records } else { records = [] }
    }

    init(from reader: inout RowReader) {
        number = reader.text()
        credential = reader.digest()
        organisation = reader.number()
        issuedAt = reader.number()
        records = reader.array { $0.number() }
        seconds = reader.signed()
        status = reader.element()
    }

    func write(to writer: inout RowWriter) {
        writer.text(number)
        writer.digest(credential)
        writer.number(organisation)
        writer.number(issuedAt)
        writer.count(records.count)
        for record in records { writer.number(record) }
        writer.signed(seconds)
        writer.element(status)
    }
}

/// The guardians of a subject.
struct GuardiansRow: StoredRow {
    var guardians: [SubjectID] = []

    init() {}

    init(from reader: inout RowReader) {
        guardians = reader.array { $0.identifier() }
    }

    func write(to writer: inout RowWriter) {
        writer.count(guardians.count)
        for guardian in guardians { writer.identifier(guardian) }
    }
}

internal import LedgerModel

/// Certificates (spec 06 §9).
extension LedgerState {
    mutating func judgeCertificate(_ statement: Statement, _ scene: Scene, _ evolves: Bool) throws(Rejection) {
        switch statement {
        case .certificateIssued(let issued):
            try checkIssue(issued, scene)
            if evolves { issue(issued, scene) }
        case .certificateStatusChanged(let changed):
            try checkStatus(changed, scene)
            if evolves, let position = tables.certificates.position(of: changed.registerOrdinal) {
                tables.certificates[position].status = changed.status
            }
        default: break
        }
    }

    private mutating func checkIssue(_ issued: CertificateIssued, _ scene: Scene) throws(Rejection) {
        try requireOffice(scene)
        guard issued.registerOrdinal == counters.certificates else { throw Rejection(.registerGap, "register_ordinal") }
        if isRegistered(issued.credential) { throw Rejection(.certificateExists, "credential") }
        switch issued.coverage.records {
        case .committed(_, let count):
            if count <= CertificateRecords.listLimit { throw Rejection(.commitmentNotAllowed, "records_count") }
        case .listed(let records):
            let sum = try checkRecords(records, scene)
            if sum != issued.coverage.seconds.count { throw Rejection(.secondsDiffer, "seconds") }
        }
        guard let number = authorNumber(issued.key) else { throw Rejection(.keyUnknown, "key") }
        let key = tables.authors[position(ofAuthor: number)]
        guard key.kind == .credential, key.state == .active, governs(key.organisation, scene.organisation) else {
            throw Rejection(.keyUnknown, "key")
        }
    }

    /// Whether an earlier certificate is this very file: a second entry would bring back one that was revoked.
    private mutating func isRegistered(_ credential: Digest) -> Bool {
        guard let ordinal = tables.credentialOrdinals.number(of: Directory.Name(credential)) else { return false }
        return tables.certificates.row(ordinal)?.credential == credential
    }

    /// The sum of the listed records, all effective, of one subject, and certifiable by A.
    private mutating func checkRecords(_ records: [UInt64], _ scene: Scene) throws(Rejection) -> Int64 {
        var subject: UInt32?
        var sum: Int64 = 0
        for index in records {
            guard let place = place(ofRecord: index), self[place].state == .effective else {
                throw Rejection(.recordNotEffective, "records", other: index)
            }
            sum += Int64(self[place].seconds)
        }
        for index in records {
            guard let place = place(ofRecord: index) else { continue }
            guard subject == nil || subject == self[place].subject else {
                throw Rejection(.recordsOfSeveral, "records", other: index)
            }
            subject = self[place].subject
        }
        if let subject { try checkActive(position(ofSubject: subject), "records", isAdding: false) }
        for index in records {
            guard let place = place(ofRecord: index) else { continue }
            let organisation = roster(self[place].roster).organisation
            let recorder = self.organisation(organisation).legalRecorder ?? organisation
            if answers(for: recorder, scene) { continue }
            throw Rejection(.notAuthorised, "records", other: index, need: .legalRecorder(name(of: recorder)))
        }
        if let subject { try checkIdentity(subject, of: records, scene) }
        return sum
    }

    /// Whether A is an organisation, its superior, or its successor, any number of steps.
    mutating func answers(for organisation: UInt32, _ scene: Scene) -> Bool {
        var next = organisation
        // Each closing names an open successor, so the chain ends; the count only guards against a damaged store.
        for _ in 0...counters.organisations {
            if governs(scene.organisation, next) { return true }
            guard let successor = self.organisation(next).successor else { return false }
            next = successor
        }
        return false
    }

    private mutating func issue(_ issued: CertificateIssued, _ scene: Scene) {
        let ordinal = counters.certificates
        counters.certificates += 1
        let row = CertificateRow(issued, organisation: scene.organisation, at: scene.index)
        tables.certificates.insert(row, at: ordinal)
        let name = Directory.Name(issued.credential)
        if tables.credentialOrdinals.number(of: name) == nil { tables.credentialOrdinals.add(name, number: ordinal) }
        for index in row.records {
            var notes = tables.recordNotes.row(index) ?? RecordNotesRow()
            notes.certificates.append(ordinal)
            tables.recordNotes.set(notes, at: index)
        }
    }

    private mutating func checkStatus(_ changed: CertificateStatusChanged, _ scene: Scene) throws(Rejection) {
        guard let row = tables.certificates.row(changed.registerOrdinal),
            changed.registerOrdinal < counters.certificates
        else { throw Rejection(.certificateUnknown, "register_ordinal") }
        try require(.approver, row.organisation, scene)
        if let first = row.records.first, let place = place(ofRecord: first) {
            try checkNotOwn(self[place].subject, scene)
        }
        // Whoever looked it up while it was revoked must not find it valid later.
        if row.status == .revoked { throw Rejection(.certificateFinal, "register_ordinal") }
    }
}

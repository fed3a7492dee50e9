internal import LedgerCrypto
internal import LedgerFormat
internal import LedgerLog
internal import LedgerModel
internal import LedgerRules

/// A record computed again from its entries: its own statement, its last correction, its roster, its approvals.
///
/// A certificate signs what stands here. What the projection says of the record is compared with it, part by part; a
/// difference refuses the certificate (`CertificateDenial.recordDiffers`).
struct ProvenRecord {
    /// Index of its `session_recorded`.
    let index: UInt64
    /// Day, seconds and clock times, by the last correction.
    let time: SessionTime
    /// How it was recorded.
    let evidence: EvidenceClass
    /// The activity.
    let activity: ActivityID
    /// The organisation in whose name it was recorded.
    let legalRecorder: OrganisationID
    /// The organisations of those who approved its last version, in order, each once.
    let approvers: [OrganisationID]
    /// How late it was recorded.
    let lateness: AdoptedPolicies.Lateness

    /// Reads the entries of a record and holds the projection's row against them.
    init(_ view: RecordView, from log: ProvenLog) throws {
        let reading = try RecordReading(view, log)
        let correction = try reading.correction()
        let time = correction?.time ?? reading.session.time
        try reading.require(time == view.time, .time)
        let (roster, organisation) = try reading.roster()
        let registered = try log.organisation(organisation)
        let legalRecorder = registered.legalRecorder ?? organisation
        try reading.require(legalRecorder == view.place.legalRecorder, .recorder)
        let lateness = try reading.lateness(region: registered.region)
        index = view.index
        self.time = time
        evidence = roster.evidence
        activity = roster.activity
        self.legalRecorder = legalRecorder
        approvers = try reading.approvers(since: correction?.index, named: roster.recorder)
        self.lateness = lateness
    }
}

/// Reads the entries of one record.
private struct RecordReading {
    let view: RecordView
    let log: ProvenLog
    let entry: ProvenStatement
    let session: SessionRecorded
    let batch: (index: UInt64, batch: Batch)

    init(_ view: RecordView, _ log: ProvenLog) throws {
        entry = try log.statement(at: view.index)
        guard case .sessionRecorded(let session) = entry.statement else {
            throw CertificateDenial.recordDiffers(view.index, .kind)
        }
        (self.view, self.log, self.session) = (view, log, session)
        batch = try log.batch(of: view.index, hint: view.place.roster)
        try require(session.subject == view.subject, .subject)
        try require(view.state == .effective, .approvals)
    }

    func require(_ condition: Bool, _ part: CertificateDenial.RecordPart) throws {
        guard condition else { throw CertificateDenial.recordDiffers(view.index, part) }
    }

    /// The last correction; there are as many as the row counts versions.
    func correction() throws -> (index: UInt64, time: SessionTime)? {
        let places = try log.places(.corrections(record: view.index))
        try require(places.count == view.version - 1, .corrections)
        guard let last = places.last else { return nil }
        guard case .sessionCorrected(let corrected) = try log.statement(at: last).statement,
            try isEntry(view.index, corrected.record, from: last)
        else { throw CertificateDenial.recordDiffers(view.index, .corrections) }
        return (last, corrected.time)
    }

    func roster() throws -> (statement: RosterOpened, organisation: OrganisationID) {
        let index = view.place.roster
        guard case .rosterOpened(let roster) = try log.statement(at: index).statement,
            try isEntry(index, session.roster, from: view.index)
        else { throw CertificateDenial.recordDiffers(view.index, .roster) }
        try require(roster.evidence == view.evidence, .evidence)
        try require(roster.activity == view.place.activity, .activity)
        let head = index > batch.index && index < view.index ? batch : try log.batch(of: index)
        let organisation = try log.signer(head.batch.authorKey).organisation
        try require(organisation == view.place.organisation, .recorder)
        return (roster, organisation)
    }

    /// Computed on log time by the policies in force then; a correction does not change it (spec 06 §4).
    func lateness(region: Region) throws -> AdoptedPolicies.Lateness {
        let last = session.time.interval.map { ShanghaiDay.of($0.end.secondsSinceEpoch - 1) } ?? session.time.day
        let policies = try log.policies()
        let found = policies.lateness(of: last, recordedOn: entry.day, below: view.index, region: region.digits)
        guard let found else { throw CertificateDenial.viewsLack("policies") }
        try require(found.isLate == view.isLate && found.isProvisional == view.isProvisional, .lateness)
        return found
    }

    /// Who approved the last version: as many different persons as the record needs, none of them its subject or recorder.
    func approvers(since correction: UInt64?, named recorder: SubjectID) throws -> [OrganisationID] {
        let offset = Int(view.index - batch.index) - 1
        let given = try log.approvals(of: batch.index, batch.batch)
            .filter { $0.index > correction ?? 0 && !$0.range.except.contains(offset) }
        let persons = Set(given.compactMap(\.signer.subject))
        let recorders = try recorders(since: correction, named: recorder)
        try require(
            persons.count >= view.neededApprovals && persons.isDisjoint(with: recorders.union([view.subject])),
            .approvals
        )
        var organisations: [OrganisationID] = []
        for approval in given where !organisations.contains(approval.signer.organisation) {
            organisations.append(approval.signer.organisation)
        }
        return organisations
    }

    /// The recorder that the roster names and who signed; of a corrected record only the corrector (spec 06 §5).
    private func recorders(since correction: UInt64?, named recorder: SubjectID) throws -> Set<SubjectID> {
        if let correction {
            return Set([try log.signer(try log.batch(of: correction).batch.authorKey).subject].compactMap { $0 })
        }
        return Set([recorder, try log.signer(batch.batch.authorKey).subject].compactMap { $0 })
    }

    private func isEntry(_ index: UInt64, _ reference: StatementReference, from statement: UInt64) throws -> Bool {
        switch reference {
        case .logged(index, let leaf): try log.statement(at: index).leaf == leaf
        case .inBatch(let offset): try log.batch(of: statement, hint: index).index + 1 + UInt64(offset) == index
        case .logged: false
        }
    }
}

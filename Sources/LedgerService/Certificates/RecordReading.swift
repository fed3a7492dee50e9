internal import LedgerCrypto
internal import LedgerFormat
internal import LedgerLog
internal import LedgerModel
internal import LedgerRules

/// Reads the entries of one record.
struct RecordReading {
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

    /// A correction of the record.
    struct Correction {
        let index: UInt64
        let day: CivilDate
        let time: SessionTime
    }

    /// The corrections in order; there are as many as the row counts versions.
    func corrections() throws -> [Correction] {
        let places = try log.places(.corrections(record: view.index))
        try require(places.count == view.version - 1, .corrections)
        return try places.map { place in
            let found = try log.statement(at: place)
            guard case .sessionCorrected(let corrected) = found.statement,
                try isEntry(view.index, corrected.record, from: place)
            else { throw CertificateDenial.recordDiffers(view.index, .corrections) }
            return Correction(index: place, day: found.day, time: corrected.time)
        }
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

    /// Computed on log time by the policies in force then, anew for each correction of day, start or end (spec 06 §4).
    func lateness(_ corrections: [Correction], region: Region) throws -> AdoptedPolicies.Lateness {
        var found = try lateness(session.time, on: entry.day, below: view.index, region)
        var time = session.time
        for correction in corrections {
            if !correction.time.isAtSameTime(as: time) {
                let again = try lateness(correction.time, on: correction.day, below: correction.index, region)
                found = found.joined(with: again)
            }
            time = correction.time
        }
        try require(found.isLate == view.isLate && found.isProvisional == view.isProvisional, .lateness)
        return found
    }

    private func lateness(
        _ time: SessionTime,
        on day: CivilDate,
        below index: UInt64,
        _ region: Region
    ) throws -> AdoptedPolicies.Lateness {
        let last = time.interval.map { ShanghaiDay.of($0.end.secondsSinceEpoch - 1) } ?? time.day
        let found = try log.policies().lateness(of: last, recordedOn: day, below: index, region: region.digits)
        guard let found else { throw CertificateDenial.viewsLack("policies") }
        return found
    }

    private func isEntry(_ index: UInt64, _ reference: StatementReference, from statement: UInt64) throws -> Bool {
        switch reference {
        case .logged(index, let leaf): try log.statement(at: index).leaf == leaf
        case .inBatch(let offset): try log.batch(of: statement, hint: index).index + 1 + UInt64(offset) == index
        case .logged: false
        }
    }
}

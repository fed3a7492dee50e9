public import LedgerModel

/// One organisation of the tree.
public struct OrganisationView: Hashable, Sendable {
    /// The organisation.
    public let id: OrganisationID
    /// Its type, name and region; empty at a root that is not registered yet.
    public let type: String
    /// Its name.
    public let name: String
    /// Its region's digits.
    public let region: String
    /// The organisation above, nil at the root.
    public let parent: OrganisationID?
    /// In whose name it records: the one named, or itself.
    public let legalRecorder: OrganisationID
    /// Who answers for its records since it was closed.
    public let successor: OrganisationID?
}

/// One objection with its dates.
public struct ObjectionView: Hashable, Sendable {
    /// Index of its `objection_opened`.
    public let index: UInt64
    /// The record it is about, or the index of the `student_evaluated`.
    public let record: UInt64
    /// Whether it is about a `student_evaluated` and not about a record.
    public let isAboutGrade: Bool
    /// Who objected or reported; nil when the report is anonymous.
    public let objector: SubjectID?
    /// Whether it is a report 举报: not by the one who served nor by a guardian of his (spec 06 §6).
    public let isReport: Bool
    /// The organisation of the record or grade.
    public let organisation: OrganisationID
    /// The log day on which it was opened, and the day by which it should be decided.
    public let opened: CivilDate
    /// The day by which it should be decided.
    public let due: CivilDate
    /// Nil while it is open.
    public let outcome: ObjectionOutcome?
}

/// One certificate of the register.
public struct CertificateView: Hashable, Sendable {
    /// Its position in the register.
    public let ordinal: UInt64
    /// The number printed on it.
    public let number: String
    /// Index of its `certificate_issued`.
    public let issuedAt: UInt64
    /// Who issued it.
    public let organisation: OrganisationID
    /// SHA-256 of the credential file.
    public let credential: Digest
    /// The listed records; empty when they are only committed to.
    public let records: [UInt64]
    /// Their sum.
    public let seconds: Seconds
    /// Whether it may be relied on.
    public let status: CertificateStatus
}

extension LedgerState {
    /// An organisation, nil when it is not known.
    public mutating func organisation(_ id: OrganisationID) -> OrganisationView? {
        organisationNumber(id).map { view(organisation($0)) }
    }

    /// Every organisation in order of registration; needs every row in memory (`loadAll`).
    public mutating func organisations() -> [OrganisationView] {
        var rows: [OrganisationRow] = []
        tables.organisations.forEach { _, row in rows.append(row) }
        return rows.map { view($0) }
    }

    private mutating func view(_ row: OrganisationRow) -> OrganisationView {
        OrganisationView(
            id: row.id,
            type: row.type,
            name: row.name,
            region: row.region,
            parent: row.parent.map { organisation($0).id },
            legalRecorder: row.legalRecorder.map { organisation($0).id } ?? row.id,
            successor: row.successor.map { organisation($0).id }
        )
    }

    /// The roles of a subject in an organisation, in the order of `Role.allCases`.
    public mutating func roles(of subject: SubjectID, in organisation: OrganisationID) -> [Role] {
        guard let subject = subjectNumber(subject), let organisation = organisationNumber(organisation) else {
            return []
        }
        let roles = roles(of: subject, in: organisation)
        return Role.allCases.filter { roles.contains(RoleSet($0)) }
    }

    /// Every objection in ascending order of index; needs every row in memory (`loadAll`).
    public mutating func objections() -> [ObjectionView] {
        var rows: [(UInt64, ObjectionRow)] = []
        tables.objections.forEach { rows.append(($0, $1)) }
        return rows.sorted { $0.0 < $1.0 }.compactMap { view(of: $1, at: $0) }
    }

    /// One objection, nil when the entry is no `objection_opened`.
    public mutating func objection(_ index: UInt64) -> ObjectionView? {
        tables.objections.row(index).flatMap { view(of: $0, at: index) }
    }

    private mutating func view(of row: ObjectionRow, at index: UInt64) -> ObjectionView? {
        let grade = tables.grades.row(row.record)
        guard let (subject, place) = grade.map({ ($0.subject, $0.organisation) }) ?? concerned(row.record) else {
            return nil
        }
        let objector = row.objector == RecordRow.nobody ? nil : subjectID(row.objector)
        let guardians = tables.guardians.row(UInt64(subject))?.guardians ?? []
        let isOwn = row.objector == subject || objector.map { guardians.contains($0) } ?? false
        return ObjectionView(
            index: index,
            record: row.record,
            isAboutGrade: grade != nil,
            objector: objector,
            isReport: !isOwn,
            organisation: organisation(place).id,
            opened: row.openedDay,
            due: row.dueDay,
            outcome: row.outcome
        )
    }

    /// Who served in a record, and the organisation of its roster.
    private mutating func concerned(_ record: UInt64) -> (subject: UInt32, organisation: UInt32)? {
        guard let place = place(ofRecord: record) else { return nil }
        return (self[place].subject, roster(self[place].roster).organisation)
    }

    /// A certificate of the register, nil for an ordinal that was never issued.
    public mutating func certificate(_ ordinal: UInt64) -> CertificateView? {
        guard ordinal < counters.certificates, let row = tables.certificates.row(ordinal) else { return nil }
        return CertificateView(
            ordinal: ordinal,
            number: row.number,
            issuedAt: row.issuedAt,
            organisation: organisation(row.organisation).id,
            credential: row.credential,
            records: row.records,
            seconds: Seconds(row.seconds),
            status: row.status
        )
    }
}

/// One training with how many attended.
public struct TrainingView: Hashable, Sendable {
    /// The training.
    public let id: TrainingID
    /// When.
    public let day: CivilDate
    /// Who held it.
    public let organisation: OrganisationID
    /// The community it was held for.
    public let community: OrganisationID?
    /// Who attended, and how long; never service time.
    public let attendances: [Attendance]

    /// One subject's learning time.
    public struct Attendance: Hashable, Sendable {
        /// Who attended.
        public let subject: SubjectID
        /// How long.
        public let learning: Seconds
    }
}

extension LedgerState {
    /// Every training in order; needs every row in memory (`loadAll`).
    public mutating func trainings() -> [TrainingView] {
        var attendances: [UInt32: [(UInt32, UInt32)]] = [:]
        tables.attendances.forEach { key, row in
            attendances[UInt32(key >> 32), default: []].append((UInt32(truncatingIfNeeded: key), row.learningSeconds))
        }
        var rows: [(UInt64, TrainingRow)] = []
        tables.trainings.forEach { rows.append(($0, $1)) }
        return rows.sorted { $0.0 < $1.0 }.map { number, row in
            let attended = (attendances[UInt32(number)] ?? []).sorted { $0.0 < $1.0 }.map { subject, seconds in
                TrainingView.Attendance(subject: subjectID(subject), learning: Seconds(Int64(seconds)))
            }
            return TrainingView(
                id: row.id,
                day: row.day,
                organisation: organisation(row.organisation).id,
                community: row.community.map { organisation($0).id },
                attendances: attended
            )
        }
    }
}

public import LedgerModel

/// One activity as lists show it; its title and place are in the vault.
public struct ActivityView: Hashable, Sendable {
    /// The activity.
    public let id: ActivityID
    /// Who organises it.
    public let organiser: OrganisationID
    /// Who leads it, and may approve its records.
    public let leader: SubjectID
    /// Its category, a code of the policy `categories`.
    public let category: String
    /// Whether it is community service of students.
    public let isCommunityService: Bool
    /// Planned length of one session, nil when none was given.
    public let planned: Seconds?
    /// Its days.
    public let days: DayRange
}

/// One enrolled key as lists show it.
public struct AuthorView: Hashable, Sendable {
    /// The key's name in the log.
    public let key: Digest
    /// What it may do.
    public let kind: KeyKind
    /// The organisation it acts for.
    public let organisation: OrganisationID
    /// The holder of a person key.
    public let subject: SubjectID?
    /// Whether it may sign.
    public let state: KeyState
    /// The next sequence number: how many statements it signed.
    public let nextSequence: UInt64
}

extension LedgerState {
    /// Every activity in order of opening; needs every row in memory (`loadAll`).
    public mutating func activities() -> [ActivityView] {
        var rows: [ActivityRow] = []
        tables.activities.forEach { _, row in rows.append(row) }
        return rows.map { view(of: $0) }
    }

    /// One activity, nil when it is not known; brings no other row into memory.
    public mutating func activity(_ id: ActivityID) -> ActivityView? {
        guard let number = activityNumber(id) else { return nil }
        return view(of: tables.activities[position(ofActivity: number)])
    }

    private mutating func view(of row: ActivityRow) -> ActivityView {
        ActivityView(
            id: row.id,
            organiser: organisation(row.organiser).id,
            leader: subjectID(row.leader),
            category: row.category,
            isCommunityService: row.communityService,
            planned: row.plannedSeconds == 0 ? nil : Seconds(Int64(row.plannedSeconds)),
            days: row.days
        )
    }

    /// Every enrolled key in order of enrolment; needs every row in memory (`loadAll`).
    public mutating func authors() -> [AuthorView] {
        var rows: [AuthorRow] = []
        tables.authors.forEach { _, row in rows.append(row) }
        return rows.map { row in
            AuthorView(
                key: row.key,
                kind: row.kind,
                organisation: organisation(row.organisation).id,
                subject: row.subject.map { subjectID($0) },
                state: row.state,
                nextSequence: row.nextSequence
            )
        }
    }

    /// The record or grade that an objection is about, nil when the entry is no `objection_opened`.
    public mutating func record(ofObjection index: UInt64) -> UInt64? {
        tables.objections.row(index)?.record
    }
}

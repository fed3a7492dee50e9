public import LedgerModel

/// A record as readers see it: one session with all that later statements did to it.
public struct RecordView: Hashable, Sendable {
    /// Index of its `session_recorded`, which is its number.
    public let index: UInt64
    /// Who served.
    public let subject: SubjectID
    /// When and how long, by the latest correction.
    public let time: SessionTime
    /// How it was recorded.
    public let evidence: EvidenceClass
    /// Pending, effective, declined, void or open.
    public let state: RecordState
    /// 1, and one more for each correction.
    public let version: Int
    /// Where it belongs.
    public let place: RecordPlacement
    /// Who recorded it: the roster's recorder and the signer, or the corrector alone.
    public let recorders: [SubjectID]
    /// Who gave the first of two approvals of this version.
    public let firstApprover: SubjectID?
    /// Approvals it needs in all, 1 or 2.
    public let neededApprovals: Int
    /// Time credit minted for it and not posted back.
    public let minted: Int64
    let flags: RecordRow.Flags
}

/// What a record belongs to.
public struct RecordPlacement: Hashable, Sendable {
    /// Index of its roster.
    public let roster: UInt64
    /// Its activity.
    public let activity: ActivityID
    /// The author organisation of its roster.
    public let organisation: OrganisationID
    /// The organisation in whose name it was recorded.
    public let legalRecorder: OrganisationID
    /// Whether its activity is community service of students.
    public let isCommunityService: Bool
}

extension RecordView {
    /// Recorded after the deadline.
    public var isLate: Bool { flags.contains(.late) }
    /// The deadline touches a day that no notice covers.
    public var isProvisional: Bool { flags.contains(.provisional) }
    /// Longer than the ceiling of one session.
    public var isOverSessionCeiling: Bool { flags.contains(.overSessionCeiling) }
    /// The subject's day was longer than its ceiling.
    public var isOverDayCeiling: Bool { flags.contains(.overDayCeiling) }
    /// Ended on a later day than it began.
    public var crossesMidnight: Bool { flags.contains(.crossesMidnight) }
    /// Its last approval needs someone of a superior organisation.
    public var needsSuperior: Bool { flags.contains(.needsSuperior) }
    /// Nobody but the one who served has signed for this version with a person key, so that it needs more approvals (spec 06 §5).
    public var isUnsigned: Bool { flags.contains(.unsigned) }
    /// Who signed attests that it is not what another record of the day says (spec 06 §3).
    public var isSecondService: Bool { flags.contains(.secondService) }
    /// Was corrected.
    public var isCorrected: Bool { flags.contains(.corrected) }
}

/// What is remarkable about a record's time; kept for ever, never a refusal (spec 06 §3).
public enum TimeFlag: String, CaseIterable, Hashable, Sendable {
    /// It ended on a later day than it began.
    case crossesMidnight = "crosses_midnight"
    /// With it the subject's day was longer than `day_flag_seconds`.
    case overDayCeiling = "over_day_ceiling"
    /// It was longer than `session_flag_seconds`.
    case overSessionCeiling = "over_session_ceiling"
}

extension RecordView {
    /// The flags of all its versions, in ascending order of their names.
    public var timeFlags: [TimeFlag] {
        TimeFlag.allCases.filter { flag in
            switch flag {
            case .crossesMidnight: crossesMidnight
            case .overDayCeiling: isOverDayCeiling
            case .overSessionCeiling: isOverSessionCeiling
            }
        }
    }
}

/// Reading records.
extension LedgerState {
    /// The record of an entry, nil when the entry is no `session_recorded`.
    public mutating func record(_ index: UInt64) -> RecordView? {
        place(ofRecord: index).map { view(of: self[$0], at: index) }
    }

    /// The records of a subject in ascending order of day, of every state.
    public mutating func records(of subject: SubjectID, in days: DayRange? = nil) -> [RecordView] {
        guard let number = subjectNumber(subject) else { return [] }
        let newest = tables.subjects[position(ofSubject: number)].newest
        var found: [SessionKey] = []
        forEachRecord(along: newest, since: days?.first.daysSinceEpoch ?? .min) { state, place in
            if let days, state[place].civilDay > days.last { return }
            found.append(SessionKey(day: state[place].day, index: place.index))
        }
        return found.sorted().compactMap { record($0.index) }
    }

    /// Lends every record in ascending order of index; needs every row in memory (`loadAll`).
    public mutating func forEachRecord(_ body: (RecordView) -> Void) {
        var pages: [UInt64] = []
        tables.records.forEach { key, _ in pages.append(key) }
        for key in pages.sorted() {
            guard let page = tables.records.row(key) else { continue }
            page.forEach { low, row in body(view(of: row, at: key << 6 | low)) }
        }
    }

    private mutating func view(of row: RecordRow, at index: UInt64) -> RecordView {
        RecordView(
            index: index,
            subject: subjectID(row.subject),
            time: row.time,
            evidence: row.evidence,
            state: row.state,
            version: Int(row.version),
            place: placement(of: row),
            recorders: recorders(of: row),
            firstApprover: holder(ofKey: row.firstApproval).map { subjectID($0) },
            neededApprovals: row.neededApprovals,
            minted: Int64(row.minted),
            flags: row.flags
        )
    }

    private mutating func placement(of row: RecordRow) -> RecordPlacement {
        let roster = roster(row.roster)
        let activity = tables.activities[position(ofActivity: roster.activity)]
        let organisation = organisation(roster.organisation)
        return RecordPlacement(
            roster: UInt64(row.roster),
            activity: activity.id,
            organisation: organisation.id,
            legalRecorder: organisation.legalRecorder.map { self.organisation($0).id } ?? organisation.id,
            isCommunityService: activity.communityService
        )
    }

    private mutating func recorders(of row: RecordRow) -> [SubjectID] {
        var recorders: [SubjectID] = []
        if !row.flags.contains(.corrected) { recorders.append(subjectID(roster(row.roster).recorder)) }
        if let holder = holder(ofKey: row.signer) {
            let clerk = subjectID(holder)
            if !recorders.contains(clerk) { recorders.append(clerk) }
        }
        return recorders
    }

    mutating func subjectID(_ number: UInt32) -> SubjectID {
        tables.subjects[position(ofSubject: number)].id
    }
}

extension RecordRow {
    /// Day, length and clock times as they were recorded or corrected.
    var time: SessionTime {
        if isOpen { return SessionTime(day: civilDay, openSince: Instant(secondsSinceEpoch: startSeconds)) }
        let counted = Seconds(Int64(seconds))
        guard hasInterval else { return SessionTime(day: civilDay, seconds: counted) }
        let interval = ServiceInterval(
            start: Instant(secondsSinceEpoch: startSeconds),
            end: Instant(secondsSinceEpoch: endSeconds),
            break: Seconds(pauseSeconds)
        )
        return SessionTime(day: civilDay, seconds: counted, interval: interval)
    }
}

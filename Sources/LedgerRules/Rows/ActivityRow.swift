internal import LedgerModel

/// One activity: its organiser and its days.
struct ActivityRow: StoredRow {
    let id: ActivityID
    let organiser: UInt32
    let leader: UInt32
    let category: String
    let communityService: Bool
    /// Planned length of one session, 0 when none was given.
    let plannedSeconds: UInt32
    var days: DayRange

    init(_ opened: ActivityOpened, organiser: UInt32, leader: UInt32) {
        id = opened.activity
        self.organiser = organiser
        self.leader = leader
        category = opened.category.text
        communityService = opened.communityService
        plannedSeconds = UInt32(clamping: opened.plannedSeconds?.count ?? 0)
        days = opened.days
    }

    init(from reader: inout RowReader) {
        id = reader.identifier()
        organiser = reader.number()
        leader = reader.number()
        category = reader.text()
        communityService = reader.flag()
        plannedSeconds = reader.number()
        let first = CivilDate(daysSinceEpoch: reader.signed())
        days = DayRange(first: first, last: CivilDate(daysSinceEpoch: reader.signed()))
    }

    func write(to writer: inout RowWriter) {
        writer.identifier(id)
        writer.number(organiser)
        writer.number(leader)
        writer.text(category)
        writer.flag(communityService)
        writer.number(plannedSeconds)
        writer.signed(days.first.daysSinceEpoch)
        writer.signed(days.last.daysSinceEpoch)
    }
}

/// The common facts of sessions.
struct RosterRow: StoredRow {
    /// Leaf hash of the `roster_opened`.
    let leaf: Digest
    let activity: UInt32
    /// The author organisation, which is the organisation of its records.
    let organisation: UInt32
    let recorder: UInt32
    /// The key that opened it.
    let opener: UInt32
    let evidence: EvidenceClass

    init(
        leaf: Digest,
        activity: UInt32,
        by author: (organisation: UInt32, key: UInt32),
        recorder: UInt32,
        evidence: EvidenceClass
    ) {
        self.leaf = leaf
        self.activity = activity
        organisation = author.organisation
        opener = author.key
        self.recorder = recorder
        self.evidence = evidence
    }

    init(from reader: inout RowReader) {
        leaf = reader.digest()
        activity = reader.number()
        organisation = reader.number()
        recorder = reader.number()
        opener = reader.number()
        evidence = reader.element()
    }

    func write(to writer: inout RowWriter) {
        writer.digest(leaf)
        writer.number(activity)
        writer.number(organisation)
        writer.number(recorder)
        writer.number(opener)
        writer.element(evidence)
    }
}

/// One training and who held it.
struct TrainingRow: StoredRow {
    let id: TrainingID
    let organisation: UInt32
    let day: CivilDate
    let community: UInt32?

    init(id: TrainingID, organisation: UInt32, day: CivilDate, community: UInt32?) {
        self.id = id
        self.organisation = organisation
        self.day = day
        self.community = community
    }

    init(from reader: inout RowReader) {
        id = reader.identifier()
        organisation = reader.number()
        day = CivilDate(daysSinceEpoch: reader.signed())
        community = reader.optionalNumber()
    }

    func write(to writer: inout RowWriter) {
        writer.identifier(id)
        writer.number(organisation)
        writer.signed(day.daysSinceEpoch)
        writer.optionalNumber(community)
    }
}

/// The learning time of one subject in one training; never service time.
struct AttendanceRow: StoredRow {
    let learningSeconds: UInt32

    init(learningSeconds: UInt32) {
        self.learningSeconds = learningSeconds
    }

    init(from reader: inout RowReader) {
        learningSeconds = reader.number()
    }

    func write(to writer: inout RowWriter) {
        writer.number(learningSeconds)
    }
}

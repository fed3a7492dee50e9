public import LedgerModel
public import LedgerRosters
public import LedgerRules

/// What a clerk says when a roster is to be recorded.
public struct RosterRequest: Sendable {
    /// The file's bytes, which become the evidence unless a scan is given.
    public var bytes: [UInt8]
    /// The file's name, for messages.
    public var fileName: String
    /// The activity of the rows for which the sheet names none, and of all rows of a sheet that names but one.
    public var activity: ActivityID?
    /// The activities that the sheet names, by their titles without spaces; several may have one title.
    public var titles: [String: [TitledActivity]] = [:]
    /// Activities to be opened with the roster, in one batch; `titles` names them already.
    public var activities: [NewActivity] = []
    /// The stamped sheet as a scan or photo, which then is the evidence in the place of the typed file.
    public var scan: [UInt8]?
    /// Places of rows, as in `RosterRow.at`, of which the clerk attests that they are a second service of the day.
    public var secondServices: Set<String> = []
    /// Batches of which the clerk attests that he checked their declined and void records and enters them again, by the
    /// indexes of their BATCH entries.
    public var endedBatches: Set<UInt64> = []
    /// Who recorded the roster.
    public var recorder: SubjectID
    /// What stands behind the times of all rows.
    public var evidence = EvidenceClass.roster
    /// Whether rows that lack only their time of leaving are recorded as open sign-ins (spec 05 §6).
    public var keepsOpenSignIns = false
    /// The day of reading.
    public var asOf: CivilDate
    /// The month of the roster, when named.
    public var period: RosterPeriod?
    /// Why rows are entered late, by the list `late_reasons`.
    public var lateReason: String?

    /// An activity that has a title of the sheet.
    public struct TitledActivity: Hashable, Sendable {
        /// Its id.
        public let activity: ActivityID
        /// Its days, one of which a row has to be.
        public let days: DayRange

        /// Joins an id with the days of the activity.
        public init(_ activity: ActivityID, days: DayRange) {
            (self.activity, self.days) = (activity, days)
        }
    }

    /// An activity that the sheet names and nobody opened.
    public struct NewActivity: Sendable {
        /// Its id.
        public let activity: ActivityID
        /// Its title, as the sheet has it.
        public let title: String
        /// The `activity_opened`.
        public let command: Command

        /// Joins an id with the command that opens it.
        public init(_ activity: ActivityID, title: String, command: Command) {
            self.activity = activity
            self.title = title
            self.command = command
        }
    }

    /// Collects what has no default.
    public init(
        file: (name: String, bytes: [UInt8]),
        activity: ActivityID?,
        recorder: SubjectID,
        asOf: CivilDate
    ) {
        bytes = file.bytes
        fileName = file.name
        self.activity = activity
        self.recorder = recorder
        self.asOf = asOf
    }
}

extension RosterRequest {
    /// The key of a title in `titles`.
    public static func key(ofTitle title: String) -> String {
        title.filter { !$0.isWhitespace }
    }

    /// The activity of a row: the one of its title that has its day among its days, never one of several.
    ///
    /// Where the sheet names a single activity, the one that was given is what the clerk calls it; among activities of one
    /// title it is the one that is meant.
    func choice(for row: RosterRow, isSingle: Bool) -> ActivityChoice {
        guard let title = row.activity.map(RosterRequest.key), !title.isEmpty else {
            return activity.map { .one($0) } ?? .missing
        }
        if isSingle, let activity { return .one(activity) }
        let named = titles[title] ?? []
        if let activity, named.contains(where: { $0.activity == activity }) { return .one(activity) }
        let fitting = named.filter { candidate in row.date.map(candidate.days.contains) ?? true }
        if fitting.count == 1 { return .one(fitting[0].activity) }
        if fitting.count > 1 { return .several(fitting) }
        return named.isEmpty ? .unknown : .otherDays(named)
    }

    /// What the title of a row means.
    enum ActivityChoice {
        /// This activity.
        case one(ActivityID)
        /// The row names none, and none was given.
        case missing
        /// No activity has the title.
        case unknown
        /// Only activities of other days have it.
        case otherDays([TitledActivity])
        /// Several have it, and the day of the row among their days.
        case several([TitledActivity])
    }
}

/// What is remarkable about a row that would stand.
public struct RowMarks: Hashable, Sendable {
    /// Whether it would be recorded late.
    public let isLate: Bool
    /// The flags of its time (spec 06 §3).
    public let flags: [TimeFlag]
}

/// Puts what is known of a refusal into the language of the clerk.
public struct RosterSentences {
    /// The words of a code, and of what stands against a row.
    public let of: (_ code: String, _ conflict: RosterRow.Conflict?) -> String
    /// The words of a code about activities of one title.
    public let amongActivities: (_ code: String, _ candidates: [RosterRequest.TitledActivity]) -> String

    /// Joins the two.
    public init(
        of: @escaping (_ code: String, _ conflict: RosterRow.Conflict?) -> String,
        amongActivities: @escaping (_ code: String, _ candidates: [RosterRequest.TitledActivity]) -> String
    ) {
        (self.of, self.amongActivities) = (of, amongActivities)
    }
}

/// A roster as it would be recorded: every row judged, nothing written yet.
public struct RosterPlan: Sendable {
    /// The rows; those that a rule refuses are refused here too.
    public internal(set) var reading: RosterReading
    /// Rows that the log holds already, by their position in `reading`, with the index of each record.
    public internal(set) var known: [Int: UInt64] = [:]
    /// The activity of every accepted row that has one, by its position in `reading`.
    public internal(set) var activities: [Int: ActivityID] = [:]
    /// Positions of the known rows whose record is declined or void; they are refused, for the same file cannot record them
    /// again.
    public internal(set) var withdrawn: Set<Int> = []
    /// Positions of the rows that would be recorded now, ascending.
    public internal(set) var fresh: [Int] = []
    /// Positions of those of `fresh` that are open sign-ins.
    public var open: [Int] { fresh.filter { reading.rows[$0].isOpenSignIn } }
    /// What is remarkable about the rows that would be recorded now, by their positions.
    public internal(set) var marks: [Int: RowMarks] = [:]
    /// Whether the log holds this file under this activity already.
    public internal(set) var isOpened = false
    /// Activities that the sheet names and the ledger does not know, or not for these days; each title once.
    public internal(set) var proposed: [Proposal] = []
    /// The activities that are opened with it, in the same batch.
    public internal(set) var opened: [RosterRequest.NewActivity] = []
    /// An activity that the sheet names and nobody opened for the days of its rows.
    public struct Proposal: Hashable, Sendable {
        /// Its title, as the sheet first has it.
        public let title: String
        /// The first and last day of its rows.
        public internal(set) var days: DayRange
        /// The places that its rows name, each once.
        public internal(set) var places: Set<String>
    }

    let request: RosterRequest
    var lists: RosterLists
    var commands: [Command] = []

    init(reading: RosterReading, request: RosterRequest) {
        self.reading = reading
        self.request = request
        lists = RosterLists(evidence: request.evidence, openEvidence: request.evidence)
    }
}

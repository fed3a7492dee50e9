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
    /// The activities that the sheet names, by their titles without spaces.
    public var titles: [String: ActivityID] = [:]
    /// Activities to be opened with the roster, in one batch; `titles` names them already.
    public var activities: [NewActivity] = []
    /// The stamped sheet as a scan or photo, which then is the evidence in the place of the typed file.
    public var scan: [UInt8]?
    /// Places of rows, as in `RosterRow.at`, of which the clerk attests that they are a second service of the day.
    public var secondServices: Set<String> = []
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

    /// The activity of a row; nil when the sheet names one that is not known, or none at all.
    ///
    /// Where the sheet names a single activity, the one that was given is what the clerk calls it.
    func activity(of row: RosterRow, isSingle: Bool) -> ActivityID? {
        guard let title = row.activity.map(RosterRequest.key), !title.isEmpty else { return activity }
        return isSingle ? activity ?? titles[title] : titles[title]
    }
}

/// What is remarkable about a row that would stand.
public struct RowMarks: Hashable, Sendable {
    /// Whether it would be recorded late.
    public let isLate: Bool
    /// The flags of its time (spec 06 §3).
    public let flags: [TimeFlag]
}

/// The words of a code, and of what stands against a row, in the language of the clerk.
public typealias RosterSentence = (_ code: String, _ conflict: RosterRow.Conflict?) -> String

/// A roster as it would be recorded: every row judged, nothing written yet.
public struct RosterPlan: Sendable {
    /// The rows; those that a rule refuses are refused here too.
    public internal(set) var reading: RosterReading
    /// Rows that the log holds already, by their position in `reading`, with the index of each record.
    public internal(set) var known: [Int: UInt64] = [:]
    /// The activity of every accepted row that has one, by its position in `reading`.
    public internal(set) var activities: [Int: ActivityID] = [:]
    /// Positions of the known rows whose record is void; they are refused, for the same file cannot record them again.
    public internal(set) var withdrawn: Set<Int> = []
    /// Positions of the rows that would be recorded now, ascending.
    public internal(set) var fresh: [Int] = []
    /// Positions of those of `fresh` that are open sign-ins.
    public var open: [Int] { fresh.filter { reading.rows[$0].isOpenSignIn } }
    /// What is remarkable about the rows that would be recorded now, by their positions.
    public internal(set) var marks: [Int: RowMarks] = [:]
    /// Whether the log holds this file under this activity already.
    public internal(set) var isOpened = false
    /// The titles of activities that the sheet names and the ledger does not know, each once.
    public internal(set) var proposed: [String] = []
    /// The activities that are opened with it, in the same batch.
    public internal(set) var opened: [RosterRequest.NewActivity] = []
    let request: RosterRequest
    var lists: RosterLists
    var commands: [Command] = []

    init(reading: RosterReading, request: RosterRequest) {
        self.reading = reading
        self.request = request
        lists = RosterLists(evidence: request.evidence, openEvidence: request.evidence)
    }
}

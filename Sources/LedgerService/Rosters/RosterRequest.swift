public import LedgerModel
public import LedgerRosters

/// What a clerk says when a roster is to be recorded.
public struct RosterRequest: Sendable {
    /// The file's bytes, which become the evidence.
    public var bytes: [UInt8]
    /// The file's name, for messages.
    public var fileName: String
    /// The activity that all rows belong to.
    public var activity: ActivityID
    /// Who recorded the roster.
    public var recorder: SubjectID
    /// What stands behind the times of all rows.
    public var evidence = EvidenceClass.roster
    /// The day of reading.
    public var asOf: CivilDate
    /// The month of the roster, when named.
    public var period: RosterPeriod?

    /// Collects what has no default.
    public init(
        file: (name: String, bytes: [UInt8]),
        activity: ActivityID,
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

/// A roster as it would be recorded: every row judged, nothing written yet.
public struct RosterPlan: Sendable {
    /// The rows; those that a rule refuses are refused here too.
    public internal(set) var reading: RosterReading
    /// Rows that the log holds already, by their position in `reading`, with the index of each record.
    public internal(set) var known: [Int: UInt64] = [:]
    /// Positions of the rows that would be recorded now, ascending.
    public internal(set) var fresh: [Int] = []
    /// Whether the log holds this file under this activity already.
    public internal(set) var isOpened = false
    let request: RosterRequest
    var commands: [Command] = []

    init(reading: RosterReading, request: RosterRequest) {
        self.reading = reading
        self.request = request
    }
}

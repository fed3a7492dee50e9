public import LedgerModel

/// One judged row, or one judged day cell of a wide grid.
public struct RosterRow: Equatable, Sendable {
    /// Where it stands: `line 7`, or `Sheet1!A5` (the table's first cell of a row, the day's cell of a grid).
    public var at: String
    /// Accepted, refused or set aside.
    public var verdict: RosterVerdict
    /// The name as it will be recorded when accepted, else as it is written.
    public var name: String?
    /// The day of the service; a session past midnight belongs to the day on which it began.
    public var date: CivilDate?
    /// The time served, breaks taken off.
    public var seconds: Seconds?
    /// Arrival in seconds after midnight of `date`.
    public var start: Int?
    /// Leaving in seconds after midnight of `date`; above 86 400 when it was the next day.
    public var end: Int?
    /// Whether only the time of leaving is missing (未签退): there is a day and a `start`, and neither `end` nor `seconds`.
    public internal(set) var isOpenSignIn = false
    /// Break taken off, when the roster states one.
    public var breakLength: Seconds?
    /// The activity or content, as written.
    public var activity: String?
    /// The place, as written.
    public var place: String?
    /// The station or organisation, as written.
    public var station: String?
    /// The leader, as written.
    public var leader: String?
    /// The telephone number or its tail, as written.
    public var phone: String?
    /// The identity number, once its form and check character hold.
    public var residentID: ResidentID?
    /// The volunteer number, as written.
    public var volunteerNumber: String?
    /// What stands behind the time.
    public var evidence: RosterEvidence
    /// Why the row was not accepted.
    public var reason: RosterReason?
    /// What refused the row: the cell `Sheet1!F5`, the header of a text file's column, or the text of a title.
    public internal(set) var remarkCell: String?
    /// The number format by which that cell shows something else than its value.
    public internal(set) var numberFormat: String?
    /// What refused the row after reading, such as a rule of the ledger; `reason` is nil then.
    public internal(set) var ruling: Ruling?
    /// The cell of `at`, for the copy that goes back to the clerk.
    var position: RosterPosition
    /// The register's number of the person, when a register told them apart.
    public internal(set) var personKey: String?

    /// A refusal from outside the reader.
    public struct Ruling: Equatable, Sendable {
        /// The code for programs.
        public let code: String
        /// What to do, for the clerk.
        public let sentence: String
        /// What stands against the row.
        public let conflict: Conflict?

        /// Pairs a code with its sentence.
        public init(code: String, sentence: String, conflict: Conflict? = nil) {
            self.code = code
            self.sentence = sentence
            self.conflict = conflict
        }
    }

    /// What a row would repeat or overlap: a record of the ledger, live or ended, or another row of this file.
    public enum Conflict: Equatable, Sendable {
        /// A record: its number, the station that has it, and its day and times.
        case record(UInt64, station: String, time: String)
        /// A record that was declined or voided.
        case ended(UInt64, station: String, time: String, Ending)
        /// A row, by its place.
        case row(String)
    }

    /// How a record ended that was declined or voided.
    public struct Ending: Equatable, Sendable {
        /// Index of the BATCH entry in which the record stood.
        public let batch: UInt64
        /// `declined` or `void`.
        public let state: String
        /// The day on which that was done.
        public let day: CivilDate
        /// Why, a code of the list `declining` or `voiding`.
        public let reasonCode: String

        /// Collects what is known of it.
        public init(batch: UInt64, state: String, day: CivilDate, reasonCode: String) {
            (self.batch, self.state, self.day, self.reasonCode) = (batch, state, day, reasonCode)
        }
    }

    init(at: String, position: RosterPosition) {
        self.at = at
        verdict = .accept
        evidence = .roster
        self.position = position
    }

    /// Refuses the row; the first reason stays.
    mutating func refuse(_ reason: RosterReason) {
        guard verdict == .accept else { return }
        verdict = .reject
        self.reason = reason
    }

    /// Refuses an accepted row for a reason that the reader does not know.
    public mutating func refuse(_ ruling: Ruling) {
        guard verdict == .accept else { return }
        verdict = .reject
        self.ruling = ruling
    }

    /// Sets the row aside; the first reason stays.
    mutating func ignore(_ reason: RosterReason) {
        guard verdict == .accept else { return }
        verdict = .ignored
        self.reason = reason
    }
}

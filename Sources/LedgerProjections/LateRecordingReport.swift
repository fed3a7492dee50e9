public import LedgerModel
public import LedgerRules

/// Late records of all records, by organisation and month of service (spec 07 §5).
public struct LateRecordingReport: Sendable {
    /// One organisation in one month.
    public struct Key: Hashable, Sendable {
        /// The organisation of the roster.
        public let organisation: OrganisationID
        /// The year of service.
        public let year: Int
        /// The month of service, 1...12.
        public let month: Int

        /// Names a month of an organisation.
        public init(organisation: OrganisationID, year: Int, month: Int) {
            self.organisation = organisation
            self.year = year
            self.month = month
        }
    }

    /// Records of all states, and the late ones among them.
    public struct Rate: Hashable, Sendable {
        /// Late records.
        public internal(set) var late = 0
        /// All records.
        public internal(set) var all = 0

        /// No records.
        public init() {}

        /// Adds the records of another month or organisation.
        public static func += (rate: inout Rate, other: Rate) {
            rate.late += other.late
            rate.all += other.all
        }
    }

    /// Every month with a record.
    public private(set) var rates: [Key: Rate] = [:]

    /// Counts the records of a state that has every row in memory.
    public init(_ state: inout LedgerState) {
        state.forEachRecord { add($0) }
    }

    private mutating func add(_ record: RecordView) {
        let (year, month, _) = record.time.day.fields
        let key = Key(organisation: record.place.organisation, year: year, month: month)
        rates[key, default: Rate()].all += 1
        if record.isLate { rates[key, default: Rate()].late += 1 }
    }
}

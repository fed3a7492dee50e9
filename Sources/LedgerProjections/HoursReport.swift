public import LedgerModel
public import LedgerRules

/// Effective service by subject, evidence class and organisation; a query over the records, never a second total.
///
/// As of a past day: ask the state of that prefix (spec 07 §2). The state has every row in memory.
public struct HoursReport: Sendable {
    /// Which records are asked for.
    public struct Filter: Sendable {
        /// Days of service, both ends included; nil for all.
        public var period: DayRange?
        /// Organisations whose rosters count; nil for all.
        public var organisations: Set<OrganisationID>?
        /// Subjects that count; nil for all.
        public var subjects: Set<SubjectID>?

        /// Asks for everything.
        public init() {}

        func admits(_ record: RecordView) -> Bool {
            if let period, !period.contains(record.time.day) { return false }
            if let organisations, !organisations.contains(record.place.organisation) { return false }
            return subjects?.contains(record.subject) ?? true
        }
    }

    /// Number and seconds of some records.
    public struct Sum: Hashable, Sendable {
        /// How many records.
        public internal(set) var records = 0
        /// Their seconds.
        public internal(set) var seconds = Seconds.zero
        /// The seconds of those that were recorded late.
        public internal(set) var late = Seconds.zero

        /// No records.
        public init() {}

        mutating func add(_ record: RecordView) {
            records += 1
            seconds.count += record.time.seconds.count
            if record.isLate { late.count += record.time.seconds.count }
        }
    }

    /// All of them.
    public private(set) var total = Sum()
    /// By evidence class.
    public private(set) var byEvidence: [EvidenceClass: Sum] = [:]
    /// By subject.
    public private(set) var bySubject: [SubjectID: Sum] = [:]
    /// By organisation of the roster: the station.
    public private(set) var byOrganisation: [OrganisationID: Sum] = [:]
    /// How many people have records at each organisation.
    public var peopleByOrganisation: [OrganisationID: Int] { people.mapValues(\.count) }
    private var people: [OrganisationID: Set<SubjectID>] = [:]
    /// By the organisation in whose name it was recorded.
    public private(set) var byLegalRecorder: [OrganisationID: Sum] = [:]

    /// Sums the effective records that a filter admits.
    public init(_ state: inout LedgerState, _ filter: Filter = Filter()) {
        state.forEachRecord { record in
            if record.state == .effective, filter.admits(record) { add(record) }
        }
    }

    private mutating func add(_ record: RecordView) {
        total.add(record)
        byEvidence[record.evidence, default: Sum()].add(record)
        bySubject[record.subject, default: Sum()].add(record)
        byOrganisation[record.place.organisation, default: Sum()].add(record)
        people[record.place.organisation, default: []].insert(record.subject)
        byLegalRecorder[record.place.legalRecorder, default: Sum()].add(record)
    }
}

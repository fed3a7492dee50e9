public import LedgerModel
public import LedgerRules

/// Effective service of students by calendar year and by school year (spec 07 §4).
public struct StudentsReport: Sendable {
    /// Which year a count is for.
    public enum Period: Hashable, Sendable {
        /// 1 January to 31 December.
        case calendarYear(Int)
        /// 1 September to 31 August, named by the year in which it begins.
        case schoolYear(Int)

        /// The days of the period.
        public var days: DayRange? {
            let (first, last) =
                switch self {
                case .calendarYear(let year): ((year, 1, 1), (year, 12, 31))
                case .schoolYear(let year): ((year, 9, 1), (year + 1, 8, 31))
                }
            guard let begin = CivilDate(year: first.0, month: first.1, day: first.2),
                let end = CivilDate(year: last.0, month: last.1, day: last.2)
            else { return nil }
            return DayRange(first: begin, last: end)
        }
    }

    /// One subject's service in the period.
    public struct Line: Hashable, Sendable {
        /// Community service: activities marked `community_service`.
        public internal(set) var community = HoursReport.Sum()
        /// Service of any kind, community service included.
        public internal(set) var any = HoursReport.Sum()

        /// No service.
        public init() {}
    }

    /// The period.
    public let period: Period
    /// Subjects with at least one effective record in the period.
    public private(set) var lines: [SubjectID: Line] = [:]

    /// Counts the effective records of a period; the state has every row in memory.
    public init(_ state: inout LedgerState, _ period: Period) {
        self.period = period
        guard let days = period.days else { return }
        state.forEachRecord { record in
            if record.state == .effective, days.contains(record.time.day) { add(record) }
        }
    }

    private mutating func add(_ record: RecordView) {
        lines[record.subject, default: Line()].any.add(record)
        if record.place.isCommunityService { lines[record.subject, default: Line()].community.add(record) }
    }

    /// Who of a roster has fewer sessions than asked for, in the order of the roster.
    public func short(of sessions: Int, communityOnly: Bool, roster: [SubjectID]) -> [SubjectID] {
        roster.filter { subject in
            let line = lines[subject] ?? Line()
            return (communityOnly ? line.community : line.any).records < sessions
        }
    }
}

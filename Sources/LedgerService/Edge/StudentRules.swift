public import LedgerFormat
public import LedgerModel

/// What a school asks of its students: `student` of the policy `recording` in force for it.
public struct StudentRules: Sendable {
    /// How often students serve in a period.
    public struct Minimum: Hashable, Sendable {
        /// Its code.
        public let code: String
        /// Its name in both languages.
        public let words: (zh: String, en: String)
        /// Sessions that suffice.
        public let sessions: Int
        /// Whether only community service counts.
        public let isCommunityServiceOnly: Bool
        /// Whether the period is the school year, otherwise the calendar year.
        public let isOfSchoolYear: Bool

        /// Equal when the codes are.
        public static func == (left: Minimum, right: Minimum) -> Bool { left.code == right.code }

        /// Hashes the code.
        public func hash(into hasher: inout Hasher) { hasher.combine(code) }
    }

    /// The minimums, in the order of the policy.
    public let minimums: [Minimum]
    /// Month and day on which a school year begins, as in `09-01`.
    public let schoolYearStart: (month: Int, day: Int)

    /// Reads the member `student` of a `recording` document; nothing is asked for where there is none.
    public init(_ recording: JSONValue?) {
        let student = recording?["student"]
        minimums = (student?["minimums"]?.elements ?? []).compactMap { Minimum($0) }
        let parts = student?["school_year_start"]?.string?.split(separator: "-").compactMap { Int($0) } ?? []
        schoolYearStart = parts.count == 2 ? (parts[0], parts[1]) : (9, 1)
    }

    /// The days of the school year that begins in a year; nil outside 1992...9998.
    public func schoolYear(_ year: Int) -> DayRange? {
        guard (1992...9998).contains(year), let first = start(in: year), let next = start(in: year + 1) else {
            return nil
        }
        return DayRange(first: first, last: next.adding(days: -1))
    }

    /// The minimum that holds for a period, nil when none does.
    public func minimum(ofSchoolYear isSchoolYear: Bool) -> Minimum? {
        minimums.first { $0.isOfSchoolYear == isSchoolYear }
    }

    private func start(in year: Int) -> CivilDate? {
        CivilDate(year: year, month: schoolYearStart.month, day: schoolYearStart.day)
    }
}

extension StudentRules.Minimum {
    fileprivate init?(_ value: JSONValue) {
        guard let code = value["code"]?.string, let sessions = value["sessions"]?.integer,
            (0...1000).contains(sessions),
            let period = value["period"]?.string, ["calendar_year", "school_year"].contains(period),
            case .bool(let communityOnly)? = value["community_service_only"]
        else { return nil }
        self.init(
            code: code,
            words: value.words,
            sessions: Int(sessions),
            isCommunityServiceOnly: communityOnly,
            isOfSchoolYear: period == "school_year"
        )
    }
}

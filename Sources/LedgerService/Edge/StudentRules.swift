public import LedgerFormat
public import LedgerModel
internal import LedgerRules

/// What a school asks of its students: `student` of the policy `recording` in force for it (spec 07 §4).
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
    /// The organisation whose own entry holds; nil where the region's rules hold.
    public let school: OrganisationID?

    /// Reads the member `student` of a `recording` document; nothing is asked for where there is none.
    ///
    /// - Parameter schools: the school and the organisations above it, the nearest first; the first that has an entry of its
    ///   own counts, and what that leaves out is the region's.
    /// - Returns: nil when `student` is not of the form of spec 07 §4.
    public init?(_ recording: JSONValue?, for schools: [OrganisationID] = []) {
        let student = recording?["student"]
        guard let own = Self.ownRules(student) else { return nil }
        school = schools.first { own[$0] != nil }
        let entry = school.flatMap { own[$0] }
        guard let minimums = Self.minimums(entry?["minimums"] ?? student?["minimums"]),
            let start = Self.start(entry?["school_year_start"] ?? student?["school_year_start"])
        else { return nil }
        (self.minimums, schoolYearStart) = (minimums, start)
    }

    /// The entries by school, each of them whole; nil when one is not.
    private static func ownRules(_ student: JSONValue?) -> [OrganisationID: JSONValue]? {
        guard let schools = student?["schools"] else { return [:] }
        guard let entries = schools.elements else { return nil }
        var found: [OrganisationID: JSONValue] = [:]
        for entry in entries {
            guard let school = entry["school"]?.string.flatMap({ OrganisationID(hex: $0) }), found[school] == nil,
                minimums(entry["minimums"]) != nil, start(entry["school_year_start"]) != nil
            else { return nil }
            found[school] = entry
        }
        return found
    }

    private static func minimums(_ value: JSONValue?) -> [Minimum]? {
        guard let value else { return [] }
        guard let elements = value.elements else { return nil }
        let minimums = elements.compactMap { Minimum($0) }
        return minimums.count == elements.count ? minimums : nil
    }

    private static func start(_ value: JSONValue?) -> (month: Int, day: Int)? {
        guard let value else { return (9, 1) }
        guard let text = value.string, let date = CivilDate("2027-" + text) else { return nil }
        return (date.fields.month, date.fields.day)
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

extension Ledger {
    /// What a school asks of its students today, or the region of the top organisation when none is given; nil when the
    /// policy `recording` in force has a `student` of another form.
    public func studentRules(for school: OrganisationID?) -> StudentRules? {
        let place = school ?? topOrganisation
        var chain: [OrganisationID] = []
        ask { state in
            var next = school
            // The tree is no deeper than it has organisations; a damaged view must not make this endless.
            while let organisation = next, !chain.contains(organisation) {
                chain.append(organisation)
                next = state.organisation(organisation)?.parent
            }
        }
        return StudentRules(policyDocument("recording", for: place), for: chain)
    }
}

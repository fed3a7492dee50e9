public import LedgerModel
public import LedgerRules

/// Communities, and which of them had a training in a year.
public struct TrainingCoverageReport: Sendable {
    /// Types of organisation that are communities 社区、嘎查村.
    public static let communityTypes: Set<String> = ["residents_committee", "village_committee"]

    /// Communities with a training in the year, and how many.
    public private(set) var trained: [OrganisationID: Int] = [:]
    /// Open communities without one, in order of registration.
    public private(set) var untrained: [OrganisationID] = []

    /// Counts the trainings of a calendar year; the state has every row in memory.
    public init(_ state: inout LedgerState, year: Int) {
        for training in state.trainings() where training.day.fields.year == year {
            if let community = training.community { trained[community, default: 0] += 1 }
        }
        for organisation in state.organisations()
        where Self.communityTypes.contains(organisation.type) && organisation.successor == nil {
            if trained[organisation.id] == nil { untrained.append(organisation.id) }
        }
    }
}

/// Objections of those concerned that are open, with the day by which each should be decided.
public struct OpenObjectionsReport: Sendable {
    /// Open objections in ascending order of due day, then index.
    public let open: [ObjectionView]
    /// Those of them whose due day has passed.
    public let overdue: [ObjectionView]

    /// Lists the open objections as of a day; the state has every row in memory.
    public init(_ state: inout LedgerState, on day: CivilDate) {
        open = state.objections().filter { $0.outcome == nil && !$0.isReport }.sorted {
            ($0.due, $0.index) < ($1.due, $1.index)
        }
        overdue = open.filter { $0.due < day }
    }
}

/// Registered volunteers by their service in a calendar year: the twenty-hour check (RV13 §11).
public struct YearlyMinimumReport: Sendable {
    /// Seconds that a registered volunteer should reach.
    public static let minimum = Seconds(20 * 3600)

    /// Volunteers registered by the end of the year with fewer seconds, and how many they have, by id.
    public let short: [(subject: SubjectID, seconds: Seconds)]
    /// How many volunteers were registered by the end of the year.
    public let registered: Int

    /// Checks a calendar year; the state has every row in memory.
    public init(_ state: inout LedgerState, year: Int) {
        var filter = HoursReport.Filter()
        filter.period = StudentsReport.Period.calendarYear(year).days
        let sums = HoursReport(&state, filter).bySubject
        var volunteers: [SubjectID] = []
        state.forEachSubject { subject in
            guard let day = subject.registeredDay, !subject.isErased, day.fields.year <= year else { return }
            volunteers.append(subject.subject)
        }
        registered = volunteers.count
        short = volunteers.sorted().compactMap { subject in
            let seconds = sums[subject]?.seconds ?? .zero
            return seconds < YearlyMinimumReport.minimum ? (subject, seconds) : nil
        }
    }
}

/// Subjects who have earned a higher star than they hold, by the rule set in force for one organisation.
public struct StarProposalsReport: Sendable {
    /// One proposal; the grant is a statement of its own.
    public struct Line: Hashable, Sendable {
        /// Who.
        public let subject: SubjectID
        /// The star held, 0 for none.
        public let held: Int
        /// The star earned.
        public let proposed: Int
    }

    /// Proposals by subject id.
    public let lines: [Line]
    /// Subjects whose star is under review, by id.
    public let underReview: [SubjectID]

    /// Computes the proposals of all subjects; the state has every row in memory.
    public init(_ state: inout LedgerState, for organisation: OrganisationID, on day: CivilDate) {
        var subjects: [SubjectSums] = []
        state.forEachSubject { if !$0.isErased { subjects.append($0) } }
        subjects.sort { $0.subject < $1.subject }
        var lines: [Line] = []
        for sums in subjects where sums.records > 0 {
            let proposed = state.starProposal(for: sums.subject, organisation: organisation, on: day) ?? 0
            if proposed > sums.stars {
                lines.append(Line(subject: sums.subject, held: sums.stars, proposed: proposed))
            }
        }
        self.lines = lines
        underReview = subjects.filter(\.isUnderReview).map(\.subject)
    }
}

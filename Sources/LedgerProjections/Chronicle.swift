public import LedgerModel
public import LedgerRules

/// What a projection folds: one statement that stands, with where it stands.
public struct ProjectionInput: Sendable {
    /// Index, leaf and log time.
    public let entry: AppliedEntry
    /// The statement.
    public let statement: Statement
    /// The author organisation.
    public let organisation: OrganisationID

    /// Joins a statement with its entry and author organisation.
    public init(entry: AppliedEntry, statement: Statement, organisation: OrganisationID) {
        self.entry = entry
        self.statement = statement
        self.organisation = organisation
    }

    /// The Shanghai day of log time.
    public var logDay: CivilDate {
        ShanghaiDay.of(Int64(clamping: entry.logTimeMilliseconds / 1000))
    }
}

/// What no rule needs and reports do: commendations, evaluations, grades, and what happened in each year of log time.
///
/// A fold over the statements in order, in memory; it holds no total that the state holds.
public struct Chronicle: Sendable {
    /// One commendation.
    public struct Commendation: Hashable, Sendable {
        /// Index of its statement: title and grantor are commitments there.
        public let index: UInt64
        /// Who was commended.
        public let subject: SubjectID
        /// Who granted it, by kind.
        public let provenance: Provenance
        /// When.
        public let day: CivilDate
    }

    /// One student's grade.
    public struct StudentGrade: Hashable, Sendable {
        /// Index of its statement.
        public let index: UInt64
        /// The student.
        public let subject: SubjectID
        /// Year, community and grade.
        public let result: StudentResult
        /// Who graded.
        public let organisation: OrganisationID
    }

    /// Commendations in order.
    public private(set) var commendations: [Commendation] = []
    /// Grades in order; of one subject, school year and community the last counts.
    public private(set) var grades: [StudentGrade] = []
    /// Evaluations by who evaluated.
    public private(set) var satisfaction: [Evaluator: Satisfaction] = [:]
    /// What happened in each calendar year of log time.
    public private(set) var years: [Int: YearLine] = [:]

    /// Nothing yet.
    public init() {}

    /// Takes up the next statement that stands.
    public mutating func take(_ input: ProjectionInput) {
        years[input.logDay.fields.year, default: YearLine()].count(input.statement)
        switch input.statement {
        case .commendationRecorded(let recorded):
            let (subject, provenance, day) = (recorded.subject, recorded.provenance, recorded.day)
            commendations.append(.init(index: input.entry.index, subject: subject, provenance: provenance, day: day))
        case .studentEvaluated(let evaluated):
            let grade = StudentGrade(
                index: input.entry.index,
                subject: evaluated.subject,
                result: evaluated.result,
                organisation: input.organisation
            )
            grades.append(grade)
        case .evaluationRecorded(let evaluation):
            satisfaction[evaluation.evaluator, default: Satisfaction()].add(evaluation.quality)
        default: break
        }
    }
}

/// Evaluations counted by quality.
public struct Satisfaction: Hashable, Sendable {
    /// How many evaluations.
    public private(set) var evaluations = 0
    /// How many of them with quality 4 or 5: satisfied 满意.
    public private(set) var satisfied = 0

    /// None yet.
    public init() {}

    mutating func add(_ quality: Int) {
        evaluations += 1
        if quality >= 4 { satisfied += 1 }
    }
}

/// What happened in one calendar year of log time, for the yearly report (MCA Order 67 §18).
public struct YearLine: Hashable, Sendable {
    /// Sessions recorded.
    public private(set) var records = 0
    /// Corrections of sessions.
    public private(set) var corrections = 0
    /// Statements that voided sessions, single or as ranges.
    public private(set) var voidings = 0
    /// Certificates issued.
    public private(set) var certificatesIssued = 0
    /// Certificates revoked or superseded.
    public private(set) var certificatesWithdrawn = 0
    /// Objections opened.
    public private(set) var objectionsOpened = 0
    /// Objections decided.
    public private(set) var objectionsDecided = 0
    /// Volunteers registered.
    public private(set) var registrations = 0

    /// Nothing yet.
    public init() {}

    mutating func count(_ statement: Statement) {
        switch statement {
        case .sessionRecorded: records += 1
        case .sessionCorrected: corrections += 1
        case .sessionVoided, .recordsVoided: voidings += 1
        case .certificateIssued: certificatesIssued += 1
        case .certificateStatusChanged(let changed):
            if changed.status == .revoked || changed.status == .superseded { certificatesWithdrawn += 1 }
        case .objectionOpened: objectionsOpened += 1
        case .objectionDecided: objectionsDecided += 1
        case .volunteerRegistered: registrations += 1
        default: break
        }
    }
}

public import LedgerModel

/// Commendations, evaluations and students' grades: what no rule needs and people ask for.
///
/// A fold over the statements in order, in memory; it holds no total that the state holds.
public struct Recognitions: StatementProjection {
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
        /// Who recorded it.
        public let organisation: OrganisationID
    }

    /// One evaluation of a service.
    public struct Evaluation: Hashable, Sendable {
        /// Index of its statement: the comment is a commitment there.
        public let index: UInt64
        /// Index of the record.
        public let record: UInt64
        /// The evaluation, with its scores of 1...5.
        public let scores: EvaluationRecorded
    }

    /// One student's grade.
    public struct StudentGrade: Hashable, Sendable {
        /// Index of its statement: item, standard and remark are commitments there.
        public let index: UInt64
        /// The student.
        public let subject: SubjectID
        /// Year, community and grade.
        public let result: StudentResult
        /// The days of public notice 公示.
        public let publicity: DayRange
        /// Who graded.
        public let organisation: OrganisationID
    }

    /// The three types.
    public static let types: Set<StatementType> = [.commendationRecorded, .evaluationRecorded, .studentEvaluated]

    /// Commendations in order.
    public private(set) var commendations: [Commendation] = []
    /// Evaluations in order.
    public private(set) var evaluations: [Evaluation] = []
    /// Grades in order; of one subject, school year and community the last counts (`standingGrades`).
    public private(set) var grades: [StudentGrade] = []

    /// Nothing yet.
    public init() {}

    /// Takes up the next statement that stands.
    public mutating func take(_ input: ProjectionInput) {
        let index = input.index
        switch input.statement {
        case .commendationRecorded(let recorded):
            let commendation = Commendation(
                index: index,
                subject: recorded.subject,
                provenance: recorded.provenance,
                day: recorded.day,
                organisation: input.organisation
            )
            commendations.append(commendation)
        case .evaluationRecorded(let evaluation):
            let record = input.index(of: evaluation.record)
            evaluations.append(Evaluation(index: index, record: record, scores: evaluation))
        case .studentEvaluated(let evaluated):
            let grade = StudentGrade(
                index: index,
                subject: evaluated.subject,
                result: evaluated.result,
                publicity: evaluated.publicity,
                organisation: input.organisation
            )
            grades.append(grade)
        default: break
        }
    }

    /// The grades that count, in order: the last of each subject, school year and community.
    public var standingGrades: [StudentGrade] {
        struct Key: Hashable {
            let subject: SubjectID
            let year: Int
            let community: OrganisationID
        }
        var last: [Key: UInt64] = [:]
        func key(_ grade: StudentGrade) -> Key {
            Key(subject: grade.subject, year: grade.result.schoolYear, community: grade.result.community)
        }
        for grade in grades { last[key(grade)] = grade.index }
        return grades.filter { last[key($0)] == $0.index }
    }

    /// Evaluations counted by who evaluated.
    public var satisfaction: [Evaluator: Satisfaction] {
        evaluations.reduce(into: [:]) { $0[$1.scores.evaluator, default: Satisfaction()].add($1.scores.quality) }
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

    /// Counts one more evaluation.
    public mutating func add(_ quality: Int) {
        evaluations += 1
        if quality >= 4 { satisfied += 1 }
    }

    /// Share of the satisfied in hundredths of a percent, rounded down; nil without an evaluation.
    public var satisfiedBasisPoints: Int? {
        evaluations == 0 ? nil : satisfied * 10_000 / evaluations
    }
}

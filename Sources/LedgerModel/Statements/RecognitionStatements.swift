/// A subject was commended.
public struct CommendationRecorded: Hashable, Sendable {
    /// Who was commended.
    public var subject: SubjectID
    /// Who granted it, by kind.
    public var provenance: Provenance
    /// When.
    public var day: CivilDate
    /// Commitments to title and grantor.
    public var facts: Commitments

    /// Wraps the fields; the caller guarantees their ranges.
    public init(subject: SubjectID, provenance: Provenance, day: CivilDate, facts: Commitments) {
        self.subject = subject
        self.provenance = provenance
        self.day = day
        self.facts = facts
    }
}

/// A student's community service of a school year was graded.
public struct StudentEvaluated: Hashable, Sendable {
    /// The student.
    public var subject: SubjectID
    /// What was graded and how.
    public var result: StudentResult
    /// The days of public notice 公示.
    public var publicity: DayRange
    /// Commitments to item and standard, and a remark if there is one.
    public var facts: Commitments

    /// Wraps the fields; the caller guarantees their ranges.
    public init(subject: SubjectID, result: StudentResult, publicity: DayRange, facts: Commitments) {
        self.subject = subject
        self.result = result
        self.publicity = publicity
        self.facts = facts
    }
}

/// A grade with the year and the community it is for.
public struct StudentResult: Hashable, Sendable {
    /// The year in which the school year begins, 1992...9998.
    public var schoolYear: Int
    /// Where the student served.
    public var community: OrganisationID
    /// The grade.
    public var grade: Grade

    /// Wraps the fields; the caller guarantees their ranges.
    public init(schoolYear: Int, community: OrganisationID, grade: Grade) {
        self.schoolYear = schoolYear
        self.community = community
        self.grade = grade
    }
}

/// A subject got a star.
public struct StarGranted: Hashable, Sendable {
    /// Who got it.
    public var subject: SubjectID
    /// The star, 1...5.
    public var stars: Int
    /// The log prefix on which the proposal was computed.
    public var size: UInt64

    /// Wraps the fields; the caller guarantees their ranges.
    public init(subject: SubjectID, stars: Int, size: UInt64) {
        self.subject = subject
        self.stars = stars
        self.size = size
    }
}

/// A review of a subject's star was closed.
public struct StarReviewClosed: Hashable, Sendable {
    /// Whose star.
    public var subject: SubjectID
    /// The star from now on, 0...5.
    public var stars: Int
    /// Why, by the policy `reason_codes`.
    public var reasonCode: Code

    /// Wraps the fields; the caller guarantees their ranges.
    public init(subject: SubjectID, stars: Int, reasonCode: Code) {
        self.subject = subject
        self.stars = stars
        self.reasonCode = reasonCode
    }
}

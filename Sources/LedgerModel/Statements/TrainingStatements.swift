/// A training took place, held by the author organisation.
public struct TrainingHeld: Hashable, Sendable {
    /// The training.
    public var training: TrainingID
    /// When.
    public var day: CivilDate
    /// Commitments to title, content and host.
    public var facts: Commitments
    /// The community it was held for.
    public var community: OrganisationID?

    /// Wraps the fields that are never left out; the caller guarantees their ranges.
    public init(training: TrainingID, day: CivilDate, facts: Commitments) {
        self.training = training
        self.day = day
        self.facts = facts
    }
}

/// A subject attended a training.
public struct TrainingAttended: Hashable, Sendable {
    /// The training.
    public var training: TrainingID
    /// Who attended.
    public var subject: SubjectID
    /// Learning time, 1...86,400; never service time.
    public var learningSeconds: Seconds

    /// Wraps the fields; the caller guarantees their ranges.
    public init(training: TrainingID, subject: SubjectID, learningSeconds: Seconds) {
        self.training = training
        self.subject = subject
        self.learningSeconds = learningSeconds
    }
}

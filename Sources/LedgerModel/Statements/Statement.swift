/// One fact, past tense; the closed list of spec 05 §§4-8.
public enum Statement: Hashable, Sendable {
    /// A node joined the organisation tree.
    case organisationRegistered(OrganisationRegistered)
    /// An organisation ended and another answers for its records.
    case organisationClosed(OrganisationClosed)
    /// A subject got roles in an organisation.
    case operatorAppointed(OperatorAppointed)
    /// A subject lost all roles in an organisation.
    case operatorDismissed(OperatorDismissed)
    /// A key may act for an organisation from the next entry on.
    indirect case keyEnrolled(KeyEnrolled)
    /// A key ended: batches above this entry are invalid.
    case keyRevoked(KeyRevoked)
    /// What a key signed from an index on is under review; changes no validity.
    case keySuspected(KeySuspected)
    /// A key is stopped until it is cleared.
    case keyFrozen(KeyFrozen)
    /// A frozen key may sign again.
    case keyCleared(KeyCleared)
    /// A policy document came into force.
    case policyAdopted(PolicyAdopted)
    /// The machine's clock was accepted after it stopped the log.
    case clockAccepted(ClockAccepted)
    /// A subject became a volunteer.
    case volunteerRegistered(VolunteerRegistered)
    /// Some of a volunteer's data changed.
    case volunteerUpdated(VolunteerUpdated)
    /// A consent was given or withdrawn.
    case consentRecorded(ConsentRecorded)
    /// A guardian was recorded.
    case guardianLinked(GuardianLinked)
    /// Data of a subject were shown or handed over.
    case disclosureRecorded(DisclosureRecorded)
    /// A person's request about his data was refused.
    case requestRefused(RequestRefused)
    /// Processing of a subject's data stopped or resumed.
    case subjectRestricted(SubjectRestricted)
    /// The vault forgot a subject.
    case subjectErased(SubjectErased)
    /// An activity was set up; the author organisation is its organiser.
    case activityOpened(ActivityOpened)
    /// The days of an activity changed.
    case activityAmended(ActivityAmended)
    /// The common facts of the sessions that refer to it.
    case rosterOpened(RosterOpened)
    /// One subject served once.
    case sessionRecorded(SessionRecorded)
    /// A record became void and stays so.
    case sessionVoided(SessionVoided)
    /// A record got another time and is pending again.
    case sessionCorrected(SessionCorrected)
    /// The sessions of a range were approved by one approver.
    case recordsApproved(RecordsApproved)
    /// The sessions of a range were declined and stay so.
    case recordsDeclined(RecordsDeclined)
    /// The sessions of a range became void and stay so.
    case recordsVoided(RecordsVoided)
    /// Someone objected to a record.
    case objectionOpened(ObjectionOpened)
    /// An objection was decided.
    case objectionDecided(ObjectionDecided)
    /// Another platform's number of a record became known.
    case externalNumberRecorded(ExternalNumberRecorded)
    /// A record went to another platform.
    case synchronised(Synchronised)
    /// Time served that another platform recorded; counted apart, never credit.
    case recordedElsewhere(RecordedElsewhere)
    /// A service was evaluated.
    case evaluationRecorded(EvaluationRecorded)
    /// A training took place, held by the author organisation.
    case trainingHeld(TrainingHeld)
    /// A subject attended a training.
    case trainingAttended(TrainingAttended)
    /// A subject was commended.
    case commendationRecorded(CommendationRecorded)
    /// A student's community service of a school year was graded.
    case studentEvaluated(StudentEvaluated)
    /// A subject got a star.
    case starGranted(StarGranted)
    /// A review of a subject's star was closed.
    case starReviewClosed(StarReviewClosed)
    /// A certificate of records was issued.
    indirect case certificateIssued(CertificateIssued)
    /// A certificate's status changed.
    case certificateStatusChanged(CertificateStatusChanged)
}

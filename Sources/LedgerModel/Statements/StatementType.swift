/// The types of statements; the raw value is the written type.
public enum StatementType: String, CaseIterable, Hashable, Sendable {
    // Organisation.
    /// A node joined the organisation tree.
    case organisationRegistered = "organisation_registered"
    /// An organisation ended and another answers for its records.
    case organisationClosed = "organisation_closed"
    /// A subject got roles in an organisation.
    case operatorAppointed = "operator_appointed"
    /// A subject lost all roles in an organisation.
    case operatorDismissed = "operator_dismissed"
    // Key.
    /// A key may act for an organisation from the next entry on.
    case keyEnrolled = "key_enrolled"
    /// A key ended: batches above this entry are invalid.
    case keyRevoked = "key_revoked"
    /// What a key signed from an index on is under review; changes no validity.
    case keySuspected = "key_suspected"
    /// A key is stopped until it is cleared.
    case keyFrozen = "key_frozen"
    /// A frozen key may sign again.
    case keyCleared = "key_cleared"
    // Policy.
    /// A policy document came into force.
    case policyAdopted = "policy_adopted"
    // Clock.
    /// The machine's clock was accepted after it stopped the log.
    case clockAccepted = "clock_accepted"
    // Volunteer.
    /// A subject became a volunteer.
    case volunteerRegistered = "volunteer_registered"
    /// Some of a volunteer's data changed.
    case volunteerUpdated = "volunteer_updated"
    /// A consent was given or withdrawn.
    case consentRecorded = "consent_recorded"
    /// A guardian was recorded.
    case guardianLinked = "guardian_linked"
    /// Data of a subject were shown or handed over.
    case disclosureRecorded = "disclosure_recorded"
    /// A person's request about his data was refused.
    case requestRefused = "request_refused"
    /// Processing of a subject's data stopped or resumed.
    case subjectRestricted = "subject_restricted"
    /// The vault forgot a subject.
    case subjectErased = "subject_erased"
    // Activity.
    /// An activity was set up; the author organisation is its organiser.
    case activityOpened = "activity_opened"
    /// The days of an activity changed.
    case activityAmended = "activity_amended"
    /// The common facts of the sessions that refer to it.
    case rosterOpened = "roster_opened"
    // Session.
    /// One subject served once.
    case sessionRecorded = "session_recorded"
    /// A record became void and stays so.
    case sessionVoided = "session_voided"
    /// A record got another time and is pending again.
    case sessionCorrected = "session_corrected"
    // Range.
    /// The sessions of a range were approved by one approver.
    case recordsApproved = "records_approved"
    /// The sessions of a range were declined and stay so.
    case recordsDeclined = "records_declined"
    /// The sessions of a range became void and stay so.
    case recordsVoided = "records_voided"
    // Record.
    /// Someone objected to a record.
    case objectionOpened = "objection_opened"
    /// An objection was decided.
    case objectionDecided = "objection_decided"
    /// Another platform's number of a record became known.
    case externalNumberRecorded = "external_number_recorded"
    /// A record went to another platform.
    case synchronised
    /// Time served that another platform recorded; counted apart, never credit.
    case recordedElsewhere = "recorded_elsewhere"
    /// A service was evaluated.
    case evaluationRecorded = "evaluation_recorded"
    // Training.
    /// A training took place, held by the author organisation.
    case trainingHeld = "training_held"
    /// A subject attended a training.
    case trainingAttended = "training_attended"
    // Recognition.
    /// A subject was commended.
    case commendationRecorded = "commendation_recorded"
    /// A student's community service of a school year was graded.
    case studentEvaluated = "student_evaluated"
    /// A subject got a star.
    case starGranted = "star_granted"
    /// A review of a subject's star was closed.
    case starReviewClosed = "star_review_closed"
    // Certificate.
    /// A certificate of records was issued.
    case certificateIssued = "certificate_issued"
    /// A certificate's status changed.
    case certificateStatusChanged = "certificate_status_changed"

    /// The version of every type that this edition of the specification knows.
    public static let version = 1

    /// Who may sign statements of this type (spec 05 §3).
    public var signing: SigningRule {
        switch self {
        case .volunteerRegistered, .volunteerUpdated, .consentRecorded, .guardianLinked, .disclosureRecorded,
            .activityOpened, .rosterOpened, .sessionRecorded, .recordsVoided, .objectionOpened,
            .externalNumberRecorded, .synchronised, .recordedElsewhere, .evaluationRecorded, .trainingHeld,
            .trainingAttended, .commendationRecorded, .studentEvaluated, .certificateIssued:
            .deskOrPerson
        default: .personOnly
        }
    }
}

/// Which kinds of keys may sign a statement (spec 05 §3, column S).
public enum SigningRule: Hashable, Sendable {
    /// D: a desk key or a person key.
    case deskOrPerson
    /// P: only a person key.
    case personOnly
}

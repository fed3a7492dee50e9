extension Statement {
    /// The type, which is written as `type`.
    public var type: StatementType {
        switch self {
        case .organisationRegistered: .organisationRegistered
        case .organisationClosed: .organisationClosed
        case .operatorAppointed: .operatorAppointed
        case .operatorDismissed: .operatorDismissed
        case .keyEnrolled: .keyEnrolled
        case .keyRevoked: .keyRevoked
        case .keySuspected: .keySuspected
        case .keyFrozen: .keyFrozen
        case .keyCleared: .keyCleared
        case .policyAdopted: .policyAdopted
        case .clockAccepted: .clockAccepted
        case .volunteerRegistered: .volunteerRegistered
        case .volunteerUpdated: .volunteerUpdated
        case .consentRecorded: .consentRecorded
        case .guardianLinked: .guardianLinked
        case .disclosureRecorded: .disclosureRecorded
        case .requestRefused: .requestRefused
        case .subjectRestricted: .subjectRestricted
        case .subjectErased: .subjectErased
        case .activityOpened: .activityOpened
        case .activityAmended: .activityAmended
        case .rosterOpened: .rosterOpened
        case .sessionRecorded: .sessionRecorded
        case .sessionVoided: .sessionVoided
        case .sessionCorrected: .sessionCorrected
        case .recordsApproved: .recordsApproved
        case .recordsDeclined: .recordsDeclined
        case .recordsVoided: .recordsVoided
        case .objectionOpened: .objectionOpened
        case .objectionDecided: .objectionDecided
        case .externalNumberRecorded: .externalNumberRecorded
        case .synchronised: .synchronised
        case .recordedElsewhere: .recordedElsewhere
        case .evaluationRecorded: .evaluationRecorded
        case .trainingHeld: .trainingHeld
        case .trainingAttended: .trainingAttended
        case .commendationRecorded: .commendationRecorded
        case .studentEvaluated: .studentEvaluated
        case .starGranted: .starGranted
        case .starReviewClosed: .starReviewClosed
        case .certificateIssued: .certificateIssued
        case .certificateStatusChanged: .certificateStatusChanged
        }
    }
}

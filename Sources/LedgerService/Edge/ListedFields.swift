internal import LedgerModel

/// Which closed list a field or value of a statement takes its codes from (spec 05 §9).
enum ListedFields {
    /// The list by the field's name; of the fields that public rules close themselves (spec 05) none stands here.
    static func lists(of type: StatementType) -> [String: String] { table[type] ?? [:] }

    /// The lists of the codes that personal values hold (spec 08 §2).
    static let values: [CommitmentTag: String] = [
        .idType: "id_types", .serviceCategories: "categories", .skills: "skills",
    ]

    /// Every list that some field takes its codes from.
    static var used: Set<String> {
        Set(table.values.flatMap(\.values)).union(values.values)
    }

    private static let table: [StatementType: [String: String]] = [
        .activityAmended: ["reason_code": "activity_changes"],
        .activityOpened: ["target_group": "target_groups"],
        .certificateStatusChanged: ["reason_code": "certificate_changes"],
        .consentRecorded: ["consent": "consent_kinds"],
        .disclosureRecorded: ["disclosure": "disclosures", "reason_code": "disclosure_reasons"],
        .externalNumberRecorded: ["platform": "platforms"],
        .keyCleared: ["reason_code": "key_events"],
        .keyFrozen: ["reason_code": "key_events"],
        .keyRevoked: ["reason_code": "key_events"],
        .keySuspected: ["reason_code": "key_events"],
        .objectionDecided: ["reason_code": "objection_decisions"],
        .objectionOpened: ["reason_code": "objection"],
        .operatorDismissed: ["reason_code": "dismissal"],
        .organisationClosed: ["reason_code": "closing"],
        .organisationRegistered: ["organisation_type": "organisation_types"],
        .recordedElsewhere: ["platform": "platforms"],
        .recordsDeclined: ["reason_code": "declining"],
        .recordsVoided: ["reason_code": "voiding"],
        .requestRefused: ["request": "requests", "reason_code": "request_refusals"],
        .rosterOpened: ["late_reason": "late_reasons"],
        .sessionCorrected: ["reason_code": "correction"],
        .sessionVoided: ["reason_code": "voiding"],
        .starReviewClosed: ["reason_code": "star_reviews"],
        .subjectErased: ["legal_basis": "erasure_bases"],
        .subjectRestricted: ["legal_basis": "restriction_bases"],
        .synchronised: ["platform": "platforms"],
        .volunteerRegistered: ["consents": "consent_kinds"],
    ]
}

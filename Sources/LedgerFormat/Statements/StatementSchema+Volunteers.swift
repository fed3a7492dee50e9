internal import LedgerModel

// Spec 05 §5.
extension StatementSchema {
    static let volunteers: [StatementSchema] = [
        StatementSchema(
            .volunteerRegistered,
            [
                .required("subject", .identifier),
                .required("entered_by", .oneOf(EnteredBy.self)),
                .required("consents", .list(.code, count: 0...VolunteerRegistered.consentLimit)),
                .optional("consent_evidence", .evidence),
                .required("profile", profile),
                .optional("guardian", .identifier),
                .optional("distinct", .boolean),
            ],
            [.standsWhen("consent_evidence", field: "entered_by", hasCode: "staff", onlyThen: false)]
        ),
        StatementSchema(
            .volunteerUpdated,
            [.required("subject", .identifier), .required("profile", profile), .optional("distinct", .boolean)]
        ),
        StatementSchema(
            .consentRecorded,
            [
                .required("subject", .identifier),
                .required("consent", .code),
                .required("given", .boolean),
                .required("by", .identifier),
                .optional("evidence", .evidence),
            ]
        ),
        StatementSchema(
            .guardianLinked,
            [.required("subject", .identifier), .required("guardian", .identifier), .required("evidence", .evidence)]
        ),
        StatementSchema(
            .disclosureRecorded,
            [
                .required("subject", .identifier),
                .required("disclosure", .code),
                .required("reason_code", .code),
                .optional("recipient", .commitment),
            ]
        ),
        StatementSchema(
            .requestRefused,
            [
                .required("subject", .identifier),
                .required("request", .code),
                .required("reason_code", .code),
                .required("reason", .commitment),
            ]
        ),
        StatementSchema(
            .subjectRestricted,
            [.required("subject", .identifier), .required("restricted", .boolean), .required("legal_basis", .code)]
        ),
        StatementSchema(.subjectErased, [.required("subject", .identifier), .required("legal_basis", .code)]),
    ]

    private static let profile = FieldKind.commitments(
        [],
        optional: [
            .birthDate, .contact, .guardianContact, .guardianName, .idNumber, .idType, .name, .residence,
            .serviceCategories, .sex, .skills,
            .volunteerNumber,
        ]
    )
}

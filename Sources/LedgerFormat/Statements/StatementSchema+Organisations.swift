internal import LedgerModel

// Spec 05 §4.
extension StatementSchema {
    static let organisations: [StatementSchema] = [
        StatementSchema(
            .organisationRegistered,
            [
                .required("organisation", .identifier),
                .required("organisation_type", .code),
                .required("name", .text(1...Name.byteLimit)),
                .required("region", .region),
                .optional("parent", .identifier),
                .optional("legal_recorder", .identifier),
                .optional("host", .text(1...Name.byteLimit)),
            ]
        ),
        StatementSchema(
            .organisationClosed,
            [
                .required("organisation", .identifier), .required("successor", .identifier),
                .required("reason_code", .code),
            ]
        ),
        StatementSchema(
            .operatorAppointed,
            [
                .required("subject", .identifier),
                .required("organisation", .identifier),
                .required("roles", .list(.oneOf(Role.self), count: 1...4)),
            ]
        ),
        StatementSchema(
            .operatorDismissed,
            [
                .required("subject", .identifier), .required("organisation", .identifier),
                .required("reason_code", .code),
            ]
        ),
    ]

    static let keys: [StatementSchema] = [
        StatementSchema(
            .keyEnrolled,
            [
                .required("organisation", .identifier),
                .required("key_kind", .oneOf(KeyKind.self)),
                .required("public_key", .digest),
                .required("proof", .signature),
                .optional("subject", .identifier),
                .optional("predecessor", predecessor),
            ],
            [.standsWhen("subject", field: "key_kind", hasCode: "person", onlyThen: true)]
        ),
        StatementSchema(.keyRevoked, [.required("author_key", .digest), .required("reason_code", .code)]),
        StatementSchema(
            .keySuspected,
            [.required("author_key", .digest), .required("from_index", .natural), .required("reason_code", .code)]
        ),
        StatementSchema(.keyFrozen, [.required("author_key", .digest), .required("reason_code", .code)]),
        StatementSchema(.keyCleared, [.required("author_key", .digest), .required("reason_code", .code)]),
        StatementSchema(
            .policyAdopted,
            [
                .required("policy", .code),
                .required("version", .integer(1...JSONProfile.integerLimit)),
                .required("region", .policyRegion),
                .required("effective_from", .day),
                .required("document", .document),
            ],
            [.documentIsNamed]
        ),
        StatementSchema(.clockAccepted, [.required("clock_ms", .natural)]),
    ]

    private static let predecessor = FieldKind.object(
        [.required("author_key", .digest), .required("batch_digest", .digest), .required("next_seq", .natural)],
        minimum: 0
    )
}

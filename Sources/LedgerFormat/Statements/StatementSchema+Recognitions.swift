internal import LedgerModel

// Spec 05 §§7-8.
extension StatementSchema {
    static let recognitions: [StatementSchema] = [
        StatementSchema(
            .commendationRecorded,
            [
                .required("subject", .identifier),
                .required("provenance", .oneOf(Provenance.self)),
                .required("day", .day),
                .required("facts", .commitments([.title, .grantor])),
            ]
        ),
        StatementSchema(
            .studentEvaluated,
            [
                .required("subject", .identifier),
                .required("school_year", .integer(1992...9998)),
                .required("community", .identifier),
                .required("grade", .oneOf(Grade.self)),
                .required("publicity_first", .day),
                .required("publicity_last", .day),
                .required("facts", .commitments([.item, .standard], optional: [.remark])),
            ],
            [.ordered("publicity_first", "publicity_last")]
        ),
        StatementSchema(
            .starGranted,
            [.required("subject", .identifier), .required("stars", .integer(1...5)), .required("size", .natural)]
        ),
        StatementSchema(
            .starReviewClosed,
            [.required("subject", .identifier), .required("stars", .integer(0...5)), .required("reason_code", .code)]
        ),
    ]

    static let certificates: [StatementSchema] = [
        StatementSchema(
            .certificateIssued,
            [
                .required("register_ordinal", .natural),
                .required("number", .certificateNumber),
                .required("credential", .digest),
                .required("key", .digest),
                .optional("records", .list(.natural, count: 0...CertificateRecords.listLimit)),
                .optional("records_commitment", .digest),
                .optional("records_count", .integer(1...JSONProfile.integerLimit)),
                .required("seconds", .integer(0...1 << 50)),
            ],
            [.exactlyOne("records", "records_commitment"), .together(["records_commitment", "records_count"])]
        ),
        StatementSchema(
            .certificateStatusChanged,
            [
                .required("register_ordinal", .natural),
                .required("status", .oneOf(CertificateStatus.self)),
                .required("reason_code", .code),
            ]
        ),
    ]
}

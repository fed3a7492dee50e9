internal import LedgerModel

// Spec 05 §6.
extension StatementSchema {
    static let sessions: [StatementSchema] = [
        StatementSchema(
            .sessionRecorded,
            [
                .required("roster", .reference), .required("subject", .identifier),
                .optional("seconds", .sessionSeconds),
            ] + time,
            recordedCombinations
        ),
        StatementSchema(.sessionVoided, [.required("record", .reference)] + reason),
        StatementSchema(
            .sessionCorrected,
            [.required("record", .reference), .required("seconds", .sessionSeconds)] + time + reason,
            correctedCombinations
        ),
    ]

    static let ranges: [StatementSchema] = [
        StatementSchema(.recordsApproved, [.required("range", range)], [.exceptBelowCount]),
        StatementSchema(.recordsDeclined, [.required("range", range)] + reason, [.exceptBelowCount]),
        StatementSchema(.recordsVoided, [.required("range", range)] + reason, [.exceptBelowCount]),
    ]

    static let activities: [StatementSchema] = [
        StatementSchema(
            .activityOpened,
            [
                .required("activity", .identifier),
                .required("category", .code),
                .required("community_service", .boolean),
                .required("parent_and_child", .boolean),
                .required("first_day", .day),
                .required("last_day", .day),
                .optional("planned_seconds", .sessionSeconds),
                .required("leader", .identifier),
                .required("facts", .commitments([.title, .place, .content, .leaderName], optional: [.served])),
                .optional("target_group", .code),
            ],
            [.ordered("first_day", "last_day")]
        ),
        StatementSchema(
            .activityAmended,
            [
                .required("activity", .identifier),
                .required("first_day", .day),
                .required("last_day", .day),
                .required("reason_code", .code),
            ],
            [.ordered("first_day", "last_day")]
        ),
        StatementSchema(
            .rosterOpened,
            [
                .required("activity", .identifier),
                .required("evidence", .oneOf(EvidenceClass.self)),
                .required("recorder", .identifier),
                .optional("file", .evidence),
                .optional("late_reason", .code),
            ],
            [.standsWhen("file", field: "evidence", hasCode: "back_office", onlyThen: false)]
        ),
    ]

    static let reason: [FieldSchema] = [.required("reason_code", .code), .optional("reason", .commitment)]

    private static let time: [FieldSchema] = [
        .required("day", .day),
        .optional("start", .instant),
        .optional("end", .instant),
        .optional("break", .sessionSeconds),
        .optional("second_service", .boolean),
    ]

    // The start alone is an open sign-in: it has no length.
    private static let recordedCombinations: [Combination] = [
        .needs("end", "start"), .leftOut("seconds", where: "start", without: "end"), .needs("break", "start"),
        .needs("break", "end"),
    ]

    private static let correctedCombinations: [Combination] = [.together(["start", "end"]), .needs("break", "start")]

    private static let range = FieldKind.object(rangeFields, minimum: 0)

    /// The fields of a batch range.
    static let rangeFields: [FieldSchema] = [
        .required("author_key", .digest),
        .required("count", .integer(1...Int64(BatchRange.countLimit))),
        .optional(
            "except",
            .list(.integer(0...Int64(BatchRange.countLimit) - 1), count: 1...BatchRange.exceptLimit)
        ),
        .required("first_seq", .natural),
        .required("statements_root", .digest),
    ]
}

internal import LedgerModel

// Spec 05 §§6-8.
extension StatementSchema {
    static let records: [StatementSchema] = [
        StatementSchema(
            .objectionOpened,
            [.required("record", .reference), .optional("objector", .identifier)] + reason
        ),
        StatementSchema(
            .objectionDecided,
            [.required("objection", .reference), .required("outcome", .oneOf(ObjectionOutcome.self))] + reason
        ),
        StatementSchema(
            .externalNumberRecorded,
            [.required("record", .reference), .required("platform", .code), .required("number", .commitment)]
        ),
        StatementSchema(
            .synchronised,
            [
                .required("record", .reference),
                .required("platform", .code),
                .required("status", .oneOf(SynchronisationStatus.self)),
            ]
        ),
        StatementSchema(
            .recordedElsewhere,
            [
                .required("subject", .identifier),
                .required("platform", .code),
                .required("first_day", .day),
                .required("last_day", .day),
                .required("seconds", .integer(1...1 << 40)),
                .required("opening", .boolean),
                .required("source", .commitment),
            ],
            [.ordered("first_day", "last_day")]
        ),
        StatementSchema(
            .evaluationRecorded,
            [
                .required("record", .reference),
                .required("day", .day),
                .required("quality", .integer(1...5)),
                .optional("punctuality", .integer(1...5)),
                .optional("attitude", .integer(1...5)),
                .optional("skill", .integer(1...5)),
                .required("evaluator", .oneOf(Evaluator.self)),
                .optional("comment", .commitment),
            ]
        ),
    ]

    static let trainings: [StatementSchema] = [
        StatementSchema(
            .trainingHeld,
            [
                .required("training", .identifier),
                .required("day", .day),
                .optional("community", .identifier),
                .required("facts", .commitments([.title, .content, .host])),
            ]
        ),
        StatementSchema(
            .trainingAttended,
            [
                .required("training", .identifier),
                .required("subject", .identifier),
                .required("learning_seconds", .sessionSeconds),
            ]
        ),
    ]
}

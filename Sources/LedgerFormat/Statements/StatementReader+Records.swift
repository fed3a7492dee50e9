internal import LedgerModel

extension StatementReader {
    func objectionOpened() throws(StatementError) -> ObjectionOpened {
        var statement = ObjectionOpened(
            record: try reference("record"),
            objector: fields.identifier("objector"),
            reasonCode: try code("reason_code")
        )
        statement.reason = fields.digest("reason")
        return statement
    }

    func objectionDecided() throws(StatementError) -> ObjectionDecided {
        var statement = ObjectionDecided(
            objection: try reference("objection"),
            outcome: try choice("outcome"),
            reasonCode: try code("reason_code")
        )
        statement.reason = fields.digest("reason")
        return statement
    }

    func externalNumberRecorded() throws(StatementError) -> ExternalNumberRecorded {
        ExternalNumberRecorded(
            record: try reference("record"),
            platform: try code("platform"),
            number: try digest("number")
        )
    }

    func synchronised() throws(StatementError) -> Synchronised {
        Synchronised(
            record: try reference("record"),
            platform: try code("platform"),
            status: try choice("status")
        )
    }

    func recordedElsewhere() throws(StatementError) -> RecordedElsewhere {
        var statement = RecordedElsewhere(
            subject: try id("subject"),
            platform: try code("platform"),
            days: try days("first_day", "last_day"),
            seconds: try seconds("seconds"),
            source: try digest("source")
        )
        statement.opening = try bool("opening")
        return statement
    }

    func evaluationRecorded() throws(StatementError) -> EvaluationRecorded {
        var statement = EvaluationRecorded(
            record: try reference("record"),
            day: try day("day"),
            quality: try number("quality"),
            evaluator: try choice("evaluator")
        )
        statement.punctuality = fields.integer("punctuality").map(Int.init)
        statement.attitude = fields.integer("attitude").map(Int.init)
        statement.skill = fields.integer("skill").map(Int.init)
        statement.comment = fields.digest("comment")
        return statement
    }
}

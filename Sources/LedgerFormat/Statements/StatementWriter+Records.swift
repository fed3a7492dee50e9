internal import LedgerModel

extension StatementWriter {
    mutating func fields(of statement: ObjectionOpened) {
        put("objector", statement.objector)
        put("reason", statement.reason)
        put("reason_code", statement.reasonCode)
        put("record", statement.record)
    }

    mutating func fields(of statement: ObjectionDecided) {
        put("objection", statement.objection)
        put("outcome", statement.outcome.rawValue)
        put("reason", statement.reason)
        put("reason_code", statement.reasonCode)
    }

    mutating func fields(of statement: ExternalNumberRecorded) {
        put("number", statement.number)
        put("platform", statement.platform)
        put("record", statement.record)
    }

    mutating func fields(of statement: Synchronised) {
        put("platform", statement.platform)
        put("record", statement.record)
        put("status", statement.status.rawValue)
    }

    mutating func fields(of statement: RecordedElsewhere) {
        put("first_day", statement.days.first)
        put("last_day", statement.days.last)
        put("opening", statement.opening)
        put("platform", statement.platform)
        put("seconds", statement.seconds)
        put("source", statement.source)
        put("subject", statement.subject)
    }

    mutating func fields(of statement: EvaluationRecorded) {
        put("attitude", statement.attitude)
        put("comment", statement.comment)
        put("day", statement.day)
        put("evaluator", statement.evaluator.rawValue)
        put("punctuality", statement.punctuality)
        put("quality", statement.quality)
        put("record", statement.record)
        put("skill", statement.skill)
    }
}

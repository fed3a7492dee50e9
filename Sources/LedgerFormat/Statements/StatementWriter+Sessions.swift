internal import LedgerModel

extension StatementWriter {
    mutating func fields(of statement: SessionRecorded) {
        put("break", statement.time.interval?.writtenBreak)
        put("day", statement.time.day)
        put("end", statement.time.interval?.end)
        put("roster", statement.roster)
        put("second_service", statement.isSecondService)
        put("seconds", statement.time.isOpen ? nil : statement.time.seconds)
        put("start", statement.time.start)
        put("subject", statement.subject)
    }

    mutating func fields(of statement: SessionVoided) {
        put("reason", statement.reason)
        put("reason_code", statement.reasonCode)
        put("record", statement.record)
    }

    mutating func fields(of statement: SessionCorrected) {
        put("break", statement.time.interval?.writtenBreak)
        put("day", statement.time.day)
        put("end", statement.time.interval?.end)
        put("reason", statement.reason)
        put("reason_code", statement.reasonCode)
        put("record", statement.record)
        put("second_service", statement.isSecondService)
        put("seconds", statement.time.seconds)
        put("start", statement.time.interval?.start)
    }

    mutating func fields(of statement: RecordsApproved) {
        put("range", statement.range)
    }

    mutating func fields(of statement: RecordsDeclined) {
        put("range", statement.range)
        put("reason", statement.reason)
        put("reason_code", statement.reasonCode)
    }

    mutating func fields(of statement: RecordsVoided) {
        put("range", statement.range)
        put("reason", statement.reason)
        put("reason_code", statement.reasonCode)
    }
}

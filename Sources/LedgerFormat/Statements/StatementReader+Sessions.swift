internal import LedgerModel

extension StatementReader {
    func sessionRecorded() throws(StatementError) -> SessionRecorded {
        let roster = try reference("roster")
        var statement = SessionRecorded(roster: roster, subject: try id("subject"), time: try time())
        statement.isSecondService = fields.bool("second_service")
        return statement
    }

    func sessionVoided() throws(StatementError) -> SessionVoided {
        var statement = SessionVoided(record: try reference("record"), reasonCode: try code("reason_code"))
        statement.reason = fields.digest("reason")
        return statement
    }

    func sessionCorrected() throws(StatementError) -> SessionCorrected {
        var statement = SessionCorrected(
            record: try reference("record"),
            time: try time(),
            reasonCode: try code("reason_code")
        )
        statement.isSecondService = fields.bool("second_service")
        statement.reason = fields.digest("reason")
        return statement
    }

    func recordsApproved() throws(StatementError) -> RecordsApproved {
        RecordsApproved(range: try range("range"))
    }

    func recordsDeclined() throws(StatementError) -> RecordsDeclined {
        var statement = RecordsDeclined(range: try range("range"), reasonCode: try code("reason_code"))
        statement.reason = fields.digest("reason")
        return statement
    }

    func recordsVoided() throws(StatementError) -> RecordsVoided {
        var statement = RecordsVoided(range: try range("range"), reasonCode: try code("reason_code"))
        statement.reason = fields.digest("reason")
        return statement
    }
}

internal import LedgerModel

extension StatementReader {
    func trainingHeld() throws(StatementError) -> TrainingHeld {
        var statement = TrainingHeld(training: try id("training"), day: try day("day"), facts: try commitments("facts"))
        statement.community = fields.identifier("community")
        return statement
    }

    func trainingAttended() throws(StatementError) -> TrainingAttended {
        TrainingAttended(
            training: try id("training"),
            subject: try id("subject"),
            learningSeconds: try seconds("learning_seconds")
        )
    }

    func commendationRecorded() throws(StatementError) -> CommendationRecorded {
        CommendationRecorded(
            subject: try id("subject"),
            provenance: try choice("provenance"),
            day: try day("day"),
            facts: try commitments("facts")
        )
    }

    func studentEvaluated() throws(StatementError) -> StudentEvaluated {
        StudentEvaluated(
            subject: try id("subject"),
            result: try studentResult(),
            publicity: try days("publicity_first", "publicity_last"),
            facts: try commitments("facts")
        )
    }

    func starGranted() throws(StatementError) -> StarGranted {
        StarGranted(subject: try id("subject"), stars: try number("stars"), size: try natural("size"))
    }

    func starReviewClosed() throws(StatementError) -> StarReviewClosed {
        StarReviewClosed(
            subject: try id("subject"),
            stars: try number("stars"),
            reasonCode: try code("reason_code")
        )
    }

    func certificateIssued() throws(StatementError) -> CertificateIssued {
        CertificateIssued(
            registerOrdinal: try natural("register_ordinal"),
            number: try certificateNumber("number"),
            credential: try digest("credential"),
            key: try digest("key"),
            coverage: try coverage()
        )
    }

    func certificateStatusChanged() throws(StatementError) -> CertificateStatusChanged {
        CertificateStatusChanged(
            registerOrdinal: try natural("register_ordinal"),
            status: try choice("status"),
            reasonCode: try code("reason_code")
        )
    }
}

internal import LedgerModel

extension StatementWriter {
    mutating func fields(of statement: TrainingHeld) {
        put("community", statement.community)
        put("day", statement.day)
        put("facts", statement.facts)
        put("training", statement.training)
    }

    mutating func fields(of statement: TrainingAttended) {
        put("learning_seconds", statement.learningSeconds)
        put("subject", statement.subject)
        put("training", statement.training)
    }

    mutating func fields(of statement: CommendationRecorded) {
        put("day", statement.day)
        put("facts", statement.facts)
        put("provenance", statement.provenance.rawValue)
        put("subject", statement.subject)
    }

    mutating func fields(of statement: StudentEvaluated) {
        put("community", statement.result.community)
        put("facts", statement.facts)
        put("grade", statement.result.grade.rawValue)
        put("publicity_first", statement.publicity.first)
        put("publicity_last", statement.publicity.last)
        put("school_year", statement.result.schoolYear)
        put("subject", statement.subject)
    }

    mutating func fields(of statement: StarGranted) {
        put("size", statement.size)
        put("stars", statement.stars)
        put("subject", statement.subject)
    }

    mutating func fields(of statement: StarReviewClosed) {
        put("reason_code", statement.reasonCode)
        put("stars", statement.stars)
        put("subject", statement.subject)
    }

    mutating func fields(of statement: CertificateIssued) {
        put("credential", statement.credential)
        put("key", statement.key)
        put("number", statement.number)
        put("records", statement.coverage.records.listed)
        put("records_commitment", statement.coverage.records.commitment)
        put("records_count", statement.coverage.records.writtenCount)
        put("register_ordinal", statement.registerOrdinal)
        put("seconds", statement.coverage.seconds)
    }

    mutating func fields(of statement: CertificateStatusChanged) {
        put("reason_code", statement.reasonCode)
        put("register_ordinal", statement.registerOrdinal)
        put("status", statement.status.rawValue)
    }
}

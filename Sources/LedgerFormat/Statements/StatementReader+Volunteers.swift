internal import LedgerModel

extension StatementReader {
    func volunteerRegistered() throws(StatementError) -> VolunteerRegistered {
        var statement = VolunteerRegistered(
            subject: try id("subject"),
            enteredBy: try choice("entered_by"),
            consents: try codes("consents"),
            profile: try commitments("profile")
        )
        statement.consentEvidence = fields.digest("consent_evidence")
        statement.guardian = fields.identifier("guardian")
        statement.isDistinct = fields.bool("distinct")
        return statement
    }

    func volunteerUpdated() throws(StatementError) -> VolunteerUpdated {
        var statement = VolunteerUpdated(subject: try id("subject"), profile: try commitments("profile"))
        statement.isDistinct = fields.bool("distinct")
        return statement
    }

    func consentRecorded() throws(StatementError) -> ConsentRecorded {
        var statement = ConsentRecorded(
            subject: try id("subject"),
            consent: try code("consent"),
            given: try bool("given"),
            by: try id("by")
        )
        statement.evidence = fields.digest("evidence")
        return statement
    }

    func guardianLinked() throws(StatementError) -> GuardianLinked {
        GuardianLinked(
            subject: try id("subject"),
            guardian: try id("guardian"),
            evidence: try digest("evidence")
        )
    }

    func disclosureRecorded() throws(StatementError) -> DisclosureRecorded {
        var statement = DisclosureRecorded(
            subject: try id("subject"),
            disclosure: try code("disclosure"),
            reasonCode: try code("reason_code")
        )
        statement.recipient = fields.digest("recipient")
        return statement
    }

    func requestRefused() throws(StatementError) -> RequestRefused {
        RequestRefused(
            subject: try id("subject"),
            request: try code("request"),
            reasonCode: try code("reason_code"),
            reason: try digest("reason")
        )
    }

    func subjectRestricted() throws(StatementError) -> SubjectRestricted {
        SubjectRestricted(
            subject: try id("subject"),
            restricted: try bool("restricted"),
            legalBasis: try code("legal_basis")
        )
    }

    func subjectErased() throws(StatementError) -> SubjectErased {
        SubjectErased(subject: try id("subject"), legalBasis: try code("legal_basis"))
    }
}

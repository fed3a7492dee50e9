internal import LedgerModel

extension StatementWriter {
    mutating func fields(of statement: VolunteerRegistered) {
        put("consent_evidence", statement.consentEvidence)
        put("consents", statement.consents)
        put("distinct", statement.isDistinct)
        put("entered_by", statement.enteredBy.rawValue)
        put("guardian", statement.guardian)
        put("profile", statement.profile)
        put("subject", statement.subject)
    }

    mutating func fields(of statement: VolunteerUpdated) {
        put("distinct", statement.isDistinct)
        put("profile", statement.profile)
        put("subject", statement.subject)
    }

    mutating func fields(of statement: ConsentRecorded) {
        put("by", statement.by)
        put("consent", statement.consent)
        put("evidence", statement.evidence)
        put("given", statement.given)
        put("subject", statement.subject)
    }

    mutating func fields(of statement: GuardianLinked) {
        put("evidence", statement.evidence)
        put("guardian", statement.guardian)
        put("subject", statement.subject)
    }

    mutating func fields(of statement: DisclosureRecorded) {
        put("disclosure", statement.disclosure)
        put("reason_code", statement.reasonCode)
        put("recipient", statement.recipient)
        put("subject", statement.subject)
    }

    mutating func fields(of statement: RequestRefused) {
        put("reason", statement.reason)
        put("reason_code", statement.reasonCode)
        put("request", statement.request)
        put("subject", statement.subject)
    }

    mutating func fields(of statement: SubjectRestricted) {
        put("legal_basis", statement.legalBasis)
        put("restricted", statement.restricted)
        put("subject", statement.subject)
    }

    mutating func fields(of statement: SubjectErased) {
        put("legal_basis", statement.legalBasis)
        put("subject", statement.subject)
    }
}

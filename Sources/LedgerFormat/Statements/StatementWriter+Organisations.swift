internal import LedgerModel

extension StatementWriter {
    mutating func fields(of statement: OrganisationRegistered) {
        put("host", statement.host)
        put("legal_recorder", statement.legalRecorder)
        put("name", statement.name)
        put("organisation", statement.organisation)
        put("organisation_type", statement.organisationType)
        put("parent", statement.parent)
        put("region", statement.region)
    }

    mutating func fields(of statement: OrganisationClosed) {
        put("organisation", statement.organisation)
        put("reason_code", statement.reasonCode)
        put("successor", statement.successor)
    }

    mutating func fields(of statement: OperatorAppointed) {
        put("organisation", statement.organisation)
        put("roles", statement.roles.map(\.rawValue))
        put("subject", statement.subject)
    }

    mutating func fields(of statement: OperatorDismissed) {
        put("organisation", statement.organisation)
        put("reason_code", statement.reasonCode)
        put("subject", statement.subject)
    }
}

internal import LedgerModel

extension StatementReader {
    func organisationRegistered() throws(StatementError) -> OrganisationRegistered {
        var statement = OrganisationRegistered(
            organisation: try id("organisation"),
            organisationType: try code("organisation_type"),
            name: try name("name"),
            region: try region("region")
        )
        statement.parent = fields.identifier("parent")
        statement.legalRecorder = fields.identifier("legal_recorder")
        statement.host = fields.string("host").flatMap(Name.init)
        return statement
    }

    func organisationClosed() throws(StatementError) -> OrganisationClosed {
        OrganisationClosed(
            organisation: try id("organisation"),
            successor: try id("successor"),
            reasonCode: try code("reason_code")
        )
    }

    func operatorAppointed() throws(StatementError) -> OperatorAppointed {
        OperatorAppointed(
            subject: try id("subject"),
            organisation: try id("organisation"),
            roles: try choices("roles")
        )
    }

    func operatorDismissed() throws(StatementError) -> OperatorDismissed {
        OperatorDismissed(
            subject: try id("subject"),
            organisation: try id("organisation"),
            reasonCode: try code("reason_code")
        )
    }
}

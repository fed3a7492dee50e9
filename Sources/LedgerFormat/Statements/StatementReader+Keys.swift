internal import LedgerModel

extension StatementReader {
    func keyEnrolled() throws(StatementError) -> KeyEnrolled {
        var statement = KeyEnrolled(
            organisation: try id("organisation"),
            keyKind: try choice("key_kind"),
            publicKey: try digest("public_key"),
            proof: try signature("proof")
        )
        statement.subject = fields.identifier("subject")
        statement.predecessor = try predecessor()
        return statement
    }

    func keyRevoked() throws(StatementError) -> KeyRevoked {
        KeyRevoked(authorKey: try digest("author_key"), reasonCode: try code("reason_code"))
    }

    func keySuspected() throws(StatementError) -> KeySuspected {
        KeySuspected(
            authorKey: try digest("author_key"),
            fromIndex: try natural("from_index"),
            reasonCode: try code("reason_code")
        )
    }

    func keyFrozen() throws(StatementError) -> KeyFrozen {
        KeyFrozen(authorKey: try digest("author_key"), reasonCode: try code("reason_code"))
    }

    func keyCleared() throws(StatementError) -> KeyCleared {
        KeyCleared(authorKey: try digest("author_key"), reasonCode: try code("reason_code"))
    }

    func policyAdopted() throws(StatementError) -> PolicyAdopted {
        PolicyAdopted(
            policy: try code("policy"),
            version: try natural("version"),
            region: try policyRegion("region"),
            effectiveFrom: try day("effective_from"),
            document: try document("document")
        )
    }

    func clockAccepted() throws(StatementError) -> ClockAccepted {
        ClockAccepted(clockMilliseconds: try natural("clock_ms"))
    }
}

internal import LedgerModel

extension StatementWriter {
    mutating func fields(of statement: KeyEnrolled) {
        put("key_kind", statement.keyKind.rawValue)
        put("organisation", statement.organisation)
        put("predecessor", statement.predecessor)
        put("proof", statement.proof)
        put("public_key", statement.publicKey)
        put("subject", statement.subject)
    }

    mutating func fields(of statement: KeyRevoked) {
        put("author_key", statement.authorKey)
        put("reason_code", statement.reasonCode)
    }

    mutating func fields(of statement: KeySuspected) {
        put("author_key", statement.authorKey)
        put("from_index", statement.fromIndex)
        put("reason_code", statement.reasonCode)
    }

    mutating func fields(of statement: KeyFrozen) {
        put("author_key", statement.authorKey)
        put("reason_code", statement.reasonCode)
    }

    mutating func fields(of statement: KeyCleared) {
        put("author_key", statement.authorKey)
        put("reason_code", statement.reasonCode)
    }

    mutating func fields(of statement: PolicyAdopted) {
        put("document", CanonicalDocument(bytes: statement.document))
        put("effective_from", statement.effectiveFrom)
        put("policy", statement.policy)
        put("region", statement.region)
        put("version", statement.version)
    }

    mutating func fields(of statement: ClockAccepted) {
        put("clock_ms", statement.clockMilliseconds)
    }
}

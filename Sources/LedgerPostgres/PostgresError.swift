internal import CPostgres
internal import LedgerLog
internal import LedgerVault

/// What libpq or the server reported.
struct PostgresError: Error {
    /// What it means for a store.
    enum Kind {
        /// The session is gone; whether its last commit held is not known.
        case lost
        /// No session came about.
        case unreachable
        /// The disk or another limit of the server is full.
        case full
        /// Another session holds what is needed.
        case busy
        /// A rule of the schema refused.
        case constraint
        /// The server found damaged data.
        case damaged
        /// The role may not do this.
        case forbidden
        /// Schema or table is not there.
        case absent
        /// Anything else.
        case other
    }

    let kind: Kind
    /// Five characters; empty when the server said nothing.
    let state: String
    /// The server's main sentence: never its detail, which repeats values.
    let message: String

    var cause: String { state.isEmpty ? message : "PostgreSQL \(state): \(message)" }

    init(_ kind: Kind, state: String = "", _ message: String) {
        self.kind = kind
        self.state = state
        self.message = message
    }

    /// Reads a failed result, or without one the session's last error.
    init(result: OpaquePointer?, session: OpaquePointer) {
        state = PostgresError.field(result, 67)
        let sentence = PostgresError.field(result, 77)
        let text = sentence.isEmpty ? String(cString: PQerrorMessage(session)) : sentence
        message = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        kind = PQstatus(session) == CONNECTION_OK ? PostgresError.kind(of: state) : .lost
    }

    private static func kind(of state: String) -> Kind {
        switch (state.prefix(2), state) {
        case (_, "57P01"), (_, "57P02"), (_, "57P03"), ("08", _): .lost
        case (_, "53100"), (_, "53200"), (_, "54000"): .full
        case (_, "55P03"), ("40", _): .busy
        case ("23", _): .constraint
        case ("XX", "XX001"), ("XX", "XX002"): .damaged
        case (_, "42501"), ("28", _), (_, "25006"): .forbidden
        case (_, "3F000"), (_, "42P01"), (_, "42883"), (_, "3D000"): .absent
        default: .other
        }
    }

    // PG_DIAG_SQLSTATE is 'C', PG_DIAG_MESSAGE_PRIMARY is 'M': character macros, which Swift does not see.
    private static func field(_ result: OpaquePointer?, _ code: Int32) -> String {
        guard let result, let text = PQresultErrorField(result, code) else { return "" }
        return String(cString: text)
    }
}

extension StoreFailure {
    /// An error of PostgreSQL in the store's own terms; anything else passes through.
    static func of(_ error: any Error, while action: String) -> any Error {
        guard let error = error as? PostgresError else { return error }
        switch error.kind {
        case .lost:
            return fatal(
                .connectionLost,
                "The connection to PostgreSQL was lost while \(action); start again.",
                underlying: error.cause
            )
        case .unreachable:
            return retryable(
                .unreachable,
                "PostgreSQL cannot be reached while \(action); see that the server runs and the address is right.",
                underlying: error.cause
            )
        case .full:
            return fatal(.diskFull, "The database server is full while \(action).", underlying: error.cause)
        case .busy:
            return retryable(.busy, "Another session holds the database while \(action).", underlying: error.cause)
        case .constraint:
            return fatal(.immutable, "The database's own rules refused \(action).", underlying: error.cause)
        case .damaged:
            return fatal(.corrupt, "The database is damaged, seen while \(action).", underlying: error.cause)
        case .forbidden:
            return fatal(
                .notPermitted,
                "This role may not do that, seen while \(action); connect as a member of xinshi_writer.",
                underlying: error.cause
            )
        case .absent:
            return fatal(
                .notInitialised,
                "The tables are not in this database, seen while \(action); run xinshi init first.",
                underlying: error.cause
            )
        case .other:
            return fatal(.inputOutput, "The database failed while \(action).", underlying: error.cause)
        }
    }

    /// Runs `body` and turns errors of PostgreSQL into failures.
    static func mapping<Result: ~Copyable>(_ action: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch {
            throw of(error, while: action)
        }
    }
}

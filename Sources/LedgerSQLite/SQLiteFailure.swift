internal import GRDB
internal import LedgerLog

extension StoreFailure {
    /// SQLite's error in the store's own terms; anything else passes through.
    static func of(_ error: any Error, while action: String) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        let cause = "SQLite \(error.extendedResultCode.rawValue): \(error.message ?? "no message")"
        switch error.resultCode {
        case .SQLITE_FULL, .SQLITE_TOOBIG:
            return fatal(
                .diskFull,
                "The disk is full while \(action); free some space and start again.",
                underlying: cause
            )
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return retryable(.busy, "Another process holds the database while \(action).", underlying: cause)
        case .SQLITE_CONSTRAINT:
            return fatal(.immutable, "The database's own rules refused \(action).", underlying: cause)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            return fatal(.corrupt, "The database file is damaged, seen while \(action).", underlying: cause)
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_AUTH:
            return fatal(
                .notPermitted,
                "The database file may not be opened or written while \(action).",
                underlying: cause
            )
        default:
            return fatal(.inputOutput, "The database failed while \(action).", underlying: cause)
        }
    }

    /// Runs `body` and turns SQLite's errors into failures.
    static func mapping<Result>(_ action: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch {
            throw of(error, while: action)
        }
    }
}

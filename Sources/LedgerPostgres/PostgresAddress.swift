internal import CPostgres
internal import LedgerLog

/// Where a PostgreSQL database is: a `postgresql://` address that holds no secret.
///
/// A password comes from libpq's own places: `PGPASSFILE`, a service file, a client certificate, or peer authentication
/// over a local socket.
public struct PostgresAddress: Hashable, Sendable {
    /// The address as it was given.
    public let text: String

    /// Checks an address; throws `addressRefused` for another form and for one that holds a password.
    public init(_ text: String) throws {
        guard PostgresAddress.isAddress(text), let names = PostgresAddress.settings(text) else {
            throw StoreFailure.retryable(
                .addressRefused,
                "This is no address of a PostgreSQL database; write postgresql://user@host:port/database."
            )
        }
        guard !names.contains("password"), !names.contains("sslpassword") else {
            throw StoreFailure.retryable(
                .addressRefused,
                "The address holds a password; take it out and put it into the file that PGPASSFILE names."
            )
        }
        self.text = text
    }

    /// Whether a text begins like the address of a database, not like a path.
    public static func isAddress(_ text: String) -> Bool {
        text.hasPrefix("postgresql://") || text.hasPrefix("postgres://")
    }

    // The names of the settings that libpq finds in the text; nil when it cannot read it.
    private static func settings(_ text: String) -> Set<String>? {
        guard let options = PQconninfoParse(text, nil) else { return nil }
        defer { PQconninfoFree(options) }
        var names: Set<String> = []
        var option = options
        while let keyword = option.pointee.keyword {
            if option.pointee.val != nil { names.insert(String(cString: keyword)) }
            option += 1
        }
        return names
    }
}

extension PostgresAddress: CustomStringConvertible {
    /// The address as it was given.
    public var description: String { text }
}

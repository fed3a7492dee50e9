internal import LedgerFormat
internal import LedgerLog
internal import LedgerPostgres

/// What is fixed when a log is created: its origin, where its lock lies and where its stores are; kept as `xinshi.json`.
///
/// Format 1 keeps the stores in files of the data directory, format 2 in the database that `postgres` names.
struct Settings: Hashable, Sendable {
    let origin: String
    let lock: LockAddress
    let database: PostgresAddress?

    var bytes: [UInt8] {
        var members: [JSONValue.Member] = [
            .init("format", .integer(database == nil ? 1 : 2)), .init("lock", .string(lock.text)),
            .init("origin", .string(origin)),
        ]
        if let database { members.append(.init("postgres", .string(database.text))) }
        return JSONValue.sorted(members).canonicalBytes
    }

    init(origin: String, lock: LockAddress, database: PostgresAddress?) {
        self.origin = origin
        self.lock = lock
        self.database = database
    }

    /// Reads the settings of a data directory; refuses a folder without a log, or whose creation never ended.
    init(_ directory: DataDirectory, isCreating: Bool = false) throws {
        guard let bytes = try PrivateFile.read(directory.settings),
            try isCreating || PrivateFile.read(directory.creating) == nil
        else { throw ServiceRefusal.notInitialised(directory.path) }
        try self.init(bytes, from: directory.settings)
    }

    /// Reads what `bytes` wrote.
    init(_ bytes: [UInt8], from path: String) throws {
        guard let value = try? JSONValue.parse(bytes), let format = value["format"]?.integer,
            let origin = value["origin"]?.string, let lock = value["lock"]?.string,
            format == 1 || (format == 2 && value["postgres"]?.string != nil)
        else { throw ServiceFailure("settings", path) }
        let database = format == 2 ? value["postgres"]?.string : nil
        self.init(origin: origin, lock: try LockAddress(lock), database: try database.map { try PostgresAddress($0) })
    }
}

/// Where a checkpoint lock lies: a file, or a database by its `postgresql://` address.
enum LockAddress: Hashable, Sendable {
    case file(String)
    case database(PostgresAddress)

    init(_ text: String) throws {
        self = PostgresAddress.isAddress(text) ? .database(try PostgresAddress(text)) : .file(text)
    }

    var text: String {
        switch self {
        case .file(let path): path
        case .database(let address): address.text
        }
    }

    var place: any LockPlace {
        switch self {
        case .file(let path): LockFile(path)
        case .database(let address): PostgresLockPlace(address)
        }
    }
}

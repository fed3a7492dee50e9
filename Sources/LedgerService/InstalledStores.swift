internal import LedgerLog
internal import LedgerModel
internal import LedgerPostgres
internal import LedgerSQLite
internal import LedgerVault

/// The stores of one installation, opened where its settings say (spec 11 §5).
struct InstalledStores {
    let ledger: InstalledLogStore
    let views: any ViewsStore
    let vault: any VaultStore

    init(_ settings: Settings, _ directory: DataDirectory) throws {
        // The ledger first: it is the one that says plainly that another process is at work.
        ledger = try InstalledLogStore(settings, directory)
        if let database = settings.database {
            vault = try PostgresVaultStore(database)
            views = try PostgresViewsStore(database)
        } else {
            vault = try VaultDatabase(path: directory.vault)
            views = try SQLiteViewsStore(path: directory.views)
        }
    }
}

/// The entries of one installation: in a file or in PostgreSQL.
///
/// An enum rather than an existential, so that the sequencer stays specialised for one type of store.
enum InstalledLogStore: LogStore {
    case file(SQLiteLogStore)
    case database(PostgresLogStore)

    init(_ settings: Settings, _ directory: DataDirectory) throws {
        if let database = settings.database {
            self = .database(try PostgresLogStore(database))
        } else {
            self = .file(try SQLiteLogStore(path: directory.ledger))
        }
    }

    // A database session ends with its last reference; a file is put in order.
    func close() throws {
        if case .file(let store) = self { try store.close() }
    }

    func size() throws -> UInt64 {
        switch self {
        case .file(let store): try store.size()
        case .database(let store): try store.size()
        }
    }

    func append(_ turn: borrowing Turn, signedSize: UInt64) throws {
        switch self {
        case .file(let store): try store.append(turn, signedSize: signedSize)
        case .database(let store): try store.append(turn, signedSize: signedSize)
        }
    }

    func removeTail(from size: UInt64) throws {
        switch self {
        case .file(let store): try store.removeTail(from: size)
        case .database(let store): try store.removeTail(from: size)
        }
    }

    func keep(_ checkpoint: KeptCheckpoint) throws {
        switch self {
        case .file(let store): try store.keep(checkpoint)
        case .database(let store): try store.keep(checkpoint)
        }
    }

    func suspend(_ author: SuspendedAuthor) throws {
        switch self {
        case .file(let store): try store.suspend(author)
        case .database(let store): try store.suspend(author)
        }
    }

    func suspendedAuthors() throws -> [SuspendedAuthor] {
        switch self {
        case .file(let store): try store.suspendedAuthors()
        case .database(let store): try store.suspendedAuthors()
        }
    }

    func readEntries(
        from index: UInt64,
        count: Int,
        _ body: (UInt64, UnsafeRawBufferPointer) throws -> Void
    ) throws -> Int {
        switch self {
        case .file(let store): try store.readEntries(from: index, count: count, body)
        case .database(let store): try store.readEntries(from: index, count: count, body)
        }
    }

    func nodes(at positions: [UInt64]) throws -> [Digest] {
        switch self {
        case .file(let store): try store.nodes(at: positions)
        case .database(let store): try store.nodes(at: positions)
        }
    }

    func keptCheckpoints() throws -> [KeptCheckpoint] {
        switch self {
        case .file(let store): try store.keptCheckpoints()
        case .database(let store): try store.keptCheckpoints()
        }
    }
}

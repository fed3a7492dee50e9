internal import LedgerCrypto
public import LedgerLog
public import LedgerModel
internal import LedgerPostgres
internal import LedgerSQLite
public import LedgerVault

/// The stores of one installation, opened where its settings say (spec 11 §5).
public struct InstalledStores: Sendable {
    /// The entries.
    public let ledger: InstalledLogStore
    /// Projections, as they are stored; `SealedViews` decides whether they are believed.
    public let views: any ViewsStore
    /// Personal data, sealed.
    public let vault: any VaultStore
    /// Where the checkpoint lock lies; not opened yet.
    public let lock: any LockPlace

    /// Opens the stores of a data directory for the one writer; throws `StoreFailure`, `VaultFailure` or
    /// `ServiceRefusal`.
    public init(opening directory: DataDirectory) throws {
        try self.init(opening: directory, isCreating: false)
    }

    init(opening directory: DataDirectory, isCreating: Bool) throws {
        let settings = try Settings(directory, isCreating: isCreating)
        lock = settings.lock.place
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

    /// What a sequencer over these stores is opened from, without views.
    func logParts(
        keys: [SecretKey],
        _ directory: DataDirectory,
        _ clock: any LogClock
    ) -> LogParts<InstalledLogStore, LedgerJudge> {
        let tree = LogTree(ledger)
        var parts = LogParts<InstalledLogStore, LedgerJudge>(
            store: ledger,
            lock: lock,
            keys: keys,
            quarantineFolder: directory.quarantine,
            makeJudge: { LedgerJudge { try? tree.leaves(from: $0, count: 1).first } }
        )
        parts.clock = clock
        return parts
    }
}

/// The entries of one installation: in a file or in PostgreSQL.
///
/// One type rather than an existential, so that the sequencer stays specialised for its store.
public struct InstalledLogStore: LogStore {
    private enum Kind {
        case file(SQLiteLogStore)
        case database(PostgresLogStore)
    }

    private let kind: Kind

    init(_ settings: Settings, _ directory: DataDirectory) throws {
        if let database = settings.database {
            kind = .database(try PostgresLogStore(database))
        } else {
            kind = .file(try SQLiteLogStore(path: directory.ledger))
        }
    }

    // A database session ends with its last reference; a file is put in order.
    func close() throws {
        if case .file(let store) = kind { try store.close() }
    }

    /// The number of entries.
    public func size() throws -> UInt64 {
        switch kind {
        case .file(let store): try store.size()
        case .database(let store): try store.size()
        }
    }

    /// Stores a turn in one durable transaction.
    public func append(_ turn: borrowing Turn, signedSize: UInt64) throws {
        switch kind {
        case .file(let store): try store.append(turn, signedSize: signedSize)
        case .database(let store): try store.append(turn, signedSize: signedSize)
        }
    }

    /// Removes the unacknowledged entries from `size` on.
    public func removeTail(from size: UInt64) throws {
        switch kind {
        case .file(let store): try store.removeTail(from: size)
        case .database(let store): try store.removeTail(from: size)
        }
    }

    /// Keeps a checkpoint, in place of one of the same size.
    public func keep(_ checkpoint: KeptCheckpoint) throws {
        switch kind {
        case .file(let store): try store.keep(checkpoint)
        case .database(let store): try store.keep(checkpoint)
        }
    }

    /// Remembers that a key is stopped.
    public func suspend(_ author: SuspendedAuthor) throws {
        switch kind {
        case .file(let store): try store.suspend(author)
        case .database(let store): try store.suspend(author)
        }
    }

    /// Every stopped key.
    public func suspendedAuthors() throws -> [SuspendedAuthor] {
        switch kind {
        case .file(let store): try store.suspendedAuthors()
        case .database(let store): try store.suspendedAuthors()
        }
    }

    /// Lends stored entries in order.
    public func readEntries(
        from index: UInt64,
        count: Int,
        _ body: (UInt64, UnsafeRawBufferPointer) throws -> Void
    ) throws -> Int {
        switch kind {
        case .file(let store): try store.readEntries(from: index, count: count, body)
        case .database(let store): try store.readEntries(from: index, count: count, body)
        }
    }

    /// The stored nodes at these positions.
    public func nodes(at positions: [UInt64]) throws -> [Digest] {
        switch kind {
        case .file(let store): try store.nodes(at: positions)
        case .database(let store): try store.nodes(at: positions)
        }
    }

    /// Every kept checkpoint in ascending order of size.
    public func keptCheckpoints() throws -> [KeptCheckpoint] {
        switch kind {
        case .file(let store): try store.keptCheckpoints()
        case .database(let store): try store.keptCheckpoints()
        }
    }
}

internal import GRDB
internal import Glibc
internal import LedgerLog

/// How a database file of ours is opened: its rights, its pages and its flushes.
enum DatabaseFile {
    /// How much a commit waits for.
    enum Durability: Int {
        /// The write-ahead log is flushed when it is checkpointed: a power cut may take back the last commits.
        case normal = 1
        /// Every commit is flushed before it returns.
        case full = 2
    }

    /// Chosen by measurement: ledger rows of 231 to 8,242 bytes lose 2 % less space than on 4,096-byte pages.
    static let pageSize = 8192

    /// Opens or creates a database with mode 0600 in a folder with mode 0700, and sees to it that its flush setting
    /// holds.
    static func open(_ path: String, durability: Durability, migrate: (Database) throws -> Void) throws -> DatabasePool
    {
        try StoreFailure.mapping("opening \(path)") {
            // SQLite would play it back into the file; ours has a write-ahead log from its first page on.
            guard !exists(path + "-journal") else {
                throw StoreFailure.fatal(.corrupt, "There is a rollback journal beside \(path), which is not ours.")
            }
            try createPrivately(path)
            let pool = try DatabasePool(path: path, configuration: configuration(durability))
            try pool.writeWithoutTransaction { database in
                // After opening: GRDB sets NORMAL when it turns on WAL, after `prepareDatabase`.
                try database.execute(sql: "PRAGMA synchronous = \(durability.rawValue)")
                try database.execute(sql: "PRAGMA journal_size_limit = 67108864")
                try requireSynchronous(durability, database)
                try database.inTransaction(.immediate) {
                    try migrate(database)
                    return .commit
                }
            }
            return pool
        }
    }

    /// Opens one more connection to a database that is open, for reading only.
    static func openReader(_ path: String) throws -> DatabaseQueue {
        try StoreFailure.mapping("opening \(path)") {
            var configuration = configuration(.full)
            configuration.readonly = true
            return try DatabaseQueue(path: path, configuration: configuration)
        }
    }

    /// Whether a file has this name.
    static func exists(_ path: String) -> Bool {
        access(path, F_OK) == 0
    }

    /// Removes a database and what lies beside it.
    static func remove(_ path: String) {
        for suffix in ["", "-wal", "-shm", "-journal"] { unlink(path + suffix) }
    }

    /// Throws `notDurable` unless this connection flushes as it should.
    static func requireSynchronous(_ durability: Durability, _ database: Database) throws {
        let found = try Int.fetchOne(database, sql: "PRAGMA synchronous")
        let journal = try String.fetchOne(database, sql: "PRAGMA journal_mode")
        guard found == durability.rawValue, journal == "wal" else {
            throw StoreFailure.fatal(
                .notDurable,
                "The database does not flush as it must: synchronous \(found ?? -1), journal \(journal ?? "none")."
            )
        }
    }

    /// Moves the write-ahead log into the database file and closes.
    static func close(_ pool: DatabasePool, _ name: String) throws {
        try StoreFailure.mapping("closing \(name)") {
            // GRDB closes its read-only connections last, and those cannot do it.
            try pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
            try pool.close()
        }
    }

    private static func configuration(_ durability: Durability) -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { database in
            // Takes effect only in a file without pages; before WAL is turned on.
            try database.execute(sql: "PRAGMA page_size = \(pageSize)")
            // So that INSERT OR REPLACE fires the DELETE triggers too.
            try database.execute(sql: "PRAGMA recursive_triggers = ON")
            try database.execute(sql: "PRAGMA trusted_schema = OFF")
            try database.execute(sql: "PRAGMA cell_size_check = ON")
            // The views' keys are random, so that each write touches pages everywhere; entries are only appended.
            if durability == .normal { try database.execute(sql: "PRAGMA cache_size = -65536") }
        }
        return configuration
    }

    // SQLite gives -wal and -shm the mode of the database file, so the file is made before SQLite sees it.
    private static func createPrivately(_ path: String) throws {
        if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
            try PrivateFile.createFolder(String(path[..<slash]))
        }
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw StoreFailure.fatal(.notPermitted, "Cannot open \(path): \(PrivateFile.reason()).")
        }
        defer { Glibc.close(descriptor) }
        guard fchmod(descriptor, 0o600) == 0 else {
            throw StoreFailure.fatal(.notPermitted, "Cannot take \(path) for ourselves: \(PrivateFile.reason()).")
        }
    }
}

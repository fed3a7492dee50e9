internal import LedgerLog

/// How the stores set up a session, and what they refuse to work with.
enum PostgresSession {
    /// The roles that creation makes; none of them can log in.
    enum Role: String {
        /// Owns the tables of ledger and lock; used while they are made.
        case owner = "xinshi_owner"
        /// Appends, and owns what may be deleted: views and vault.
        case writer = "xinshi_writer"
    }

    /// What a commit of this session waits for.
    enum Durability {
        /// The flush of the write-ahead log, and of the synchronous standby where there is one.
        case full
        /// Nothing: a crash may take back the last commits, as a whole and in order.
        case none
    }

    /// Connects as a member of a role; throws `StoreFailure`.
    static func open(
        _ address: PostgresAddress,
        _ role: Role,
        _ durability: Durability = .full
    ) throws -> PostgresConnection {
        try StoreFailure.mapping("connecting") {
            var connection = try PostgresConnection(address)
            guard connection.serverVersion >= 150_000 else {
                throw StoreFailure.fatal(.schemaVersion, "The server is older than PostgreSQL 15.")
            }
            try connection.execute(settings)
            try take(role, &connection)
            switch durability {
            case .full: try requireDurable(&connection)
            case .none: try connection.execute("SET synchronous_commit = off")
            }
            return connection
        }
    }

    /// Takes the advisory lock that a store's one writer holds as long as its session lives; throws `lockHeld`.
    ///
    /// Waits two seconds: the server notices a moment late that the process before has ended.
    static func own(_ name: String, _ connection: inout PostgresConnection) throws {
        try connection.execute("SET lock_timeout = '2s'")
        do {
            try connection.run("SELECT pg_advisory_lock(hashtextextended($1, 0))", [.text(name)])
        } catch let error as PostgresError where error.kind == .busy {
            throw StoreFailure.retryable(.lockHeld, "Another process writes this log; its session owns \(name).")
        }
        try connection.execute("SET lock_timeout = '10s'")
    }

    /// Refuses a server or a session whose commits do not reach the disk, or not the synchronous standby.
    static func requireDurable(_ connection: inout PostgresConnection) throws {
        let flush = try setting("fsync", &connection)
        let commit = try setting("synchronous_commit", &connection)
        let standbys = try setting("synchronous_standby_names", &connection)
        guard isDurable(flush: flush, commit: commit, standbys: standbys) else {
            throw StoreFailure.fatal(
                .notDurable,
                "PostgreSQL does not flush as it must: fsync \(flush), synchronous_commit \(commit); set both to on."
            )
        }
    }

    /// Whether a commit under these settings waits for the disk, and for the synchronous standby where one is named.
    static func isDurable(flush: String, commit: String, standbys: String) -> Bool {
        guard flush == "on" else { return false }
        switch commit {
        case "on", "remote_apply": return true
        // Without a standby these wait for the local disk as "on" does.
        case "local", "remote_write": return standbys.isEmpty
        default: return false
        }
    }

    // No name is looked up by a path that somebody else can set. Every question of ours goes by a key: a scan is never
    // wanted, also when statistics are young. A waiting lock is an error to be shown, not a program that hangs.
    private static let settings = """
        SET search_path = pg_catalog, pg_temp;
        SET client_min_messages = warning;
        SET lock_timeout = '10s';
        SET enable_seqscan = off;
        SET jit = off;
        """

    private static func take(_ role: Role, _ connection: inout PostgresConnection) throws {
        do {
            try connection.execute("SET ROLE \(role.rawValue)")
        } catch let error as PostgresError where error.state == "22023" || error.kind == .forbidden {
            throw StoreFailure.fatal(
                .notPermitted,
                "This account is no member of the role \(role.rawValue); let its owner run xinshi init, or grant it.",
                underlying: error.cause
            )
        }
    }

    private static func setting(_ name: String, _ connection: inout PostgresConnection) throws -> String {
        try connection.run("SELECT current_setting($1)", [.text(name)]).text(0, 0)
    }
}

internal import LedgerLog

/// Makes roles, schemas and tables; what `xinshi init` does once in a database.
public enum PostgresCreation {
    /// A store and the schema it lies in.
    public enum Store: String, Sendable, CaseIterable {
        /// Entries: the only truth.
        case ledger = "xinshi_ledger"
        /// Projections: may be deleted at any moment.
        case views = "xinshi_views"
        /// Personal data: erasable.
        case vault = "xinshi_vault"
        /// The last signed checkpoint.
        case lock = "xinshi_lock"

        var tables: String {
            switch self {
            case .ledger: LedgerTables.statements
            case .views: ViewsTables.statements
            case .vault: VaultTables.statements
            case .lock: LockTables.statements
            }
        }

        /// The version of the schema; another one is refused, but views of another one are made anew.
        var version: UInt64 {
            switch self {
            case .views: UInt64(ViewsForm.version)
            case .ledger, .vault, .lock: 3
            }
        }

        // Views and vault are there to be deleted from, and only an owner can rewrite a table.
        var owner: PostgresSession.Role {
            switch self {
            case .ledger, .lock: .owner
            case .views, .vault: .writer
            }
        }
    }

    /// Makes what is missing of the stores, as an account that may create roles and schemas, and lets the account of
    /// `daily` write.
    ///
    /// Does nothing where the tables are already. Throws `StoreFailure`: `schemaVersion` for tables of a later version,
    /// `notPermitted` for an account that may not create.
    public static func create(_ stores: [Store], owner: PostgresAddress, daily: PostgresAddress) throws {
        try StoreFailure.mapping("creating the schemas") {
            let account = try account(of: daily)
            var connection = try PostgresConnection(owner)
            try connection.execute("SET client_min_messages = warning")
            try connection.transaction { connection in
                // One creation at a time: two would make the same roles.
                try connection.run("SELECT pg_advisory_xact_lock(hashtextextended('xinshi creation', 0))")
                try connection.execute(RoleStatements.roles)
                try RoleStatements.grant(to: account, &connection)
                for store in stores { try create(store, &connection) }
            }
        }
    }

    /// Drops stores with all that they hold, as an account that may create them; those that are not there are left out.
    ///
    /// For what a creation left that never ended: nobody holds anything of it. Throws `StoreFailure`.
    public static func remove(_ stores: [Store], owner: PostgresAddress) throws {
        try StoreFailure.mapping("removing the schemas") {
            var connection = try PostgresConnection(owner)
            try connection.execute("SET client_min_messages = warning; SET lock_timeout = '10s'")
            try connection.transaction { connection in
                for store in stores { try connection.execute("DROP SCHEMA IF EXISTS \(store.rawValue) CASCADE") }
            }
        }
    }

    /// Whether the tables of a store are in a database.
    public static func isMade(_ store: Store, in address: PostgresAddress) throws -> Bool {
        try StoreFailure.mapping("looking for the schemas") {
            var connection = try PostgresConnection(address)
            return try isMade(store, &connection)
        }
    }

    private static func isMade(_ store: Store, _ connection: inout PostgresConnection) throws -> Bool {
        try connection.run("SELECT to_regclass($1 || '.about') IS NOT NULL", [.text(store.rawValue)]).integer(0, 0) != 0
    }

    /// Makes the tables of the views anew, as their owner, unless they are of this version: what they hold is derived.
    static func renewViews(_ connection: inout PostgresConnection) throws {
        if try isMade(.views, &connection), try version(of: .views, &connection) == Store.views.version { return }
        try connection.transaction { connection in
            let drops = try connection.run(
                """
                SELECT format('DROP TABLE xinshi_views.%I CASCADE', relname) FROM pg_catalog.pg_class
                WHERE relnamespace = 'xinshi_views'::regnamespace AND relkind = 'r'
                """
            )
            for row in 0..<drops.count { try connection.execute(drops.text(row, 0)) }
            try connection.execute(about(.views))
            try connection.execute(Store.views.tables)
        }
    }

    /// Whether two addresses lead to one database of one cluster.
    public static func isSameDatabase(_ first: PostgresAddress, _ second: PostgresAddress) throws -> Bool {
        try StoreFailure.mapping("comparing the databases") { try identity(first) == identity(second) }
    }

    /// Throws `schemaVersion` unless the schema of a store is of this version.
    static func requireVersion(_ store: Store, _ connection: inout PostgresConnection) throws {
        let found = try self.version(of: store, &connection)
        guard found == store.version else {
            throw StoreFailure.fatal(
                .schemaVersion,
                "The schema \(store.rawValue) has version \(found), this program knows \(store.version): use a newer program."
            )
        }
    }

    private static func version(of store: Store, _ connection: inout PostgresConnection) throws -> UInt64 {
        try connection.run("SELECT version FROM \(store.rawValue).about").integer(0, 0)
    }

    private static func create(_ store: Store, _ connection: inout PostgresConnection) throws {
        if try isMade(store, &connection) {
            // Views of another version are made anew when they are opened.
            return store == .views ? () : try requireVersion(store, &connection)
        }
        try connection.execute(
            """
            CREATE SCHEMA IF NOT EXISTS \(store.rawValue) AUTHORIZATION \(store.owner.rawValue);
            SET LOCAL ROLE \(store.owner.rawValue);
            GRANT USAGE ON SCHEMA \(store.rawValue) TO xinshi_writer;
            """
        )
        try connection.execute(about(store))
        try connection.execute(store.tables)
        try connection.execute("RESET ROLE")
    }

    private static func about(_ store: Store) -> String {
        """
        CREATE TABLE \(store.rawValue).about(version bigint NOT NULL);
        INSERT INTO \(store.rawValue).about VALUES (\(store.version));
        GRANT SELECT ON \(store.rawValue).about TO xinshi_writer;
        """
    }

    private static func identity(_ address: PostgresAddress) throws -> String {
        var connection = try PostgresConnection(address)
        let sql = "SELECT system_identifier || '/' || current_database() FROM pg_control_system()"
        return try connection.run(sql).text(0, 0)
    }

    private static func account(of address: PostgresAddress) throws -> String {
        var connection = try PostgresConnection(address)
        return try connection.run("SELECT session_user::text").text(0, 0)
    }
}

/// The roles of a cluster and who belongs to them.
enum RoleStatements {
    // An account that may not create roles can go on when somebody made them before.
    static let roles = """
        DO $$
        DECLARE wanted text;
        BEGIN
            FOREACH wanted IN ARRAY ARRAY['xinshi_owner', 'xinshi_writer', 'xinshi_reader'] LOOP
                IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = wanted) THEN
                    BEGIN
                        EXECUTE pg_catalog.format('CREATE ROLE %I NOLOGIN', wanted);
                    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
                    END;
                END IF;
                IF wanted <> 'xinshi_reader' AND NOT pg_catalog.pg_has_role(current_user, wanted, 'MEMBER') THEN
                    EXECUTE pg_catalog.format('GRANT %I TO current_user', wanted);
                END IF;
            END LOOP;
        END $$;
        """

    /// Makes an account a member of the writers.
    static func grant(to account: String, _ connection: inout PostgresConnection) throws {
        let sql = """
            SELECT format('GRANT xinshi_writer TO %I', rolname) FROM pg_roles
            WHERE rolname = $1 AND NOT pg_has_role(rolname, 'xinshi_writer', 'MEMBER')
            """
        let rows = try connection.run(sql, [.text(account)])
        // The server wrote the statement and quoted the name.
        if rows.count == 1 { try connection.execute(rows.text(0, 0)) }
    }
}

/// The tables of `xinshi_views`: as those of `views.sqlite`.
enum ViewsTables {
    static let statements = """
        CREATE TABLE xinshi_views.rows(
            projection bigint NOT NULL, key bytea NOT NULL, value bytea NOT NULL, PRIMARY KEY (projection, key)
        );
        CREATE TABLE xinshi_views.cursor(
            id integer PRIMARY KEY CHECK (id = 0), size bigint NOT NULL,
            root bytea NOT NULL CHECK (octet_length(root) = 32), seal bytea NOT NULL
        );
        """
}

/// The table of `xinshi_lock`: one row, which only moves forward.
enum LockTables {
    static let statements = """
        SET LOCAL search_path = xinshi_lock, pg_catalog, pg_temp;
        CREATE TABLE checkpoint_lock(
            id integer PRIMARY KEY CHECK (id = 0),
            generation bigint NOT NULL CHECK (generation > 0),
            note bytea NOT NULL
        );

        CREATE FUNCTION keep_lock() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'UPDATE' THEN
                IF NEW.generation = OLD.generation + 1 THEN RETURN NEW; END IF;
            END IF;
            RAISE EXCEPTION 'the lock is only moved, one step at a time'
                USING ERRCODE = 'integrity_constraint_violation';
        END $$;

        CREATE TRIGGER lock_moves_forward BEFORE UPDATE OR DELETE ON checkpoint_lock
            FOR EACH ROW EXECUTE FUNCTION keep_lock();
        CREATE TRIGGER lock_stays BEFORE TRUNCATE ON checkpoint_lock
            FOR EACH STATEMENT EXECUTE FUNCTION keep_lock();

        REVOKE ALL ON FUNCTION keep_lock FROM PUBLIC;
        GRANT SELECT, INSERT, UPDATE (generation, note) ON checkpoint_lock TO xinshi_writer;
        """
}

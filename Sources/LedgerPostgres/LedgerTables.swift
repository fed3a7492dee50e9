/// The tables of `xinshi_ledger` and the rules that PostgreSQL itself keeps; the same as those of `ledger.sqlite`.
enum LedgerTables {
    static let statements = tables + functions + triggers + rights

    private static let tables = """
        SET LOCAL search_path = xinshi_ledger, pg_catalog, pg_temp;
        CREATE TABLE entries(
            idx bigint PRIMARY KEY CHECK (idx >= 0),
            bytes bytea NOT NULL CHECK (octet_length(bytes) BETWEEN 51 AND 65535)
        );
        CREATE TABLE nodes(
            position bigint PRIMARY KEY CHECK (position >= 0),
            hash bytea NOT NULL CHECK (octet_length(hash) = 32)
        );
        CREATE TABLE checkpoints(size bigint PRIMARY KEY CHECK (size > 0), note bytea NOT NULL);
        CREATE TABLE suspended(
            author bytea PRIMARY KEY CHECK (octet_length(author) = 32), size bigint NOT NULL
        );
        CREATE TABLE log_head(
            id integer PRIMARY KEY CHECK (id = 0),
            size bigint NOT NULL,
            signed_size bigint NOT NULL CHECK (signed_size BETWEEN 0 AND size),
            epoch bigint NOT NULL
        );
        INSERT INTO log_head VALUES (0, 0, 0, 0);

        """

    // As in SQLite, signed_size trails the checkpoint lock by one turn; the lock is what start-up goes by. Gaps are refused
    // once for each turn, when it is committed. remove_tail is the one way to remove entries: the writer's role has no
    // DELETE, and the triggers hold for the owner too.
    private static let functions = """
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
        END $$;

        CREATE FUNCTION keep_signed_entry() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF OLD.idx < (SELECT signed_size FROM xinshi_ledger.log_head) THEN
                RAISE EXCEPTION 'a signed entry is never removed' USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN OLD;
        END $$;

        CREATE FUNCTION keep_head_growing() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NEW.signed_size < OLD.signed_size OR NEW.epoch < OLD.epoch THEN
                RAISE EXCEPTION 'signed size and epoch only grow' USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN NEW;
        END $$;

        CREATE FUNCTION require_no_gap() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
            present bigint := (SELECT size FROM xinshi_ledger.log_head);
        BEGIN
            IF present <> (SELECT coalesce(max(idx) + 1, 0) FROM xinshi_ledger.entries)
                OR present - OLD.size > (SELECT count(*) FROM xinshi_ledger.entries WHERE idx >= OLD.size) THEN
                RAISE EXCEPTION 'entries follow one another without a gap'
                    USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN NULL;
        END $$;

        CREATE FUNCTION remove_tail(present_epoch bigint, new_size bigint) RETURNS boolean
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        DECLARE
            blocks bigint := new_size / 64;
        BEGIN
            PERFORM FROM xinshi_ledger.log_head WHERE epoch = present_epoch FOR UPDATE;
            IF NOT FOUND THEN RETURN false; END IF;
            DELETE FROM xinshi_ledger.entries WHERE idx >= new_size;
            DELETE FROM xinshi_ledger.nodes WHERE position >= 2 * blocks - bit_count(blocks::bit(64));
            UPDATE xinshi_ledger.log_head SET size = new_size, signed_size = new_size;
            RETURN true;
        END $$;

        """

    private static let triggers = """
        CREATE TRIGGER entries_are_not_changed BEFORE UPDATE ON entries
            FOR EACH ROW EXECUTE FUNCTION refuse('an entry is never changed');
        CREATE TRIGGER signed_entries_stay BEFORE DELETE ON entries
            FOR EACH ROW EXECUTE FUNCTION keep_signed_entry();
        CREATE TRIGGER entries_stay BEFORE TRUNCATE ON entries
            FOR EACH STATEMENT EXECUTE FUNCTION refuse('entries are never emptied');
        CREATE TRIGGER nodes_are_not_changed BEFORE UPDATE OR TRUNCATE ON nodes
            FOR EACH STATEMENT EXECUTE FUNCTION refuse('a node is never changed');
        CREATE TRIGGER kept_checkpoints_stay BEFORE DELETE OR TRUNCATE ON checkpoints
            FOR EACH STATEMENT EXECUTE FUNCTION refuse('a kept checkpoint is never removed');
        CREATE TRIGGER suspensions_stay BEFORE DELETE OR TRUNCATE ON suspended
            FOR EACH STATEMENT EXECUTE FUNCTION refuse('a suspension is never removed');
        CREATE TRIGGER head_stays BEFORE DELETE OR TRUNCATE ON log_head
            FOR EACH STATEMENT EXECUTE FUNCTION refuse('the head is never removed');
        CREATE TRIGGER head_grows BEFORE UPDATE ON log_head
            FOR EACH ROW EXECUTE FUNCTION keep_head_growing();
        CREATE CONSTRAINT TRIGGER entries_follow_without_gap AFTER UPDATE OF size ON log_head
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_no_gap();

        """

    private static let rights = """
        REVOKE ALL ON ALL FUNCTIONS IN SCHEMA xinshi_ledger FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION remove_tail TO xinshi_writer;
        GRANT SELECT, INSERT ON entries, nodes TO xinshi_writer;
        GRANT SELECT, INSERT, UPDATE ON checkpoints, suspended TO xinshi_writer;
        GRANT SELECT, UPDATE (size, signed_size, epoch) ON log_head TO xinshi_writer;
        GRANT USAGE ON SCHEMA xinshi_ledger TO xinshi_reader;
        GRANT SELECT ON ALL TABLES IN SCHEMA xinshi_ledger TO xinshi_reader;
        """
}

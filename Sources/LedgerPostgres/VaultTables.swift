/// The tables of `xinshi_vault`; what must always hold is written here, as in `vault.sqlite`.
enum VaultTables {
    static let statements = tables + functions + triggers

    private static let tables = """
        SET LOCAL search_path = xinshi_vault, pg_catalog, pg_temp;
        CREATE TABLE vault(
            singleton integer PRIMARY KEY CHECK (singleton = 1),
            key_name bytea NOT NULL CHECK (octet_length(key_name) = 32)
        );

        -- Whether rows were deleted since the tables were last written anew.
        CREATE TABLE rewriting(is_due boolean NOT NULL);
        INSERT INTO rewriting VALUES (false);

        -- Whether work on vault and ledger began and was not seen to end.
        CREATE TABLE work(is_unfinished boolean NOT NULL);
        INSERT INTO work VALUES (false);

        -- state: 0 active, 1 restricted, 2 erased. An erased owner has no key and never gets one again.
        CREATE TABLE owner(
            number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            kind bigint NOT NULL CHECK (kind BETWEEN 1 AND 4),
            id bytea NOT NULL CHECK (octet_length(id) = 16),
            state bigint NOT NULL CHECK (state BETWEEN 0 AND 2),
            wrapped_key bytea CHECK (octet_length(wrapped_key) = 72),
            CHECK ((state = 2) = (wrapped_key IS NULL)),
            UNIQUE (kind, id)
        );

        -- number counts up: the highest number of an owner and tag is the current value.
        CREATE TABLE sealed(
            number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            owner bigint NOT NULL REFERENCES owner ON DELETE RESTRICT,
            statement bytea NOT NULL CHECK (octet_length(statement) = 18),
            tag text COLLATE "C" NOT NULL CHECK (octet_length(tag) BETWEEN 1 AND 40),
            box bytea NOT NULL CHECK (octet_length(box) >= 40),
            UNIQUE (statement, tag)
        );
        -- Ciphertext does not compress.
        ALTER TABLE sealed ALTER box SET STORAGE EXTERNAL;
        CREATE INDEX sealed_by_owner ON sealed (owner, tag, number);

        CREATE TABLE mark(
            code bytea NOT NULL CHECK (octet_length(code) = 16),
            sealed bigint NOT NULL REFERENCES sealed ON DELETE CASCADE,
            PRIMARY KEY (code, sealed)
        );
        CREATE INDEX mark_by_sealed ON mark (sealed);

        """

    private static let functions = """
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
        END $$;

        CREATE FUNCTION keep_owner() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NEW.number <> OLD.number OR NEW.kind <> OLD.kind OR NEW.id <> OLD.id OR OLD.state = 2
                OR (NEW.state <> 2 AND NEW.wrapped_key <> OLD.wrapped_key) THEN
                RAISE EXCEPTION 'an owner keeps its id and key, and an erased one stays erased'
                    USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN NEW;
        END $$;

        CREATE FUNCTION keep_known_owner() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF OLD.state <> 0 THEN
                RAISE EXCEPTION 'an erased or restricted owner is remembered'
                    USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN OLD;
        END $$;

        CREATE FUNCTION require_active_owner() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF (SELECT state FROM xinshi_vault.owner WHERE number = NEW.owner) IS DISTINCT FROM 0 THEN
                RAISE EXCEPTION 'nothing is sealed for an erased or restricted owner'
                    USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN NEW;
        END $$;

        """

    private static let triggers = """
        CREATE TRIGGER sealed_never_changes BEFORE UPDATE ON sealed
            FOR EACH ROW EXECUTE FUNCTION refuse('a sealed value never changes');
        CREATE TRIGGER mark_never_changes BEFORE UPDATE ON mark
            FOR EACH ROW EXECUTE FUNCTION refuse('a mark never changes');
        CREATE TRIGGER key_name_never_changes BEFORE UPDATE ON vault
            FOR EACH ROW EXECUTE FUNCTION refuse('the master key of a vault never changes');
        CREATE TRIGGER owner_keeps_its_key BEFORE UPDATE ON owner
            FOR EACH ROW EXECUTE FUNCTION keep_owner();
        CREATE TRIGGER known_owner_stays BEFORE DELETE ON owner
            FOR EACH ROW EXECUTE FUNCTION keep_known_owner();
        CREATE TRIGGER sealed_for_active_owners BEFORE INSERT ON sealed
            FOR EACH ROW EXECUTE FUNCTION require_active_owner();
        REVOKE ALL ON ALL FUNCTIONS IN SCHEMA xinshi_vault FROM PUBLIC;
        """
}

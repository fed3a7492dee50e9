/// The tables of `vault.sqlite`; what must always hold is written here, not in the code around it.
enum VaultSchema {
    /// Written into `user_version`; another number is refused.
    static let version = 2

    static let statements = """
        CREATE TABLE vault (
            singleton INTEGER NOT NULL PRIMARY KEY CHECK (singleton = 1),
            key_name BLOB NOT NULL CHECK (typeof(key_name) = 'blob' AND length(key_name) = 32)
        ) STRICT;

        -- Whether work on vault and ledger began and was not seen to end.
        CREATE TABLE work (
            singleton INTEGER NOT NULL PRIMARY KEY CHECK (singleton = 1),
            is_unfinished INTEGER NOT NULL CHECK (is_unfinished IN (0, 1))
        ) STRICT;
        INSERT INTO work VALUES (1, 0);

        -- state: 0 active, 1 restricted, 2 erased. An erased owner has no key and never gets one again.
        CREATE TABLE owner (
            row INTEGER NOT NULL PRIMARY KEY,
            kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 4),
            id BLOB NOT NULL CHECK (length(id) = 16),
            state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 2),
            wrapped_key BLOB CHECK (length(wrapped_key) = 72),
            CHECK ((state = 2) = (wrapped_key IS NULL)),
            UNIQUE (kind, id)
        ) STRICT;

        -- row counts up: the highest row of an owner and tag is the current value.
        CREATE TABLE sealed (
            row INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            owner INTEGER NOT NULL REFERENCES owner (row) ON DELETE RESTRICT,
            statement BLOB NOT NULL CHECK (length(statement) = 18),
            tag TEXT NOT NULL CHECK (length(tag) BETWEEN 1 AND 40),
            box BLOB NOT NULL CHECK (length(box) >= 40),
            UNIQUE (statement, tag)
        ) STRICT;
        CREATE INDEX sealed_by_owner ON sealed (owner, tag, row);

        CREATE TABLE mark (
            code BLOB NOT NULL CHECK (length(code) = 16),
            sealed INTEGER NOT NULL REFERENCES sealed (row) ON DELETE CASCADE,
            PRIMARY KEY (code, sealed)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX mark_by_sealed ON mark (sealed);

        CREATE TRIGGER sealed_never_changes BEFORE UPDATE ON sealed
        BEGIN SELECT RAISE(ABORT, 'a sealed value never changes'); END;
        CREATE TRIGGER mark_never_changes BEFORE UPDATE ON mark
        BEGIN SELECT RAISE(ABORT, 'a mark never changes'); END;
        CREATE TRIGGER key_name_never_changes BEFORE UPDATE ON vault
        BEGIN SELECT RAISE(ABORT, 'the master key of a vault never changes'); END;
        CREATE TRIGGER owner_keeps_its_key BEFORE UPDATE ON owner
        WHEN NEW.row <> OLD.row OR NEW.kind <> OLD.kind OR NEW.id <> OLD.id OR OLD.state = 2
            OR (NEW.state <> 2 AND NEW.wrapped_key <> OLD.wrapped_key)
        BEGIN SELECT RAISE(ABORT, 'an owner keeps its id and key, and an erased one stays erased'); END;
        CREATE TRIGGER erased_owner_stays BEFORE DELETE ON owner WHEN OLD.state <> 0
        BEGIN SELECT RAISE(ABORT, 'an erased or restricted owner is remembered'); END;
        CREATE TRIGGER sealed_for_active_owners BEFORE INSERT ON sealed
        WHEN (SELECT state FROM owner WHERE row = NEW.owner) IS NOT 0
        BEGIN SELECT RAISE(ABORT, 'nothing is sealed for an erased or restricted owner'); END;
        """
}

internal import GRDB
internal import LedgerLog

/// The tables of `ledger.sqlite` and the rules that SQLite itself keeps.
enum LedgerSchema {
    /// Written to `user_version`; a later version is refused, never guessed at.
    static let version = 1

    /// Creates the tables in an empty file.
    static func migrate(_ database: Database) throws {
        switch try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0 {
        case 0:
            try database.execute(sql: tables)
            try database.execute(sql: triggers)
            try database.execute(sql: "PRAGMA user_version = \(version)")
        case version:
            guard try SchemaCheck.holds(database, madeBy: [tables, triggers]) else {
                throw StoreFailure.fatal(.corrupt, "The ledger's tables or triggers are not those this program made.")
            }
        case let other:
            throw DatabaseError(
                resultCode: .SQLITE_CANTOPEN,
                message: "ledger schema \(other) is newer than this program"
            )
        }
    }

    private static let tables = """
        CREATE TABLE entries(
            idx INTEGER PRIMARY KEY CHECK (idx >= 0),
            bytes BLOB NOT NULL CHECK (length(bytes) BETWEEN 51 AND 65535)
        ) STRICT;
        CREATE TABLE nodes(
            position INTEGER PRIMARY KEY CHECK (position >= 0),
            hash BLOB NOT NULL CHECK (length(hash) = 32)
        ) STRICT;
        CREATE TABLE checkpoints(size INTEGER PRIMARY KEY CHECK (size > 0), note BLOB NOT NULL) STRICT;
        CREATE TABLE suspended(
            author BLOB PRIMARY KEY CHECK (length(author) = 32),
            size INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE head(
            id INTEGER PRIMARY KEY CHECK (id = 0),
            size INTEGER NOT NULL,
            signed_size INTEGER NOT NULL CHECK (signed_size BETWEEN 0 AND size)
        ) STRICT;
        INSERT INTO head VALUES (0, 0, 0);
        """

    // A trigger on INSERT would make every row half as dear again (0.9 us measured), so gaps are refused once for each turn,
    // when it moves the size; a row without that move is met by the next turn. REPLACE is refused as a removal, because
    // our connections turn recursive_triggers on.
    // signed_size in `head` trails the checkpoint lock by one turn, because it is written in the transaction of the
    // next turn: a flush of its own would double the cost of a commit. The lock is what start-up goes by.
    private static let triggers = """
        CREATE TRIGGER entries_are_not_changed BEFORE UPDATE ON entries BEGIN
            SELECT RAISE(ABORT, 'an entry is never changed');
        END;
        CREATE TRIGGER signed_entries_stay BEFORE DELETE ON entries
        WHEN OLD.idx < (SELECT signed_size FROM head) BEGIN
            SELECT RAISE(ABORT, 'a signed entry is never removed');
        END;
        CREATE TRIGGER signed_size_grows BEFORE UPDATE ON head
        WHEN NEW.signed_size < OLD.signed_size BEGIN
            SELECT RAISE(ABORT, 'the signed size only grows');
        END;
        CREATE TRIGGER entries_follow_without_gap BEFORE UPDATE OF size ON head
        WHEN NEW.size IS NOT (SELECT coalesce(max(idx) + 1, 0) FROM entries)
            OR NEW.size - OLD.size > (SELECT count(*) FROM entries WHERE idx >= OLD.size) BEGIN
            SELECT RAISE(ABORT, 'entries follow one another without a gap');
        END;
        CREATE TRIGGER head_stays BEFORE DELETE ON head BEGIN
            SELECT RAISE(ABORT, 'the head is never removed');
        END;
        CREATE TRIGGER kept_checkpoints_stay BEFORE DELETE ON checkpoints BEGIN
            SELECT RAISE(ABORT, 'a kept checkpoint is never removed');
        END;
        CREATE TRIGGER nodes_are_not_changed BEFORE UPDATE ON nodes BEGIN
            SELECT RAISE(ABORT, 'a node is never changed');
        END;
        """
}

internal import Foundation
internal import GRDB
internal import Glibc
internal import LedgerVault

/// `vault.sqlite`: the vault's rows, in a form in which deleted bytes are overwritten.
///
/// Rollback journal, so that no write-ahead log keeps old pages; `secure_delete`, so that freed bytes become zeros; one
/// connection, one process. Every call waits for the disk: call it from a thread that may block.
public final class VaultDatabase: Sendable {
    let queue: DatabaseQueue

    /// Opens the file of a vault, or makes an empty one of mode 0600.
    ///
    /// Throws `fileNotPrivate` for a file that others may use, `storageSettings` when SQLite does not take a setting,
    /// `storage` for anything that is no vault.
    public init(path: String) throws {
        try Self.requirePrivateFile(path)
        queue = try Self.translating { try DatabaseQueue(path: path, configuration: Self.configuration()) }
        try Self.translating { try queue.write(Self.prepareSchema) }
        try Self.translating { try queue.writeWithoutTransaction(Self.requireSettings) }
    }

    /// Closes the file; no call may follow.
    public func close() throws {
        try Self.translating { try queue.close() }
    }

    private static func configuration() -> Configuration {
        var configuration = Configuration()
        configuration.label = "vault"
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA trusted_schema = OFF;
                    PRAGMA secure_delete = ON;
                    PRAGMA temp_store = MEMORY;
                    PRAGMA cell_size_check = ON;
                    PRAGMA cache_size = -65536;
                    """
            )
            _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = DELETE")
            // EXTRA flushes the folder too when the journal is removed: a journal that came back after a power cut would
            // undo the last commit, and with it an erasure.
            try database.execute(sql: "PRAGMA synchronous = EXTRA")
        }
        return configuration
    }

    private static func prepareSchema(_ database: Database) throws {
        switch try Int.fetchOne(database, sql: "PRAGMA user_version") {
        case VaultSchema.version:
            guard try SchemaCheck.holds(database, madeBy: [VaultSchema.statements]) else {
                throw VaultFailure(.storage, "the vault's tables or triggers are not those this program made")
            }
        case 0 where try !database.tableExists("vault"):
            try database.execute(sql: VaultSchema.statements)
            try database.execute(sql: "PRAGMA user_version = \(VaultSchema.version)")
        default: throw VaultFailure(.storage, "the file is no vault of this version")
        }
    }

    /// Reads the settings back: erasure and durability rest on them (spec 08 §3, 11 §2).
    static func requireSettings(_ database: Database) throws {
        let wanted = [
            ("journal_mode", "delete"), ("synchronous", "3"), ("secure_delete", "1"), ("foreign_keys", "1"),
            ("temp_store", "2"),
        ]
        for (name, value) in wanted {
            let found = try DatabaseValue.fetchOne(database, sql: "PRAGMA \(name)").map { "\($0)" } ?? ""
            guard found.trimmingCharacters(in: ["\""]) == value else {
                throw VaultFailure(.storageSettings, "\(name) reads \(found) instead of \(value)")
            }
        }
    }

    private static func requirePrivateFile(_ path: String) throws {
        let file = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw VaultFailure(.storage, "cannot open \(path): error \(errno)") }
        defer { Glibc.close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
            status.st_mode & 0o077 == 0, status.st_nlink == 1
        else { throw VaultFailure(.fileNotPrivate, "\(path) is no plain file that this user alone may use") }
    }

    /// Gives every error of SQLite the vault's own form; its text never holds a bound value.
    static func translating<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as DatabaseError {
            let isBusy = error.resultCode == .SQLITE_BUSY || error.resultCode == .SQLITE_LOCKED
            let text = error.message ?? "no message"
            throw VaultFailure(isBusy ? .storageBusy : .storage, "SQLite \(error.extendedResultCode.rawValue): \(text)")
        }
    }
}

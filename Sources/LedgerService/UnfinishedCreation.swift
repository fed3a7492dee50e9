internal import LedgerCrypto
internal import LedgerFormat
internal import LedgerLog
internal import LedgerPostgres
internal import LedgerVault

/// A creation that was stopped before it answered: nobody holds anything of it, so the next one removes it.
///
/// Only files that a creation makes are touched, and the lock only when this log's key signed what it holds.
struct UnfinishedCreation {
    /// The accounts that may drop what is in a database; nil for the accounts that use it.
    struct Owners {
        var data: String?
        var lock: String?
    }

    private let directory: DataDirectory
    private let owners: Owners

    init(_ directory: DataDirectory, _ owners: Owners = Owners()) {
        (self.directory, self.owners) = (directory, owners)
    }

    /// Marks the folder as half made; durable before anything else is.
    func begin(_ settings: Settings) throws {
        try PrivateFile.createFolder(directory.path)
        try PrivateFile.replace(directory.creating, with: settings.bytes)
        try PrivateFile.flushFolder(directory.path)
    }

    /// The folder is whole; durable before anybody is told.
    func end() throws {
        try DataFolder.remove(directory.creating)
        try PrivateFile.flushFolder(directory.path)
    }

    /// Removes what was left, the mark last; nothing without a mark.
    func clear(_ keyName: KeyName) throws {
        guard let bytes = try PrivateFile.read(directory.creating) else { return }
        let settings = try Settings(bytes, from: directory.creating)
        switch settings.lock {
        case .file(let path): try removeLock(path)
        case .database(let address): try removeLock(address)
        }
        if let database = settings.database { try removeStores(database) }
        for database in [directory.ledger, directory.views, directory.vault] {
            for suffix in ["", "-wal", "-shm", "-journal"] { try DataFolder.remove(database + suffix) }
        }
        try DataFolder.removeTree(directory.tiles)
        let files = [directory.logKey, directory.vaultKey, directory.key(keyName), directory.keyCard(keyName)]
        for file in files + [directory.viewsMark, directory.settings] { try DataFolder.remove(file) }
        try PrivateFile.flushFolder(directory.path)
        try end()
    }

    private func removeLock(_ path: String) throws {
        try DataFolder.remove(path + ".new")
        guard try LockFile(path).isTaken(), try isOwn(LockFile(path)) else { return }
        try DataFolder.remove(path)
        try PrivateFile.flushFolder(PrivateFile.folder(of: path))
    }

    private func removeLock(_ address: PostgresAddress) throws {
        let place = PostgresLockPlace(address)
        guard try PostgresCreation.isMade(.lock, in: address), try place.isTaken(), try isOwn(place) else { return }
        try PostgresCreation.remove([.lock], owner: try owners.lock.map { try PostgresAddress($0) } ?? address)
    }

    /// Drops the stores of a database unless the log in them is another's.
    private func removeStores(_ address: PostgresAddress) throws {
        guard try PostgresCreation.isMade(.ledger, in: address), try isOwnLog(address) else { return }
        let owner = try owners.data.map { try PostgresAddress($0) } ?? address
        try PostgresCreation.remove([.ledger, .views, .vault], owner: owner)
    }

    /// Whether this log's key signed what a lock holds.
    private func isOwn(_ place: some LockPlace) throws -> Bool {
        guard let key = try logKey(), let checkpoint = try? SignedCheckpoint.parse(place.open().note) else {
            return false
        }
        return (try? checkpoint.verify(logKey: key)) != nil
    }

    // A function of its own: the one writer's session ends with it.
    private func isOwnLog(_ address: PostgresAddress) throws -> Bool {
        let key = try logKey()
        var isOwn = true
        _ = try PostgresLogStore(address).readEntries(from: 0, count: 1) { _, bytes in
            let genesis = (try? EntryView(bytes)).flatMap { try? Genesis.parse($0.body) }
            isOwn = genesis != nil && genesis?.logKey == key
        }
        return isOwn
    }

    private func logKey() throws -> PublicKey? {
        guard try PrivateFile.read(directory.logKey) != nil else { return nil }
        return try KeyFile.signingKey(directory.logKey, kind: .log).publicKey
    }
}

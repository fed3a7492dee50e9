internal import LedgerCrypto
internal import LedgerFormat
internal import LedgerLog
internal import LedgerVault

/// A creation that was stopped before it answered: nobody holds anything of it, so the next one removes it.
///
/// Only files that a creation makes are touched, and the lock only when this log's key signed what it holds.
struct UnfinishedCreation {
    private let directory: DataDirectory

    init(_ directory: DataDirectory) {
        self.directory = directory
    }

    /// Marks the folder as half made; durable before anything else is.
    func begin(_ settings: Settings) throws {
        guard settings.database == nil, case .file = settings.lock else { return }
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
        if case .file(let path) = settings.lock { try removeLock(path) }
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
        guard try LockFile(path).isTaken(), try PrivateFile.read(directory.logKey) != nil else { return }
        let key = try KeyFile.signingKey(directory.logKey, kind: .log)
        let note = try LockFile(path).open().note
        guard let checkpoint = try? SignedCheckpoint.parse(note), (try? checkpoint.verify(logKey: key.publicKey)) != nil
        else { return }
        try DataFolder.remove(path)
        try PrivateFile.flushFolder(PrivateFile.folder(of: path))
    }
}

internal import LedgerLog
internal import LedgerVault

/// Making a lost checkpoint lock anew (spec 11 §3).
public enum LockRecovery {
    /// Makes the lock from the last short code on the notice board; throws `StoreFailure` when the data do not lead to it,
    /// or when there is a lock.
    ///
    /// Nothing is signed beyond that size here: opening the ledger afterwards goes through the start-up table.
    public static func restoreLock(of directory: DataDirectory, shortCode: String) throws {
        let settings = try Settings(directory)
        let store = try InstalledLogStore(settings, directory)
        try LogCreation.restoreLock(
            shortCode: shortCode,
            signedBy: try KeyFile.signingKey(directory.logKey, kind: .log),
            store: store,
            lock: settings.lock.place
        )
        try store.close()
    }
}

public import LedgerCrypto
internal import LedgerFormat

extension LogCreation {
    /// Makes the lock anew after it was lost, for a person who types the last short code from the notice board.
    ///
    /// The lock is set to the size of the code; opening the log then verifies what lies beyond from its bytes. Throws
    /// `lockAhead` when the data ends before that size, `shortCodeDiffers` when its root is another.
    public static func restoreLock(
        shortCode: String,
        signedBy key: SecretKey,
        store: some LogStore,
        lock: any LockPlace
    ) throws {
        let typed = shortCode.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard let size = typed.split(separator: " ").first.flatMap({ UInt64($0) }), size > 0 else {
            throw StoreFailure.retryable(.shortCodeDiffers, "A short code is the size and eight groups of four digits.")
        }
        guard try store.size() >= size else {
            throw StoreFailure.fatal(.lockAhead, "The data ends before entry \(size): it is older than the short code.")
        }
        let identity = try LogIdentity(store, size: size)
        guard key.publicKey == identity.logKey else {
            throw StoreFailure.fatal(.keyMissing, "The key is not the one that signs this log.")
        }
        let checkpoint = try Checkpoint(origin: identity.origin, size: size, root: try LogTree(store).root(size: size))
        guard checkpoint.shortForm == typed else {
            throw StoreFailure.retryable(.shortCodeDiffers, "The data does not lead to this short code.")
        }
        try lock.create(note: SignedCheckpoint(checkpoint, signedBy: key).bytes)
    }
}

internal import LedgerCrypto
internal import LedgerFormat

/// What a stored log says of itself: its origin and who signs it.
struct LogIdentity {
    /// The origin of GENESIS.
    let origin: String
    /// The key that signs a checkpoint of the size that was asked for.
    let logKey: PublicKey

    /// Reads all entries below `size`, for rotations of the key; for rare occasions.
    init(_ reader: some LogReader, size: UInt64) throws {
        var found: (origin: String, key: PublicKey)?
        _ = try reader.readEntries(from: 0, count: Int(size)) { index, bytes in
            let entry = try EntryView(bytes)
            if index == 0 {
                let genesis = try Genesis.parse(entry.body)
                found = (genesis.origin, genesis.logKey)
            } else if entry.kind == .log, case .logKeyRotated(let logKey, _) = try LogAct.parse(entry.body) {
                found?.key = logKey
            }
        }
        guard let found else { throw StoreFailure.fatal(.notInitialised, "There is no log in this store.") }
        (origin, logKey) = (found.origin, found.key)
    }
}

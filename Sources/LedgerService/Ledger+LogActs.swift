internal import LedgerCrypto
public import LedgerFormat
internal import LedgerLog
public import LedgerModel
internal import LedgerRules
internal import LedgerVault

/// Acts of the log itself (spec 02 §5), for whoever answers for the root organisation.
extension Ledger {
    /// Whether a key is an active person key of a manager of the root organisation.
    public func answersForLog(_ card: KeyCard) -> Bool {
        guard card.kind == .person, let subject = card.subject else { return false }
        return ask { state in
            guard let root = state.rootOrganisation(), card.organisation == root else { return false }
            guard state.author(card.authorKey)?.state == .active else { return false }
            return state.roles(of: subject, in: root).contains(.manager)
        }
    }

    /// Hands the log to a new key and publishes the first checkpoint that it signs.
    ///
    /// The new key lies beside the old one before the log names it; the next opening puts it in its place. So this ledger
    /// is to be closed and opened anew.
    public func rotateLogKey() throws {
        let next = SecretKey.generate()
        try DataFolder.remove(directory.nextLogKey)
        try KeyFile.create(directory.nextLogKey, key: next, kind: .log, protection: .plain)
        try log.rotateKey(to: next)
        try publish()
    }

    /// Records what this log has seen of another one; throws `FormatError` when its key did not sign the checkpoint.
    @discardableResult
    public func anchor(_ note: [UInt8], signedBy key: VerifierKey) throws -> (index: UInt64, checkpoint: Checkpoint) {
        guard try SignedNote.parse(note).verify(with: [key]).contains(where: { $0.key == key }) else {
            throw FormatError(.noteUnverified)
        }
        let checkpoint = try SignedCheckpoint.parse(note).checkpoint
        guard checkpoint.origin == key.name else { throw FormatError(.checkpointOrigin) }
        let index = try log.anchor(checkpoint).index
        try publish()
        return (index, checkpoint)
    }

    /// Ends this log and names the one that goes on; nothing follows, for ever.
    @discardableResult
    public func end(successor origin: String, genesis: Digest, reason: Code) throws -> UInt64 {
        let index = try log.nameSuccessor(origin: origin, genesis: genesis, reason: reason.text).index
        try publish()
        return index
    }

    /// The log that goes on after this one has ended: its origin and the leaf hash of its entry 0; nil while it has not.
    public func successor() throws -> (origin: String, genesis: Digest)? {
        var found: (String, Digest)?
        _ = try log.store.readEntries(from: max(size, 1) - 1, count: 1) { _, bytes in
            let entry = try EntryView(bytes)
            guard entry.kind == .log, case .successorNamed(let origin, let genesis, _) = try LogAct.parse(entry.body)
            else { return }
            found = (origin, genesis)
        }
        return found
    }
}

/// A rotation that has named its key, or was stopped before it did.
enum LogKeyRotationEnd {
    /// Puts the key of a rotation in its place, or away when the log does not know it; nothing when none lies there.
    ///
    /// The views were sealed under the key that goes, so they are dropped and made anew without an alarm.
    static func finish(_ directory: DataDirectory, _ clock: any LogClock) throws {
        guard try PrivateFile.read(directory.nextLogKey) != nil else { return }
        let current = try KeyFile.signingKey(directory.logKey, kind: .log)
        let next = try KeyFile.signingKey(directory.nextLogKey, kind: .log)
        let stores = try InstalledStores(opening: directory)
        let parts = stores.logParts(keys: [current, next], directory, clock)
        let isNext = try Sequencer.open(parts).logKey == next.publicKey
        try stores.views.clear()
        try stores.views.close()
        try stores.ledger.close()
        if isNext {
            try DataFolder.move(directory.nextLogKey, over: directory.logKey)
        } else {
            try DataFolder.remove(directory.nextLogKey)
        }
    }
}

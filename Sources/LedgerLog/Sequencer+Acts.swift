public import LedgerCrypto
public import LedgerFormat
public import LedgerModel

/// Acts of the log itself (spec 02 §5).
extension Sequencer {
    /// Hands the log to a new key: this turn's checkpoint and all later ones are signed by it.
    @discardableResult
    public func rotateKey(to next: SecretKey) throws -> EntryFacts {
        let message = LogKeyRotation.message(genesisLeaf: genesisLeaf, logKey: next.publicKey)
        let act = LogAct.logKeyRotated(logKey: next.publicKey, proof: next.sign(message))
        let (builder, reading) = try beginAct()
        signer = next
        return try append(act, builder, reading)
    }

    /// Records a checkpoint of another log that this log has seen and verified.
    @discardableResult
    public func anchor(_ other: Checkpoint) throws -> EntryFacts {
        let act = LogAct.federationAnchored(origin: other.origin, size: other.size, root: other.root)
        let (builder, reading) = try beginAct()
        return try append(act, builder, reading)
    }

    /// Ends this log: names the one that goes on; nothing follows.
    @discardableResult
    public func nameSuccessor(origin: String, genesis: Digest, reason: String) throws -> EntryFacts {
        let act = LogAct.successorNamed(origin: origin, genesis: genesis, reason: reason)
        let (builder, reading) = try beginAct()
        let facts = try append(act, builder, reading)
        isEnded = true
        return facts
    }

    private func beginAct() throws -> (TurnBuilder, ClockReading) {
        try requireWritable()
        let reading = clock.read()
        return (TurnBuilder(after: state, logTime: try clockGuard.logTime(at: reading)), reading)
    }

    private func append(_ act: LogAct, _ builder: TurnBuilder, _ reading: ClockReading) throws -> EntryFacts {
        try requireWritable()
        var builder = builder
        isBroken = true
        let facts = builder.append(act)
        judge.note(act, facts)
        // After `successor_named` nothing may stand, not even a digest.
        if case .successorNamed = act {} else { digestIfDue(&builder) }
        do {
            try commit(builder, reading)
        } catch let failure as StoreFailure {
            throw failure.asFatal
        }
        isBroken = false
        flushViewsIfDue()
        return facts
    }
}

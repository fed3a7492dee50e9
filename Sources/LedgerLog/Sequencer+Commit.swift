internal import LedgerCrypto
internal import LedgerFormat
internal import LedgerModel

/// What makes a turn good: durable, read back, signed, locked (spec 11 §1-2).
extension Sequencer {
    /// Persists what was laid out, signs it and moves the lock; the caller counts any error as fatal.
    ///
    /// Nothing happens for an empty turn.
    func commit(_ builder: TurnBuilder, _ reading: ClockReading, isAcceptance: Bool = false) throws {
        guard builder.turn.count > 0 else { return }
        try faults(.append)
        try store.append(builder.turn, signedSize: state.size)
        try faults(.readBack)
        try readBack(builder)
        try faults(.sign)
        let next = try sign(builder.state)
        try lock.move(from: checkpoint.bytes, to: next.bytes)
        try faults(.answer)
        checkpoint = next
        state = builder.state
        unwrittenEntries += builder.turn.count
        clockGuard.made(turnAt: builder.logTime, reading: reading, isAcceptance: isAcceptance)
    }

    // One flipped bit between hashing and signing has ended public logs: what is signed is what the store gives back.
    private func readBack(_ builder: TurnBuilder) throws {
        var offset = 0
        let count = try store.readEntries(from: builder.turn.firstIndex, count: builder.turn.count + 1) { _, entry in
            guard offset < builder.leaves.count, SHA2.leaf(entry) == builder.leaves[offset] else {
                throw Self.differs(builder.turn.firstIndex + UInt64(offset))
            }
            offset += 1
        }
        guard count == builder.turn.count else { throw Self.differs(builder.turn.firstIndex + UInt64(count)) }
    }

    private static func differs(_ index: UInt64) -> StoreFailure {
        .fatal(.readBackDiffers, "Entry \(index) does not read back as it was written; nothing was signed.")
    }

    private func sign(_ state: LogState) throws -> SignedCheckpoint {
        let next = try Checkpoint(
            origin: checkpoint.checkpoint.origin,
            size: state.size,
            root: state.frontier.root
        )
        return SignedCheckpoint(next, signedBy: signer)
    }
}

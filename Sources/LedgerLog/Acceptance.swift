internal import LedgerModel

/// What the log answers for a batch that stands; a receipt is made from it on demand (`Sequencer.receipt`).
public struct Acceptance: Hashable, Sendable {
    /// Where the BATCH entry stands.
    public let batch: EntryFacts
    /// Whether these very bytes were accepted before, and this is the first answer again.
    public let isRepeat: Bool

    /// Joins a place and whether it is an old one.
    init(_ batch: EntryFacts, isRepeat: Bool) {
        self.batch = batch
        self.isRepeat = isRepeat
    }
}

/// Where an injected fault can strike in a turn; the lock has points of its own (`CheckpointLock.FaultPoint`).
public enum TurnStage: Hashable, Sendable, CaseIterable {
    /// Before the store is asked to append.
    case append
    /// When the store has appended, before anything is read back.
    case readBack
    /// When what was read back is right, before the checkpoint is signed.
    case sign
    /// When the lock has moved, before anybody is answered.
    case answer
}

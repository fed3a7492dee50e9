/// Lets many tasks submit batches at once: whatever waits when a turn begins is committed together.
///
/// The actor owns the sequencer and runs on a thread of its own. No method suspends between touching the sequencer and
/// being done with it; under one client a turn holds one batch, under many it groups by itself, without a timer.
public actor SubmissionQueue<Store: LogStore, Judge: StatementJudge> {
    private struct Submission {
        let batch: SignedBatch
        let answer: CheckedContinuation<Result<Acceptance, BatchRefusal>, any Error>
    }

    // Strong: an actor does not own the executor it names.
    private let executor: SerialQueueExecutor
    private let sequencer: Sequencer<Store, Judge>
    private var waiting: [Submission] = []
    private var isDrainScheduled = false

    /// Takes over a sequencer.
    public init(_ sequencer: sending Sequencer<Store, Judge>, executor: SerialQueueExecutor = SerialQueueExecutor()) {
        self.sequencer = sequencer
        self.executor = executor
    }

    /// The thread of its own.
    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.asUnownedSerialExecutor()
    }

    /// Answers when the batch is durable and signed, or refused; throws `StoreFailure` as `Sequencer.append` does.
    public func submit(_ batch: SignedBatch) async throws -> Result<Acceptance, BatchRefusal> {
        try await withCheckedThrowingContinuation { answer in
            waiting.append(Submission(batch: batch, answer: answer))
            scheduleDrain()
        }
    }

    /// Lends the sequencer, between two turns, to a synchronous body.
    public func withSequencer<Answer: Sendable>(
        _ body: @Sendable (Sequencer<Store, Judge>) throws -> Answer
    ) async rethrows -> Answer {
        try body(sequencer)
    }

    // The drain is a job behind those that wait for this actor already, so it finds their submissions too.
    private func scheduleDrain() {
        guard !isDrainScheduled else { return }
        isDrainScheduled = true
        Task { self.drain() }
    }

    private func drain() {
        isDrainScheduled = false
        let batches = waiting.map(\.batch)
        let group = waiting.prefix(TurnLimit.prefixCount(of: batches[...]))
        waiting.removeFirst(group.count)
        if !waiting.isEmpty { scheduleDrain() }
        do {
            let outcomes = try sequencer.append(group.map(\.batch))
            for (submission, outcome) in zip(group, outcomes) { submission.answer.resume(returning: outcome) }
        } catch {
            for submission in group { submission.answer.resume(throwing: error) }
        }
    }
}

internal import LedgerFormat
internal import LedgerModel

/// Whether a batch may stand: the author, the rules, exact repeats (spec 04 §3, 06).
extension Sequencer {
    /// Lays out a batch if it may stand; otherwise nothing of it is left in builder or judge.
    func admit(_ submitted: SignedBatch, _ builder: inout TurnBuilder) throws -> Result<Acceptance, BatchRefusal> {
        let batch = submitted.batch
        guard let standing = judge.standing(of: batch.authorKey) else {
            return .failure(BatchRefusal("author_unknown", "The key was never enrolled in this log."))
        }
        if batch.firstSequence < standing.next.firstSequence {
            return try settleUsed(submitted, standing, builder)
        }
        let mark = builder.mark
        do throws(BatchRefusal) {
            try BatchChecks.check(batch, standing, genesisLeaf: genesisLeaf)
            try requireNotSuspended(batch, standing)
            let facts = try layOut(submitted, &builder)
            batches.insert(batch, at: facts.index)
            digestIfDue(&builder)
            return .success(Acceptance(facts, isRepeat: false))
        } catch {
            builder.rewind(to: mark)
            return .failure(error)
        }
    }

    private func layOut(_ submitted: SignedBatch, _ builder: inout TurnBuilder) throws(BatchRefusal) -> EntryFacts {
        do throws(BatchRefusal) {
            let facts = submitted.body.withUnsafeBytes { builder.append(.batch, body: $0) }
            try judge.beginBatch(submitted.batch, facts)
            for offset in 0..<submitted.count {
                try judgeStatement(submitted, offset, &builder)
            }
            judge.commitBatch()
            return facts
        } catch {
            judge.rollbackBatch()
            throw error
        }
    }

    private func judgeStatement(
        _ submitted: SignedBatch,
        _ offset: Int,
        _ builder: inout TurnBuilder
    ) throws(BatchRefusal) {
        do throws(BatchRefusal) {
            try submitted.withStatement(offset) { (statement) throws(BatchRefusal) in
                try judge.judge(statement, builder.append(.statement, body: statement))
            }
        } catch {
            throw BatchRefusal(error.code, offset: error.offset ?? offset, error.message)
        }
    }

    /// Appends the digest of the projections where one is due; no batch is open.
    func digestIfDue(_ builder: inout TurnBuilder) {
        guard builder.state.isDigestDue else { return }
        let act = LogAct.projectionsDigested(size: builder.state.size, digests: judge.digests())
        judge.note(act, builder.append(act))
    }

    private func requireNotSuspended(_ batch: Batch, _ standing: AuthorStanding) throws(BatchRefusal) {
        guard let since = suspended[batch.authorKey] else { return }
        guard let clearedAt = standing.clearedAt, clearedAt >= since else {
            throw BatchRefusal("author_frozen", "The key signed two batches under one number; it waits to be cleared.")
        }
    }

    // The number was used before: the same bytes get the first answer, other bytes that the key signed stop the key.
    private func settleUsed(
        _ submitted: SignedBatch,
        _ standing: AuthorStanding,
        _ builder: TurnBuilder
    ) throws -> Result<Acceptance, BatchRefusal> {
        let batch = submitted.batch
        if let index = try batches.find(batch), let facts = try place(of: submitted, at: index, builder) {
            return .success(Acceptance(facts, isRepeat: true))
        }
        // Unsigned bytes must not stop anybody's key.
        guard batch.verify(with: standing.publicKey, genesisLeaf: genesisLeaf) else {
            return .failure(BatchRefusal("author_signature", "The author's signature does not verify for this log."))
        }
        let suspension = SuspendedAuthor(author: batch.authorKey, size: builder.state.size)
        try store.suspend(suspension)
        suspended[batch.authorKey] = suspension.size
        return .failure(
            BatchRefusal("sequence_reused", "The key signed other bytes under this number before; it is stopped.")
        )
    }

    // The facts of the batch at an index if it and its statements are these very bytes; nil otherwise.
    private func place(of submitted: SignedBatch, at index: UInt64, _ builder: TurnBuilder) throws -> EntryFacts? {
        var facts: EntryFacts?
        var isSame = true
        var offset = -1
        func compare(_ bytes: UnsafeRawBufferPointer) throws {
            let entry = try EntryView(bytes)
            if offset < 0 {
                isSame = entry.body.elementsEqual(submitted.body)
                facts = EntryFacts(
                    index: index,
                    leaf: entry.leafHash,
                    logTimeMilliseconds: entry.logTimeMilliseconds
                )
            } else {
                isSame = isSame && submitted.withStatement(offset) { $0.elementsEqual(entry.body) }
            }
            offset += 1
        }
        if index >= state.size {
            try builder.turn.forEach(from: Int(index - state.size), count: submitted.count + 1, compare)
        } else {
            _ = try store.readEntries(from: index, count: submitted.count + 1) { try compare($1) }
        }
        return isSame && offset == submitted.count ? facts : nil
    }
}

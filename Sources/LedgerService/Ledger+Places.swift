internal import LedgerFormat
internal import LedgerLog
internal import LedgerModel
internal import LedgerRules

extension Ledger {
    /// Where the statement of a command stands, and the batch around it.
    struct Place {
        let index: UInt64
        let leaf: Digest
        let range: BatchRange
        let offset: Int
    }

    func place(of command: CommandID) throws -> Place? {
        guard let index = log.judge.index(of: StatementID(command: command)) else { return nil }
        return try place(at: index)
    }

    func place(at index: UInt64) throws -> Place? {
        guard let (start, batch) = try batch(containing: index) else { return nil }
        let leaf = try log.tree.leaves(from: index, count: 1)[0]
        let range = BatchRange(
            authorKey: batch.authorKey,
            firstSequence: batch.firstSequence,
            count: Int(batch.count),
            statementsRoot: batch.statementsRoot
        )
        return Place(index: index, leaf: leaf, range: range, offset: Int(index - start) - 1)
    }

    /// The subject of a record or grade, or of the one that an objection is about.
    func subject(ofRecord index: UInt64) -> SubjectID? {
        log.judge.ask { state in
            let about = state.record(ofObjection: index) ?? index
            return state.record(about)?.subject ?? state.student(ofGrade: about)
        }
    }

    /// The BATCH entry whose statements an index belongs to: the nearest one before it.
    private func batch(containing index: UInt64) throws -> (index: UInt64, batch: Batch)? {
        var end = index
        while end > 0 {
            let start = end > 64 ? end - 64 : 0
            var found: (UInt64, Batch)?
            _ = try log.store.readEntries(from: start, count: Int(end - start)) { place, bytes in
                guard let view = try? EntryView(bytes), view.kind == .batch else { return }
                found = (try? Batch.parse(view.body)).map { (place, $0) }
            }
            if let found { return found }
            end = start
        }
        return nil
    }
}

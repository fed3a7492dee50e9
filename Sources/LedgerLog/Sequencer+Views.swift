internal import LedgerFormat
internal import LedgerModel

/// Writing what the judge derived; never part of a turn's durability, since all of it can be folded again (spec 11 §2).
extension Sequencer {
    /// Writes every changed row, and how far it reflects the log, in one transaction.
    ///
    /// After an error the rows are kept and written by the next call.
    public func flushViews() throws {
        guard let views, !isBroken else { return }
        judge.flushRows(into: &unwrittenRows)
        batches.flushRows(into: &unwrittenRows, digestBase: state.digestBase)
        let head = checkpoint.checkpoint
        try views.write(unwrittenRows, cursor: ViewsCursor(size: head.size, root: head.root))
        unwrittenRows.removeAll()
        batches.forgetWritten()
        unwrittenEntries = 0
    }

    // The batch is durable and must be answered, so a failing write of views waits for the next one.
    func flushViewsIfDue() {
        guard unwrittenEntries >= viewsInterval else { return }
        try? flushViews()
    }
}

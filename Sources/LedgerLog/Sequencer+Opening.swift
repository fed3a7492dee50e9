internal import LedgerFormat

extension Sequencer {
    /// Opens an existing log by the start-up table of spec 11 §3; throws `StoreFailure`.
    ///
    /// Afterwards the projections reflect every signed entry and are written to the views.
    public static func open(_ parts: LogParts<Store, Judge>) throws -> Sequencer {
        do {
            var opening = try Opening(parts)
            let sequencer = Sequencer(try opening.run())
            if sequencer.report.replayedCount + sequencer.report.adoptedCount > 0 { try sequencer.flushViews() }
            return sequencer
        } catch let error as FormatError {
            throw StoreFailure.fatal(.corrupt, "A signed entry cannot be read (\(error.code.rawValue)); audit the log.")
        }
    }
}

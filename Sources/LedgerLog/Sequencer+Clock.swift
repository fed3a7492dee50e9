/// What the clock's rule says now (spec 11 §4).
extension Sequencer {
    /// Why no turn may be made at this moment; nil while the clock is trusted.
    public var clockStop: StoreFailure? {
        do {
            _ = try clockGuard.logTime(at: clock.read())
            return nil
        } catch {
            return error as? StoreFailure
        }
    }

    /// Log time of the last entry in UTC milliseconds; nil in an empty log.
    public var lastLogTimeMilliseconds: UInt64? { clockGuard.lastLogTime }
}

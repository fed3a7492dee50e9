public import LedgerLog

/// The clock of this machine and that of the log (spec 11 §4).
extension Ledger {
    /// Why the clock stops the log now; nil while it is trusted.
    public var clockStop: StoreFailure? { log.clockStop }
    /// What this machine's clock says, in UTC milliseconds.
    public var machineMilliseconds: UInt64 { clock.read().wallMilliseconds }
    /// Log time of the last entry in UTC milliseconds.
    public var lastLogTimeMilliseconds: UInt64 { log.lastLogTimeMilliseconds ?? 0 }
}

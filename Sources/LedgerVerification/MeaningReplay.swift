import LedgerModel

actor MeaningReplay {
    struct Result: Sendable {
        var findings: [Finding] = []
        var checked: [AuditStep] = []
        var stoppedAt: UInt64?
    }
    func consume(_ events: [LogEvent]) {}
    func result() -> Result { Result() }
}

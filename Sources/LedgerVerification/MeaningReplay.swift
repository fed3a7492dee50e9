import LedgerFormat
import LedgerModel

/// Authors, statements, rules and projection digests, folded in order beside the byte steps (steps 7 to 10).
actor MeaningReplay {
    struct Result: Sendable {
        var findings: [Finding] = []
        var checked: [AuditStep] = []
        var stoppedAt: UInt64?
    }

    private let genesis: Digest
    private var collected = Result()

    init(genesis: Digest) {
        self.genesis = genesis
    }

    func consume(_ events: [LogEvent]) {
    }

    func result() -> Result { collected }
}

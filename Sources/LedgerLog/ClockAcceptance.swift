internal import LedgerFormat
internal import LedgerModel

/// The one statement that the clock's rule reads: `clock_accepted` (spec 11 §4).
enum ClockAcceptance {
    /// What the clock said, by a statement that accepts it; nil for any other statement.
    static func clock(in statement: UnsafeRawBufferPointer) -> UInt64? {
        var reader = StatementReader()
        guard case .clockAccepted(let accepted)? = try? reader.read(statement).statement else { return nil }
        return accepted.clockMilliseconds
    }
}

extension SignedBatch {
    /// Whether this batch does nothing but accept the clock.
    var isClockAcceptance: Bool {
        count == 1 && withStatement(0) { ClockAcceptance.clock(in: $0) } != nil
    }
}

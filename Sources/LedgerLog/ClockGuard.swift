/// Decides the log time of each turn and stops at a clock that jumped (spec 11 §4); pure.
struct ClockGuard {
    /// How far the clock may fall behind the last entry.
    static let toleratedLag: UInt64 = 5000
    /// How far the clock may stray from the steady clock between two turns, ahead or behind.
    static let toleratedStray: UInt64 = 60000
    /// How far the first turn after a start may lie past the last entry.
    static let toleratedRest: UInt64 = 7 * 86_400_000

    /// Log time of the last entry; nil in an empty log.
    private(set) var lastLogTime: UInt64?
    // The reading of the last turn, or of the start.
    private var baseline: ClockReading
    // No turn was made in this process yet.
    private var isResting = true
    // A manager accepted a clock behind the last entry; holds while log time stands still.
    private var isLagAccepted: Bool

    /// Starts from the last entry of the log.
    init(lastLogTime: UInt64?, isLagAccepted: Bool, reading: ClockReading) {
        self.lastLogTime = lastLogTime
        self.isLagAccepted = isLagAccepted
        baseline = reading
    }

    /// The log time of a turn made now; throws `clockStopped`, unless the turn is what accepts the clock.
    func logTime(at reading: ClockReading, isAcceptance: Bool = false) throws -> UInt64 {
        let wall = reading.wallMilliseconds
        guard let last = lastLogTime else { return wall }
        if isAcceptance { return max(wall, last) }
        if wall + Self.toleratedLag < last, !isLagAccepted {
            throw Self.stop("The clock is \(last - wall) ms behind the last entry")
        }
        if isResting, wall > last + Self.toleratedRest {
            throw Self.stop("The clock is \((wall - last) / 86_400_000) days past the last entry")
        }
        let elapsed = reading.steadyMilliseconds - min(baseline.steadyMilliseconds, reading.steadyMilliseconds)
        let expected = baseline.wallMilliseconds + elapsed
        if wall > expected + Self.toleratedStray {
            throw Self.stop("The clock jumped \(wall - expected) ms ahead")
        }
        if wall + Self.toleratedStray < expected {
            throw Self.stop("The clock was set back by \(expected - wall) ms")
        }
        return max(wall, last)
    }

    /// Takes note of a turn that was made.
    mutating func made(turnAt logTime: UInt64, reading: ClockReading, isAcceptance: Bool) {
        if isAcceptance {
            isLagAccepted = reading.wallMilliseconds < logTime
        } else if logTime != lastLogTime {
            isLagAccepted = false
        }
        lastLogTime = logTime
        baseline = reading
        isResting = false
    }

    private static func stop(_ what: String) -> StoreFailure {
        .retryable(.clockStopped, "\(what); set it right, or have a manager accept it: `xinshi clock accept`.")
    }
}

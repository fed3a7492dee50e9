internal import Glibc

/// Two clocks: what the world says, and what no one can set.
public protocol LogClock: Sendable {
    /// Reads both at once.
    func read() -> ClockReading
}

/// One look at both clocks.
public struct ClockReading: Hashable, Sendable {
    /// UTC milliseconds since 1970; can be set and can jump.
    public let wallMilliseconds: UInt64
    /// Milliseconds since the machine started, its sleep included; only grows, at the pace of time.
    public let steadyMilliseconds: UInt64

    /// Pairs two readings.
    public init(wallMilliseconds: UInt64, steadyMilliseconds: UInt64) {
        self.wallMilliseconds = wallMilliseconds
        self.steadyMilliseconds = steadyMilliseconds
    }
}

/// The machine's clocks.
public struct SystemClock: LogClock {
    /// The machine's clocks.
    public init() {}

    /// Reads CLOCK_REALTIME and CLOCK_BOOTTIME.
    public func read() -> ClockReading {
        // Boot time, not monotonic time: that one stands still while the machine sleeps, and waking would look like a
        // jump.
        ClockReading(
            wallMilliseconds: milliseconds(CLOCK_REALTIME),
            steadyMilliseconds: milliseconds(CLOCK_BOOTTIME)
        )
    }

    private func milliseconds(_ clock: clockid_t) -> UInt64 {
        var time = timespec()
        guard clock_gettime(clock, &time) == 0, time.tv_sec > 0 else { return 0 }
        return UInt64(time.tv_sec) * 1000 + UInt64(time.tv_nsec) / 1_000_000
    }
}

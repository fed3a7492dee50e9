import Glibc

/// Time spent, on the wall and on the processors, over any number of stretches.
struct Stopwatch {
    private(set) var wall = 0.0
    private(set) var processor = 0.0

    /// Adds the time that the work takes.
    mutating func measure<Result>(_ work: () throws -> Result) rethrows -> Result {
        let start = (Stopwatch.now(CLOCK_MONOTONIC), Stopwatch.now(CLOCK_PROCESS_CPUTIME_ID))
        defer {
            wall += Stopwatch.now(CLOCK_MONOTONIC) - start.0
            processor += Stopwatch.now(CLOCK_PROCESS_CPUTIME_ID) - start.1
        }
        return try work()
    }

    static func now(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// Durations of single calls, in milliseconds.
struct Latencies {
    fileprivate var values: [Double] = []

    mutating func measure<Result>(_ work: () throws -> Result) rethrows -> Result {
        let start = Stopwatch.now(CLOCK_MONOTONIC)
        defer { values.append((Stopwatch.now(CLOCK_MONOTONIC) - start) * 1000) }
        return try work()
    }

    /// The value that this share of the calls does not exceed.
    func quantile(_ share: Double) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
    }
}

/// Numbers that look random and are the same in every run (splitmix64).
struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension Latencies {
    /// Takes up a duration measured elsewhere.
    mutating func add(_ milliseconds: Double) { values.append(milliseconds) }
}

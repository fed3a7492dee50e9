import LedgerLog
import LedgerModel
import Synchronization

/// A clock that stands at eight in the evening (Shanghai) of the day it was moved to; both readings go together.
final class BenchClock: LogClock {
    /// The first day: records of this day are entered on this day, so none is late.
    static let firstDay = CivilDate(year: 2026, month: 1, day: 5) ?? CivilDate(daysSinceEpoch: 0)
    private let days = Mutex(Int64(0))

    /// Moves on to a day, counted from the first.
    func move(to day: Int) {
        days.withLock { $0 = max($0, Int64(day)) }
    }

    func read() -> ClockReading {
        let day = days.withLock { $0 } + Int64(BenchClock.firstDay.daysSinceEpoch)
        let milliseconds = UInt64((day * 86_400 + 12 * 3_600) * 1_000)
        return ClockReading(wallMilliseconds: milliseconds, steadyMilliseconds: milliseconds)
    }
}

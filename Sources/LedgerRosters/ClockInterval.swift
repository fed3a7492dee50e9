/// From one time of day to another, in seconds after the first day's midnight.
struct ClockInterval: Equatable {
    /// Arrival, below 86 400.
    var start: Int
    /// Leaving, after `start`, at most the following day's end.
    var end: Int

    /// The length.
    var seconds: Int { end - start }

    /// Joins two times as written; nothing is added to make them fit.
    init(from first: ClockReader.Mention, to second: ClockReader.Mention, isOneCell: Bool) throws(RosterReason) {
        start = try first.resolved()
        guard start < 86_400 else { throw .unreadableTime }
        var last = second
        let late: [ClockReader.Marker?] = [.noon, .afternoon, .latinAfternoon, .evening]
        if isOneCell, last.marker == nil, late.contains(first.marker) {
            // 下午2点-4点: the marker governs both, unless the second hour is written on the 24-hour clock.
            if last.seconds < 43_200, last.seconds + 43_200 > start { last.seconds += 43_200 }
        }
        end = try last.resolved()
        if first.marker == nil, last.marker != nil, first.seconds >= 3600, first.seconds < 43_200,
            start + 43_200 < end, !last.isNextDay
        {
            // 2点-下午4点: the first may be meant on either half of the day.
            throw .ambiguousTime
        }
        guard end >= start else { throw .endBeforeStart }
        guard end > start else { throw .zeroDuration }
        guard end - start <= 86_400 else { throw .over24Hours }
    }

    /// From a stated day and time to another; the days are certain, so that midnight may lie between.
    init(start: Int, end: Int) throws(RosterReason) {
        guard (0..<86_400).contains(start), end >= start else { throw .endBeforeStart }
        guard end > start else { throw .zeroDuration }
        guard end - start <= 86_400 else { throw .over24Hours }
        (self.start, self.end) = (start, end)
    }
}

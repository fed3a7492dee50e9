internal import LedgerModel

extension RecordRow {
    /// Seconds that may lie in the day after the one on which it began (spec 06 §3).
    var reach: Int64 {
        min(Int64(seconds), max(0, Int64(start) + Int64(length) - ShanghaiDay.length))
    }

    /// The seconds of the log that it takes up for itself, as `SessionTime.occupied`.
    var occupied: Range<Int64>? {
        isDayAlone ? nil : startSeconds..<startSeconds + Int64(max(length, 1))
    }

    init(_ time: SessionTime, subject: UInt32, roster: UInt32, evidence: EvidenceClass) {
        self.subject = subject
        self.roster = roster
        self.evidence = evidence
        signer = RecordRow.nobody
        (day, start, length, seconds) = (0, 0, 0, 0)
        flags = []
        set(time)
    }

    /// Takes a time that was judged.
    mutating func set(_ time: SessionTime) {
        day = time.day.daysSinceEpoch
        seconds = UInt32(time.seconds.count)
        start = time.start.map { UInt32($0.secondsSinceEpoch - ShanghaiDay.start(time.day)) } ?? 0
        length = time.interval.map { UInt32($0.end.secondsSinceEpoch - $0.start.secondsSinceEpoch) } ?? 0
    }
}

extension SubjectRow {
    /// Puts a new pending record at the head of the chain; the record leads to what was there before.
    @inline(__always)
    mutating func take(_ record: RecordRow, at index: UInt64) {
        newest = RecordLink(to: index, record)
        pending += record.seconds
    }
}

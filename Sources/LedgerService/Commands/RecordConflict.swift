internal import LedgerLog
public import LedgerModel
internal import LedgerRules

/// The record that stands against a new one: enough to find the sheet it came from, and nothing about the person.
public struct RecordConflict: Hashable, Sendable {
    /// Its number: the index of its `session_recorded`.
    public let record: UInt64
    /// The station that recorded it.
    public let organisation: OrganisationID
    /// Name of the station.
    public let station: String
    /// Day, length and, when known, clock times.
    public let time: SessionTime
}

extension RecordConflict {
    /// The day and the clock times or the length: `2026-11-13 09:00–11:00`, `2026-11-13 7200 s`; of an
    /// open sign-in `2026-11-13 09:00–`.
    public var timeText: String {
        if time.isOpen, let start = time.start { return "\(time.day) \(Self.clock(start))–" }
        guard let interval = time.interval else { return "\(time.day) \(time.seconds.count) s" }
        return "\(time.day) \(Self.clock(interval.start))–\(Self.clock(interval.end))"
    }

    /// Number, station and time in both languages.
    public var words: (zh: String, en: String) {
        ("记录 \(record)，\(station)，\(timeText)", "record \(record), \(station), \(timeText)")
    }

    private static func clock(_ instant: Instant) -> String {
        let seconds = instant.secondsSinceEpoch
        let minutes = (seconds - ShanghaiDay.start(ShanghaiDay.of(seconds))) / 60
        let two = { (number: Int64) in number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(minutes / 60)):\(two(minutes % 60))"
    }
}

extension Ledger {
    /// What stands at an index against another record; nil when no record stands there.
    func conflict(with index: UInt64) -> RecordConflict? {
        log.judge.ask { state in
            guard let record = state.record(index) else { return nil }
            return RecordConflict(
                record: index,
                organisation: record.place.organisation,
                station: state.organisation(record.place.organisation)?.name ?? "",
                time: record.time
            )
        }
    }
}

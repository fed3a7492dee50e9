/// When and how long someone served: a day and a length, with or without the clock times.
public struct SessionTime: Hashable, Sendable {
    /// The Shanghai day on which the session began.
    public let day: CivilDate
    /// The length that counts, 1...86,400.
    public let seconds: Seconds
    /// The clock times, nil when only the day is known.
    public let interval: ServiceInterval?

    /// Wraps the fields; whether they agree is a rule (spec 06 §3), not part of the form.
    public init(day: CivilDate, seconds: Seconds, interval: ServiceInterval? = nil) {
        self.day = day
        self.seconds = seconds
        self.interval = interval
    }
}

/// The clock times of a session.
public struct ServiceInterval: Hashable, Sendable {
    /// When it began.
    public let start: Instant
    /// When it ended.
    public let end: Instant
    /// Rest within it that does not count, 0...86,400.
    public let `break`: Seconds

    /// Wraps the fields; whether the end lies behind the start is a rule.
    public init(start: Instant, end: Instant, `break`: Seconds = .zero) {
        self.start = start
        self.end = end
        self.`break` = `break`
    }
}

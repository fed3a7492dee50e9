/// When and how long someone served: with clock times, with the day alone, or as an open sign-in (spec 05 §6).
public struct SessionTime: Hashable, Sendable {
    /// The Shanghai day on which the session began.
    public let day: CivilDate
    private let clock: Clock

    /// What is known besides the day.
    private enum Clock: Hashable, Sendable {
        case dayAlone(Seconds)
        case interval(ServiceInterval, Seconds)
        case open(Instant)
    }

    /// Wraps the fields; whether they agree is a rule (spec 06 §3), not part of the form.
    public init(day: CivilDate, seconds: Seconds, interval: ServiceInterval? = nil) {
        self.day = day
        clock = interval.map { .interval($0, seconds) } ?? .dayAlone(seconds)
    }

    /// An open sign-in: who began and did not sign out; whether the day is that of the start is a rule.
    public init(day: CivilDate, openSince start: Instant) {
        self.day = day
        clock = .open(start)
    }
}

extension SessionTime {
    /// The length that counts, 1...86,400; 0 of an open sign-in, which counts nowhere.
    public var seconds: Seconds {
        switch clock {
        case .dayAlone(let seconds), .interval(_, let seconds): seconds
        case .open: .zero
        }
    }

    /// The clock times, nil when only the day is known or the end is not.
    public var interval: ServiceInterval? {
        if case .interval(let interval, _) = clock { interval } else { nil }
    }

    /// When it began, nil when only the day is known.
    public var start: Instant? {
        switch clock {
        case .dayAlone: nil
        case .interval(let interval, _): interval.start
        case .open(let start): start
        }
    }

    /// Whether its end is missing (未签退).
    public var isOpen: Bool {
        if case .open = clock { true } else { false }
    }

    /// The seconds of the log that it takes up for itself: an open sign-in the one in which it began, a day alone none.
    public var occupied: Range<Int64>? {
        switch clock {
        case .dayAlone: nil
        case .interval(let interval, _): interval.start.secondsSinceEpoch..<interval.end.secondsSinceEpoch
        case .open(let start): start.secondsSinceEpoch..<start.secondsSinceEpoch + 1
        }
    }

    /// Whether clock times tell this and another session of the same day apart (spec 06 §3).
    ///
    /// A day alone has none, and an open sign-in may have gone on behind its start.
    public func isToldApart(from other: SessionTime) -> Bool {
        guard let start, let otherStart = other.start else { return false }
        return !(isOpen && start <= otherStart) && !(other.isOpen && otherStart <= start)
    }

    /// Whether day, start and end are the same; what is counted of them may differ (spec 06 §4).
    public func isAtSameTime(as other: SessionTime) -> Bool {
        day == other.day && start == other.start && interval?.end == other.interval?.end
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

public import LedgerModel

/// How seconds are printed as hours: one rule of `rounding` in the policy `recording`.
///
/// A pure function for people's eyes. What is stored, summed and compared with thresholds are seconds, never its results.
public struct Rounding: Hashable, Sendable {
    /// What is rounded.
    public enum Scope: String, Hashable, Sendable {
        /// Each session; a total adds what was rounded.
        case session
        /// The total.
        case total
    }

    /// How it is rounded; all divisions drop the remainder.
    public enum Rule: Hashable, Sendable {
        /// Whole units of so many seconds, each so many hundredths of an hour.
        case floor(unitSeconds: Int64, hundredths: Int64)
        /// As `floor`, from half a unit up to the next.
        case halfUp(unitSeconds: Int64, hundredths: Int64)
        /// Whole bases, and for the rest the first step that reaches it.
        case table(baseSeconds: Int64, hundredthsPerBase: Int64, steps: [Step])
    }

    /// One step of a table.
    public struct Step: Hashable, Sendable {
        /// The greatest rest that it covers, in seconds.
        public let upToSeconds: Int64
        /// What it comes to, in hundredths of an hour.
        public let hundredths: Int64

        /// Pairs them.
        public init(upToSeconds: Int64, hundredths: Int64) {
            self.upToSeconds = upToSeconds
            self.hundredths = hundredths
        }
    }

    /// Its code in the policy.
    public let code: String
    /// Its name in both languages.
    public let names: Names
    /// Decimals that are printed, 0...2.
    public let decimals: Int
    /// What is rounded.
    public let scope: Scope
    /// How it is rounded.
    public let rule: Rule

    /// A name in both languages.
    public struct Names: Hashable, Sendable {
        /// Chinese.
        public let chinese: String
        /// English.
        public let english: String

        /// Pairs the names.
        public init(_ chinese: String, _ english: String) {
            self.chinese = chinese
            self.english = english
        }
    }

    /// Collects the parts.
    public init(code: String, names: Names, decimals: Int, scope: Scope, rule: Rule) {
        self.code = code
        self.names = names
        self.decimals = decimals
        self.scope = scope
        self.rule = rule
    }

    /// Two decimals, half up: the rule of the national portal, and what holds where no policy is at hand.
    public static let exactHundredths = Rounding(
        code: "exact_hundredths",
        names: Names("精确到0.01小时", "two decimals, half up"),
        decimals: 2,
        scope: .total,
        rule: .halfUp(unitSeconds: 36, hundredths: 1)
    )

    /// Hundredths of an hour for one length of time, 0 for none; a length below zero is rounded as its opposite.
    public func hundredths(_ seconds: Seconds) -> Int64 {
        let count = abs(seconds.count)
        let rounded =
            switch rule {
            case .floor(let unit, let hundredths): count / unit * hundredths
            case .halfUp(let unit, let hundredths): (2 * count + unit) / (2 * unit) * hundredths
            case .table(let base, let perBase, let steps):
                count / base * perBase + (steps.first { count % base <= $0.upToSeconds }?.hundredths ?? 0)
            }
        return seconds.count < 0 ? -rounded : rounded
    }

    /// Hundredths of an hour for the total of sessions, by the rule's scope.
    public func hundredths(ofSessions sessions: some Sequence<Seconds>) -> Int64 {
        switch scope {
        case .session: sessions.reduce(0) { $0 + hundredths($1) }
        case .total: hundredths(Seconds(sessions.reduce(0) { $0 + $1.count }))
        }
    }

    /// Hundredths of an hour as they are printed: `2.50`, `2.5` or `2`, by the rule's decimals.
    public func text(_ hundredths: Int64) -> String {
        let (hours, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
        let digits = (rest < 10 ? "0" : "") + String(rest)
        let fraction = String(digits.prefix(decimals))
        return (hundredths < 0 ? "-" : "") + (decimals == 0 ? "\(hours)" : "\(hours).\(fraction)")
    }
}

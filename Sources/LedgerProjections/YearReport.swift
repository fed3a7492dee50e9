public import LedgerModel
public import LedgerRules

/// What happened in one calendar year of log time.
public struct YearLine: Hashable, Sendable {
    /// Sessions recorded.
    public internal(set) var records = 0
    /// Those of them that are late.
    public internal(set) var late = 0
    /// Corrections of sessions.
    public internal(set) var corrections = 0
    /// Sessions voided.
    public internal(set) var voidings = 0
    /// Certificates issued.
    public internal(set) var certificatesIssued = 0
    /// Certificates revoked.
    public internal(set) var certificatesRevoked = 0
    /// Certificates superseded by others.
    public internal(set) var certificatesSuperseded = 0
    /// Objections of those concerned.
    public internal(set) var objectionsOpened = 0
    /// Objections decided.
    public internal(set) var objectionsDecided = 0
    /// Those of them that were upheld.
    public internal(set) var objectionsUpheld = 0
    /// Reports by others or by nobody.
    public internal(set) var reportsOpened = 0
    /// Reports closed.
    public internal(set) var reportsClosed = 0
    /// Those of them that were upheld.
    public internal(set) var reportsUpheld = 0
    /// Volunteers registered.
    public internal(set) var registrations = 0

    /// Nothing yet.
    public init() {}

    /// Adds the counts of another organisation.
    public static func += (line: inout YearLine, other: YearLine) {
        for counter in YearLine.counters { line[keyPath: counter] += other[keyPath: counter] }
    }

    private static let counters: [any WritableKeyPath<YearLine, Int> & Sendable] = [
        \.records, \.late, \.corrections, \.voidings, \.certificatesIssued, \.certificatesRevoked,
        \.certificatesSuperseded, \.objectionsOpened, \.objectionsDecided, \.objectionsUpheld, \.reportsOpened,
        \.reportsClosed, \.reportsUpheld, \.registrations,
    ]
}

/// The yearly report (MCA Order 67 §18): one calendar year of log time, by organisation.
public struct YearReport: Sendable {
    /// By organisation: of the record, of the certificate, or that registered; those where something happened.
    public private(set) var lines: [OrganisationID: YearLine]
    private let year: Int

    /// All organisations together.
    public var total: YearLine { lines.values.reduce(into: YearLine()) { $0 += $1 } }

    /// Joins a year of the chronicle with what a state knows that has every row in memory; both reflect the same entries.
    public init(_ state: inout LedgerState, _ chronicle: Chronicle, year: Int) {
        self.year = year
        lines = chronicle.years[year] ?? [:]
        var late: [OrganisationID: Int] = [:]
        state.forEachRecord { record in
            guard record.isLate, let run = chronicle.run(of: record.index), run.year == year else { return }
            late[run.organisation, default: 0] += 1
        }
        for (organisation, count) in late { lines[organisation, default: YearLine()].late = count }
        for view in state.objections() { count(view, decided: chronicle.decided[view.index]) }
    }

    private mutating func count(_ view: ObjectionView, decided: Int?) {
        var line = lines[view.organisation] ?? YearLine()
        let before = line
        if view.opened.fields.year == year {
            line[keyPath: view.isReport ? \YearLine.reportsOpened : \YearLine.objectionsOpened] += 1
        }
        if decided == year {
            line[keyPath: view.isReport ? \YearLine.reportsClosed : \YearLine.objectionsDecided] += 1
            let upheld = view.isReport ? \YearLine.reportsUpheld : \YearLine.objectionsUpheld
            if view.outcome == .upheld { line[keyPath: upheld] += 1 }
        }
        if line != before { lines[view.organisation] = line }
    }
}

public import LedgerModel

/// What happened in each calendar year of log time, for the yearly report (MCA Order 67 §18).
///
/// A fold over the statements in order, in memory; it holds no total that the state holds.
public struct Chronicle: StatementProjection {
    /// The types that a year's line counts.
    public static let types: Set<StatementType> = [
        .sessionRecorded, .sessionCorrected, .sessionVoided, .recordsVoided, .certificateIssued,
        .certificateStatusChanged, .objectionOpened, .objectionDecided, .volunteerRegistered,
    ]

    /// What happened in each calendar year of log time.
    public private(set) var years: [Int: YearLine] = [:]

    /// Nothing yet.
    public init() {}

    /// Takes up the next statement that stands.
    public mutating func take(_ input: ProjectionInput) {
        years[input.logDay.fields.year, default: YearLine()].count(input.statement)
    }
}

/// What happened in one calendar year of log time.
public struct YearLine: Hashable, Sendable {
    /// Sessions recorded.
    public private(set) var records = 0
    /// Corrections of sessions.
    public private(set) var corrections = 0
    /// Statements that voided sessions, single or as ranges.
    public private(set) var voidings = 0
    /// Certificates issued.
    public private(set) var certificatesIssued = 0
    /// Certificates revoked or superseded.
    public private(set) var certificatesWithdrawn = 0
    /// Objections opened.
    public private(set) var objectionsOpened = 0
    /// Objections decided.
    public private(set) var objectionsDecided = 0
    /// Volunteers registered.
    public private(set) var registrations = 0

    /// Nothing yet.
    public init() {}

    mutating func count(_ statement: Statement) {
        switch statement {
        case .sessionRecorded: records += 1
        case .sessionCorrected: corrections += 1
        case .sessionVoided, .recordsVoided: voidings += 1
        case .certificateIssued: certificatesIssued += 1
        case .certificateStatusChanged(let changed):
            if changed.status == .revoked || changed.status == .superseded { certificatesWithdrawn += 1 }
        case .objectionOpened: objectionsOpened += 1
        case .objectionDecided: objectionsDecided += 1
        case .volunteerRegistered: registrations += 1
        default: break
        }
    }
}

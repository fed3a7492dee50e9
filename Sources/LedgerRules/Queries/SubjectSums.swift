public import LedgerModel

/// What the state holds of one subject.
public struct SubjectSums: Hashable, Sendable {
    /// The subject.
    public let subject: SubjectID
    // By position in `EvidenceClass.allCases`.
    private let effectiveSeconds: [Int64]
    /// Seconds of pending records.
    public let pending: Seconds
    /// Number of open sign-ins, which count nowhere.
    public let open: Int
    /// Effective seconds that were recorded late.
    public let late: Seconds
    /// Seconds that other platforms recorded.
    public let elsewhere: Seconds
    /// Number of effective records.
    public let records: Int
    /// Balance of time credit; below zero when spent time was voided.
    public let credit: Int64
    /// The star held, 0 for none, and whether it is under review.
    public let stars: Int
    /// Whether a review of the star is open.
    public let isUnderReview: Bool
    /// Shanghai log day of `volunteer_registered`, nil for operators who are no volunteers.
    public let registeredDay: CivilDate?
    /// Erased, or restricted.
    public let isErased: Bool
    /// Processing is stopped.
    public let isRestricted: Bool

    init(_ row: SubjectRow) {
        subject = row.id
        effectiveSeconds = EvidenceClass.allCases.map { Int64(row.effective[$0.position]) }
        pending = Seconds(Int64(row.pending))
        open = Int(row.open)
        late = Seconds(Int64(row.late))
        elsewhere = Seconds(row.elsewhere)
        records = Int(row.records)
        credit = row.credit
        stars = Int(row.stars)
        isUnderReview = row.flags.contains(.underReview)
        registeredDay =
            row.registeredDay == SubjectRow.notRegistered ? nil : CivilDate(daysSinceEpoch: row.registeredDay)
        isErased = row.flags.contains(.erased)
        isRestricted = row.flags.contains(.restricted)
    }

    /// Effective seconds of one evidence class.
    public func effective(_ evidence: EvidenceClass) -> Seconds {
        Seconds(effectiveSeconds[evidence.position])
    }

    /// Effective seconds of all evidence classes: the service hours.
    public var total: Seconds {
        Seconds(effectiveSeconds.reduce(0, +))
    }
}

extension LedgerState {
    /// What the state holds of a subject, nil when it is not known.
    public mutating func sums(of subject: SubjectID) -> SubjectSums? {
        subjectNumber(subject).map { SubjectSums(tables.subjects[position(ofSubject: $0)]) }
    }

    /// Lends every subject; needs every row in memory (`loadAll`).
    public func forEachSubject(_ body: (SubjectSums) -> Void) {
        tables.subjects.forEach { _, row in body(SubjectSums(row)) }
    }

    /// Balance of the account `issuance`: minus the sum of all others.
    public var issuanceBalance: Int64 { counters.issuance }
}

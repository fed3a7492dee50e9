public import LedgerModel

/// The records that a sample for an inspection is drawn from (spec 10 §5).
public struct SamplePopulation: StatementProjection {
    /// Recording.
    public static let types: Set<StatementType> = [.sessionRecorded]

    /// Indexes of the records, ascending.
    public private(set) var records: [UInt64] = []
    private let organisation: OrganisationID?
    private let days: DayRange?

    /// The records signed for an organisation and recorded of these days; nil takes all.
    public init(of organisation: OrganisationID? = nil, in days: DayRange? = nil) {
        self.organisation = organisation
        self.days = days
    }

    /// Takes up the next statement that stands.
    public mutating func take(_ input: ProjectionInput) {
        guard case .sessionRecorded(let session) = input.statement else { return }
        guard organisation == nil || organisation == input.organisation else { return }
        if let days, session.time.day < days.first || session.time.day > days.last { return }
        records.append(input.index)
    }
}

public import LedgerModel

/// What other platforms know of our records, and what they recorded themselves (spec 05 §6).
///
/// A record has one number and one standing for each platform; its hours count here and nowhere else. What
/// `recorded_elsewhere` brings is listed apart and is part of no total.
public struct PlatformBook: StatementProjection {
    /// One number under which a platform knows a record.
    public struct ExternalNumber: Hashable, Sendable {
        /// Index of its statement: the number is a commitment there.
        public let index: UInt64
        /// Index of the record.
        public let record: UInt64
        /// The platform.
        public let platform: Code
    }

    /// One step of a record on its way to a platform.
    public struct Step: Hashable, Sendable {
        /// Index of its statement.
        public let index: UInt64
        /// Index of the record.
        public let record: UInt64
        /// The platform.
        public let platform: Code
        /// How far it came.
        public let status: SynchronisationStatus
        /// The Shanghai log day.
        public let day: CivilDate
    }

    /// Time that another platform recorded.
    public struct Elsewhere: Hashable, Sendable {
        /// Index of its statement: the source is a commitment there.
        public let index: UInt64
        /// Who recorded it here.
        public let organisation: OrganisationID
        /// Who served, where, when, how long.
        public let facts: RecordedElsewhere
    }

    /// A record on a platform.
    public struct Place: Hashable, Sendable {
        /// Index of the record.
        public let record: UInt64
        /// The platform.
        public let platform: Code

        /// Names a record on a platform.
        public init(record: UInt64, platform: Code) {
            self.record = record
            self.platform = platform
        }
    }

    /// The three types.
    public static let types: Set<StatementType> = [.externalNumberRecorded, .synchronised, .recordedElsewhere]

    /// Numbers in order.
    public private(set) var numbers: [ExternalNumber] = []
    /// The last step of each record on each platform.
    public private(set) var standing: [Place: Step] = [:]
    /// Times recorded elsewhere, in order.
    public private(set) var elsewhere: [Elsewhere] = []

    /// Nothing yet.
    public init() {}

    /// Takes up the next statement that stands.
    public mutating func take(_ input: ProjectionInput) {
        let index = input.index
        switch input.statement {
        case .externalNumberRecorded(let recorded):
            let record = input.index(of: recorded.record)
            numbers.append(ExternalNumber(index: index, record: record, platform: recorded.platform))
        case .synchronised(let synchronised):
            let place = Place(record: input.index(of: synchronised.record), platform: synchronised.platform)
            standing[place] = Step(
                index: index,
                record: place.record,
                platform: place.platform,
                status: synchronised.status,
                day: input.logDay
            )
        case .recordedElsewhere(let facts):
            elsewhere.append(Elsewhere(index: index, organisation: input.organisation, facts: facts))
        default: break
        }
    }
}

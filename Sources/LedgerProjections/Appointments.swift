public import LedgerModel

/// Who holds which roles in which organisation, by the last appointment of each; the root subject's roles are given by GENESIS.
public struct Appointments: StatementProjection {
    /// One subject's roles in one organisation.
    public struct Line: Hashable, Sendable {
        /// The operator.
        public let subject: SubjectID
        /// Where the roles hold.
        public let organisation: OrganisationID
        /// The roles, ascending by their codes.
        public let roles: [Role]
        /// Index of the appointment.
        public let index: UInt64
        /// The Shanghai log day of the appointment.
        public let since: CivilDate
    }

    /// Appointing and dismissing.
    public static let types: Set<StatementType> = [.operatorAppointed, .operatorDismissed]

    private struct Key: Hashable {
        let subject: SubjectID
        let organisation: OrganisationID
    }

    private var standing: [Key: Line] = [:]

    /// Nobody yet.
    public init() {}

    /// Takes up the next statement that stands.
    public mutating func take(_ input: ProjectionInput) {
        switch input.statement {
        case .operatorAppointed(let appointed):
            standing[Key(subject: appointed.subject, organisation: appointed.organisation)] = Line(
                subject: appointed.subject,
                organisation: appointed.organisation,
                roles: appointed.roles,
                index: input.index,
                since: input.logDay
            )
        case .operatorDismissed(let dismissed):
            standing[Key(subject: dismissed.subject, organisation: dismissed.organisation)] = nil
        default: break
        }
    }

    /// Everybody with a role, in order of appointment.
    public var lines: [Line] { standing.values.sorted { $0.index < $1.index } }
}

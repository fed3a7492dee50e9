public import LedgerModel

/// To whom data of one person were shown or handed over; the recipients' names are in the vault.
public struct DisclosureBook: StatementProjection {
    /// One disclosure.
    public struct Line: Hashable, Sendable {
        /// What was disclosed.
        public let disclosure: Code
        /// Why, by the policy `reason_codes`.
        public let reasonCode: Code
        /// The Shanghai log day.
        public let day: CivilDate
        /// Index of the statement.
        public let index: UInt64
    }

    /// Disclosing.
    public static let types: Set<StatementType> = [.disclosureRecorded]

    /// Disclosures in the order of the log.
    public private(set) var lines: [Line] = []
    private let subject: SubjectID

    /// The disclosures of one person; none yet.
    public init(of subject: SubjectID) {
        self.subject = subject
    }

    /// Takes up the next statement that stands.
    public mutating func take(_ input: ProjectionInput) {
        guard case .disclosureRecorded(let recorded) = input.statement, recorded.subject == subject else { return }
        lines.append(
            Line(
                disclosure: recorded.disclosure,
                reasonCode: recorded.reasonCode,
                day: input.logDay,
                index: input.index
            )
        )
    }
}

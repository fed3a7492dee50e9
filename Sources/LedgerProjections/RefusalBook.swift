public import LedgerModel

/// Which requests of persons about their data were refused; the words are in the vault (spec 08 §9).
public struct RefusalBook: StatementProjection {
    /// One refusal.
    public struct Line: Hashable, Sendable {
        /// Whose request.
        public let subject: SubjectID
        /// What was asked for.
        public let request: Code
        /// Why it was refused, by the policy `reason_codes`.
        public let reasonCode: Code
        /// The organisation in whose name it was refused.
        public let organisation: OrganisationID
        /// The Shanghai log day.
        public let day: CivilDate
        /// Index of the statement.
        public let index: UInt64
    }

    /// Refusing.
    public static let types: Set<StatementType> = [.requestRefused]

    /// Refusals in the order of the log.
    public private(set) var lines: [Line] = []
    private let subject: SubjectID?

    /// The refusals of one person's requests, or of everybody's; none yet.
    public init(of subject: SubjectID? = nil) {
        self.subject = subject
    }

    /// Takes up the next statement that stands.
    public mutating func take(_ input: ProjectionInput) {
        guard case .requestRefused(let refused) = input.statement, subject == nil || refused.subject == subject else {
            return
        }
        lines.append(
            Line(
                subject: refused.subject,
                request: refused.request,
                reasonCode: refused.reasonCode,
                organisation: input.organisation,
                day: input.logDay,
                index: input.index
            )
        )
    }
}

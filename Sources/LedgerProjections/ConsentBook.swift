public import LedgerModel

/// What one person agreed to and took back: the last word on each kind of consent.
public struct ConsentBook: StatementProjection {
    /// The last word on one kind.
    public struct Line: Hashable, Sendable {
        /// The kind of consent.
        public let consent: Code
        /// Whether it was given; otherwise it was withdrawn.
        public let isGiven: Bool
        /// Who said so: the person or a guardian.
        public let by: SubjectID
        /// The Shanghai log day.
        public let day: CivilDate
        /// Index of the statement.
        public let index: UInt64
    }

    /// Registering, and consents by themselves.
    public static let types: Set<StatementType> = [.volunteerRegistered, .consentRecorded]

    /// One line for each kind, in ascending order of its code.
    public var lines: [Line] { last.values.sorted { $0.consent.text < $1.consent.text } }

    private let subject: SubjectID
    private var last: [Code: Line] = [:]

    /// The consents of one person; none yet.
    public init(of subject: SubjectID) {
        self.subject = subject
    }

    /// Takes up the next statement that stands.
    public mutating func take(_ input: ProjectionInput) {
        switch input.statement {
        case .volunteerRegistered(let registered) where registered.subject == subject:
            for consent in registered.consents { note(consent, true, registered.guardian ?? subject, input) }
        case .consentRecorded(let recorded) where recorded.subject == subject:
            note(recorded.consent, recorded.given, recorded.by, input)
        default: break
        }
    }

    private mutating func note(_ consent: Code, _ isGiven: Bool, _ by: SubjectID, _ input: ProjectionInput) {
        last[consent] = Line(consent: consent, isGiven: isGiven, by: by, day: input.logDay, index: input.index)
    }
}

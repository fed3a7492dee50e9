internal import LedgerLog
internal import LedgerModel
public import LedgerRules
public import LedgerVault

/// Why a batch of commands was refused, and by which line.
public struct CommandRefusal: Error, Hashable, Sendable {
    /// A code of specs 06 and 12.
    public let code: String
    /// Line of the command file, nil when the batch as a whole is refused.
    public let line: Int?
    /// Field at fault, as written.
    public let field: String?

    /// The rule's own sentence, with the place in the log that stands against it; nil for refusals of other kinds.
    public internal(set) var words: RejectionText?

    /// The record that stands against a new session; nil for refusals of other kinds.
    public internal(set) var conflict: RecordConflict?

    /// The same refusal, said of another line.
    public func at(line: Int?) -> CommandRefusal {
        var moved = CommandRefusal(code: code, line: line, field: field)
        moved.words = words
        moved.conflict = conflict
        return moved
    }

    /// Names a refusal.
    public init(code: String, line: Int?, field: String?) {
        self.code = code
        self.line = line
        self.field = field
    }
}

extension CommandRefusal {
    /// What the log refuses, with the line of the command at fault.
    init(_ refusal: BatchRefusal, _ commands: [Command]) {
        let line = refusal.offset.flatMap { commands.indices.contains($0) ? commands[$0].line : nil }
        self.init(code: refusal.code, line: line, field: nil)
    }

    /// What the vault refuses, by code.
    public init(vault rejection: VaultRejection) {
        let code =
            switch rejection {
            case .erased: "subject_erased"
            case .restricted: "subject_restricted"
            case .documentInUse: "document_in_use"
            case .externalNumberInUse: "external_number_in_use"
            case .tooLong: "value_too_long"
            case .valueDiffers: "value_differs"
            case .notFound: "value_not_found"
            case .queryTooShort: "query_too_short"
            }
        self.init(code: code, line: nil, field: nil)
    }
}

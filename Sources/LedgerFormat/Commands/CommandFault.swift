/// A line of a command file that cannot be taken, and why (spec 12 §4).
public struct CommandFault: Error, Hashable, Sendable {
    /// The line, from 1.
    public let line: Int
    /// Why.
    public let refusal: Refusal

    /// Pairs a line with a refusal.
    public init(line: Int, _ refusal: Refusal) {
        self.line = line
        self.refusal = refusal
    }

    /// Why a line cannot be taken.
    public enum Refusal: Hashable, Sendable {
        /// The line is outside the profile or has no valid form.
        case form(StatementError)
        /// The first line is no header.
        case header
        /// An id stands on an earlier line too.
        case repeated
        /// A reference names a command of this or a later line.
        case below(field: String)
        /// A reference names a command that is neither above nor in the log.
        case unknown(field: String)
        /// A label comes again after another batch, or with another author.
        case batchSplit
        /// A file in mode atomic has a second author or a label.
        case atomicSplit
        /// A batch of more than 16,384 commands.
        case batchTooLarge
    }

    /// The written code.
    public var code: String {
        switch refusal {
        case .form(let error): error.code
        case .header: "commands_header"
        case .repeated: "command_repeated"
        case .below: "command_below"
        case .unknown: "command_unknown"
        case .batchSplit: "batch_split"
        case .atomicSplit: "atomic_split"
        case .batchTooLarge: "batch_too_large"
        }
    }

    /// The field at fault, nil where the whole line is.
    public var field: String? {
        switch refusal {
        case .form(let error): error.field
        case .below(let field), .unknown(let field): field
        default: nil
        }
    }
}

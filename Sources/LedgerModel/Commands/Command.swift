/// A wish of one line of a command file: what shall become a statement (spec 12).
///
/// Personal values and files stand in clear; they go to the vault, and only their commitments into the statement.
public struct Command: Hashable, Sendable {
    /// The client's id; the same id always yields the first outcome.
    public let id: CommandID
    /// The name of the local key that shall sign.
    public let author: Name
    /// Groups lines that are signed together; nil for a batch of one.
    public let batch: Code?
    /// What is wished, and the values that the vault will keep.
    public let wish: Wish
    /// The line of the file, from 1; the header is line 1.
    public let line: Int

    /// Collects the parts of a line.
    public init(id: CommandID, author: Name, batch: Code?, wish: Wish, line: Int) {
        self.id = id
        self.author = author
        self.batch = batch
        self.wish = wish
        self.line = line
    }

    /// The type, the fields, and what is kept apart from them.
    public struct Wish: Hashable, Sendable {
        /// The type of the statement that this becomes.
        public let becomes: StatementType
        /// Canonical bytes of the fields, without envelope and commitments; references may name commands.
        public let fields: [UInt8]
        /// Values in clear, in ascending order of their tags.
        public let values: [Value]
        /// Files that evidence something, in ascending order of their fields.
        public let files: [File]

        /// Collects the parts.
        public init(becomes: StatementType, fields: [UInt8], values: [Value] = [], files: [File] = []) {
            self.becomes = becomes
            self.fields = fields
            self.values = values
            self.files = files
        }
    }

    /// A value in clear.
    public struct Value: Hashable, Sendable {
        /// What it is.
        public let tag: CommitmentTag
        /// The value.
        public let text: String

        /// Pairs a tag with a value.
        public init(tag: CommitmentTag, text: String) {
            self.tag = tag
            self.text = text
        }
    }

    /// A file to be bound by a commitment.
    public struct File: Hashable, Sendable {
        /// The statement's field that gets the commitment.
        public let field: String
        /// The path, relative to the folder of the command file.
        public let path: String

        /// Pairs a field with a path.
        public init(field: String, path: String) {
            self.field = field
            self.path = path
        }
    }
}

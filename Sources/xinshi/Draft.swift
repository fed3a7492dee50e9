import LedgerFormat
import LedgerModel
import LedgerService

/// A statement as the command line wishes it; becomes one line of a command file, whose form is checked there.
struct Draft {
    let type: StatementType
    /// The id of its command, drawn here.
    let id = CommandID.random()
    private var fields: [String: JSONValue] = [:]
    private var values: [String: String] = [:]
    private(set) var files: [String: String] = [:]

    init(_ type: StatementType) {
        self.type = type
    }

    /// A field in clear; nil leaves it out.
    mutating func set(_ key: String, _ value: JSONValue?) {
        fields[key] = value
    }

    /// A field in clear as text; nil leaves it out.
    mutating func set(_ key: String, _ text: String?) {
        fields[key] = text.map { .string($0) }
    }

    /// A field in clear as id, digest or day, by its written form; nil leaves it out.
    mutating func set(_ key: String, _ value: (some CustomStringConvertible)?) {
        fields[key] = value.map { .string($0.description) }
    }

    /// A personal value by its tag, kept by the vault; nil leaves it out.
    mutating func keep(_ tag: String, _ text: String?) {
        values[tag] = text
    }

    /// A file that evidences something, kept by the vault; nil leaves it out.
    mutating func attach(_ field: String, _ path: String?) {
        files[field] = path
    }

    /// Puts codes in the place of the names by which people know them.
    ///
    /// A code stays as it was written; what is neither code nor name is refused in the words of the list.
    mutating func putCodes(from book: CodeBook) throws {
        for (field, value) in fields {
            guard let name = CodeBook.list(ofField: field, in: type), let list = book.list(name) else { continue }
            let code = { (value: JSONValue) in
                try value.string.map { .string(try Self.code($0, in: list, field, book)) } ?? value
            }
            fields[field] = try value.elements.map { .array(try $0.map(code)) } ?? code(value)
        }
        // The kind of a document decides whom the vault finds before anything is drafted: only its code will do.
        for (tag, text) in values where tag != CommitmentTag.idType.rawValue {
            let name = CommitmentTag(rawValue: tag).flatMap { CodeBook.list(ofValue: $0) }
            guard let list = name.flatMap({ book.list($0) }) else { continue }
            let codes = try text.split(separator: ",").map { try Self.code(String($0), in: list, tag, book) }
            let sorted = Set(codes).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            values[tag] = sorted.joined(separator: ",")
        }
    }

    private static func code(
        _ text: String,
        in list: CodeBook.List,
        _ field: String,
        _ book: CodeBook
    ) throws -> String {
        if let code = book.code(text, in: list.name) { return code }
        guard Code(text) != nil else { throw CommandRefusal.unlisted(in: list, field: field) }
        return text
    }

    /// The tags of the values given so far.
    var valueTags: Set<String> { Set(values.keys) }

    /// The line of a command file.
    func line(author: String) throws -> [UInt8] {
        var members = [
            JSONValue.Member("author", .string(author)), .init("becomes", .string(type.rawValue)),
            .init("command", .string(id.description)), .init("fields", .sorted(fields.map { .init($0, $1) })),
        ]
        if !values.isEmpty { members.append(.init("values", .texts(values))) }
        if !files.isEmpty { members.append(.init("files", .texts(files))) }
        return JSONValue.sorted(members).canonicalBytes
    }

    /// Texts that cannot stand in a line: control characters.
    var malformed: String? {
        let texts = Array(values) + Array(files) + fields.compactMap { key, value in value.string.map { (key, $0) } }
        return texts.first { !$0.1.isPlain }?.0
    }
}

extension JSONValue {
    /// An object of texts.
    static func texts(_ texts: [String: String]) -> JSONValue {
        .sorted(texts.map { .init($0, .string($1)) })
    }

    /// An object of these members, in any order; nil values are left out.
    static func facts(_ members: [(String, JSONValue?)]) -> JSONValue {
        .sorted(members.compactMap { key, value in value.map { Member(key, $0) } })
    }

    /// A text, nil for nil; control characters become spaces.
    static func text(_ text: (some CustomStringConvertible)?) -> JSONValue? {
        text.map { .string($0.description.plain) }
    }

    /// A number, nil for nil.
    static func number(_ number: (some BinaryInteger)?) -> JSONValue? {
        number.map { .integer(Int64($0)) }
    }
}

extension String {
    /// Whether it holds no control character.
    var isPlain: Bool {
        unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
    }

    /// With control characters as spaces, so that a stored text cannot move the cursor of a terminal.
    var plain: String {
        guard !isPlain else { return self }
        var scalars = UnicodeScalarView()
        for scalar in unicodeScalars {
            let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            scalars.append(isControl ? " " : scalar)
        }
        return String(scalars)
    }

    /// The parts between commas, trimmed, without empty ones.
    var listed: [String] {
        split(whereSeparator: { $0 == "," || $0 == "，" }).map { String($0) }
    }
}

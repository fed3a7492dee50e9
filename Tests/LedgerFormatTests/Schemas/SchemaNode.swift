/// A JSON value with free keys in a chosen order, printed for people: JSON Schemas are outside the JSON profile.
indirect enum SchemaNode: Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    case object([(key: String, value: SchemaNode)])
    case array([SchemaNode])
    case string(String)
    case integer(Int64)
    case bool(Bool)

    init(stringLiteral value: String) { self = .string(value) }
    init(integerLiteral value: Int64) { self = .integer(value) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
    init(arrayLiteral elements: SchemaNode...) { self = .array(elements) }
    init(dictionaryLiteral elements: (String, SchemaNode)...) {
        self = .object(elements.map { (key: $0.0, value: $0.1) })
    }

    /// This object with one more member.
    func with(_ key: String, _ value: SchemaNode) -> SchemaNode {
        guard case .object(let members) = self else { return self }
        return .object(members + [(key: key, value: value)])
    }

    /// The text, two spaces a level; short values on one line.
    func text(indent: String = "") -> String {
        let flat = self.flat
        if indent.utf8.count + flat.utf8.count <= 100 { return flat }
        let inner = indent + "  "
        switch self {
        case .object(let members):
            let lines = members.map { inner + SchemaNode.quoted($0.key) + ": " + $0.value.text(indent: inner) }
            return "{\n" + lines.joined(separator: ",\n") + "\n" + indent + "}"
        case .array(let elements):
            return "[\n" + elements.map { inner + $0.text(indent: inner) }.joined(separator: ",\n") + "\n" + indent
                + "]"
        default:
            return flat
        }
    }

    private var flat: String {
        switch self {
        case .object(let members):
            "{" + members.map { SchemaNode.quoted($0.key) + ": " + $0.value.flat }.joined(separator: ", ") + "}"
        case .array(let elements): "[" + elements.map(\.flat).joined(separator: ", ") + "]"
        case .string(let text): SchemaNode.quoted(text)
        case .integer(let number): String(number)
        case .bool(let value): String(value)
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for character in text.unicodeScalars {
            if character == "\"" || character == "\\" { quoted += "\\" }
            quoted.unicodeScalars.append(character)
        }
        return quoted + "\""
    }
}

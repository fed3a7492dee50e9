/// A JSON value, written with ascending keys and no white space (spec 01 §2).
indirect enum JSON: Hashable, Sendable {
    case object([String: JSON])
    case array([JSON])
    case text(String)
    case number(Int)
    case truth(Bool)
    case null

    subscript(key: String) -> JSON? {
        get {
            guard case .object(let members) = self else { return nil }
            return members[key]
        }
        set {
            guard case .object(var members) = self else { return }
            members[key] = newValue
            self = .object(members)
        }
    }

    var members: [String: JSON] {
        guard case .object(let members) = self else { return [:] }
        return members
    }

    var elements: [JSON] {
        guard case .array(let elements) = self else { return [] }
        return elements
    }

    var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    var number: Int? {
        guard case .number(let number) = self else { return nil }
        return number
    }

    var isTrue: Bool { self == .truth(true) }

    var written: String {
        switch self {
        case .object(let members):
            let lines = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            return "{" + lines.map { "\"\($0.key)\":\($0.value.written)" }.joined(separator: ",") + "}"
        case .array(let elements): return "[" + elements.map(\.written).joined(separator: ",") + "]"
        case .text(let text): return "\"\(text)\""
        case .number(let number): return "\(number)"
        case .truth(let truth): return truth ? "true" : "false"
        case .null: return "null"
        }
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    init(stringLiteral text: String) { self = .text(text) }
    init(integerLiteral number: Int) { self = .number(number) }
    init(booleanLiteral truth: Bool) { self = .truth(truth) }
    init(arrayLiteral elements: JSON...) { self = .array(elements) }
    init(dictionaryLiteral members: (String, JSON)...) { self = .object(Dictionary(members) { $1 }) }
}

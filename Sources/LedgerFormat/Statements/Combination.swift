/// A demand that fields make on one another; a breach is `schema_combination` (spec 06 §1).
enum Combination: Sendable {
    /// All of these stand or none.
    case together([StaticString])
    /// A field stands only with another.
    case needs(StaticString, StaticString)
    /// A field stands if another has this code; `onlyThen`: and not otherwise.
    case standsWhen(StaticString, field: StaticString, hasCode: StaticString, onlyThen: Bool)
    /// Exactly one of these stands.
    case exactlyOne(StaticString, StaticString)
    /// A field is left out exactly where another stands without a third.
    case leftOut(StaticString, where: StaticString, without: StaticString)
    /// The first day is not after the last.
    case ordered(StaticString, StaticString)
    /// `except` of the range lies below its `count`.
    case exceptBelowCount
    /// `name` and `version` of the document are those of the statement.
    case documentIsNamed

    /// The field that a breach names.
    var field: String {
        switch self {
        case .together(let keys): keys[0].description
        case .needs(let key, _), .standsWhen(let key, _, _, _), .exactlyOne(let key, _): key.description
        case .leftOut(let key, _, _): key.description
        case .ordered(_, let key): key.description
        case .exceptBelowCount: "range.except"
        case .documentIsNamed: "document"
        }
    }

    /// Whether the fields meet the demand; their types and ranges are known to be right.
    func holds(in fields: borrowing FieldScanner) throws(FormatError) -> Bool {
        switch self {
        case .together(let keys):
            let count = keys.count { fields.field($0) != nil }
            return count == 0 || count == keys.count
        case .needs(let key, let other):
            return fields.field(key) == nil || fields.field(other) != nil
        case .standsWhen(let key, let field, let code, let onlyThen):
            let stands = fields.field(key) != nil
            return fields.equals(field, code) ? stands : !(stands && onlyThen)
        case .exactlyOne(let first, let second):
            return (fields.field(first) != nil) != (fields.field(second) != nil)
        case .leftOut(let key, let present, let absent):
            return (fields.field(key) == nil) == (fields.field(present) != nil && fields.field(absent) == nil)
        case .ordered(let first, let last):
            guard let first = fields.day(first), let last = fields.day(last) else { return false }
            return first <= last
        case .exceptBelowCount:
            return try exceptIsBelowCount(fields)
        case .documentIsNamed:
            return try documentIsNamed(fields)
        }
    }

    private func exceptIsBelowCount(_ fields: borrowing FieldScanner) throws(FormatError) -> Bool {
        guard let inner = try fields.object("range"), let count = inner.integer("count") else { return false }
        guard let except = inner.elements("except") else { return true }
        return except.allSatisfy { ($0.integer ?? count) < count }
    }

    private func documentIsNamed(_ fields: borrowing FieldScanner) throws(FormatError) -> Bool {
        guard let inner = try fields.object("document"), let name = inner.plainBytes("name"),
            let policy = fields.plainBytes("policy"), let version = inner.integer("version")
        else { return false }
        return name.elementsEqual(policy) && version == fields.integer("version")
    }
}

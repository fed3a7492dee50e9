import LedgerModel

@testable import LedgerFormat

extension SchemaNode {
    /// The JSON Schema of an object with these fields and no others.
    static func object(of fields: [FieldSchema], minimum: Int = 0) -> SchemaNode {
        let properties = SchemaNode.object(fields.map { (key: $0.key, value: node($0.kind)) })
        let required = fields.filter(\.isRequired).map { SchemaNode.string($0.key) }
        var object: SchemaNode = ["type": "object", "properties": properties, "additionalProperties": false]
        if !required.isEmpty { object = object.with("required", .array(required)) }
        return minimum > required.count ? object.with("minProperties", .integer(Int64(minimum))) : object
    }

    /// The JSON Schema of one kind of field; what it cannot say stands in `$comment`.
    static func node(_ kind: FieldKind) -> SchemaNode {
        switch kind {
        case .identifier: pattern("^[0-9a-f]{32}$")
        case .digest: pattern("^[0-9a-f]{64}$")
        case .commitment: pattern("^[0-9a-f]{64}$").with("$comment", "Commitment to a value.")
        case .evidence: pattern("^[0-9a-f]{64}$").with("$comment", "Commitment to a file.")
        case .signature: pattern("^[0-9a-f]{128}$")
        case .day: day
        case .integer(let range): number(range)
        case .boolean: ["type": "boolean"]
        case .code: pattern("^[a-z0-9_]{1,40}$")
        case .oneOf(let codes):
            codes.count == 1 ? ["const": .string(codes[0])] : ["enum": .array(codes.map { .string($0) })]
        case .text(let bytes): text(bytes)
        case .region: pattern("^([0-9]{6}|[0-9]{9}|[0-9]{12})$")
        case .policyRegion: pattern("^(default|[0-9]{2,12})$")
        case .certificateNumber: pattern("^[0-9A-Z*~$=-]{1,40}$")
        case .reference: ["oneOf": [object(of: SchemaCheck.loggedReference), object(of: SchemaCheck.batchReference)]]
        case .object(let fields, let minimum): object(of: fields, minimum: minimum)
        case .either(let first, let second): ["oneOf": [object(of: first), object(of: second)]]
        case .document: ["type": "object"]
        case .list(let element, let count): list(element, count)
        }
    }

    private static func pattern(_ pattern: String) -> SchemaNode {
        ["type": "string", "pattern": .string(pattern)]
    }

    private static let day =
        pattern("^(199[2-9]|[2-9][0-9]{3})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")
        .with("$comment", "A day of the calendar.")

    private static func number(_ range: ClosedRange<Int64>) -> SchemaNode {
        if range.count == 1 { return ["const": .integer(range.lowerBound)] }
        return ["type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound)]
    }

    private static func text(_ bytes: ClosedRange<Int>) -> SchemaNode {
        [
            "type": "string", "minLength": .integer(Int64(bytes.lowerBound)),
            "maxLength": .integer(Int64(bytes.upperBound)), "$comment": "Lengths count bytes of UTF-8.",
        ]
    }

    private static func list(_ element: FieldKind, _ count: ClosedRange<Int>) -> SchemaNode {
        [
            "type": "array", "items": node(element), "uniqueItems": true,
            "minItems": .integer(Int64(count.lowerBound)), "maxItems": .integer(Int64(count.upperBound)),
            "$comment": "Strictly ascending.",
        ]
    }
}

extension SchemaNode {
    /// The demands that JSON Schema can state, for `allOf`.
    static func node(_ combination: Combination) -> SchemaNode? {
        switch combination {
        case .together(let keys):
            [
                "dependentRequired": .object(
                    keys.map { key in (key: key.description, value: names(keys.filter { $0 != key })) }
                )
            ]
        case .needs(let key, let other): ["dependentRequired": .object([(key: key.description, value: names([other]))])]
        case .standsWhen(let key, let field, let code, let onlyThen):
            stands(key, when: field, is: code, onlyThen: onlyThen)
        case .exactlyOne(let first, let second):
            ["oneOf": [["required": names([first])], ["required": names([second])]]]
        case .leftOut(let key, let present, let absent):
            [
                "if": ["required": names([present]), "not": ["required": names([absent])]],
                "then": ["not": ["required": names([key])]], "else": ["required": names([key])],
            ]
        case .ordered, .exceptBelowCount, .documentIsNamed: nil
        }
    }

    private static func names(_ keys: [StaticString]) -> SchemaNode {
        .array(keys.map { .string($0.description) })
    }

    private static func stands(
        _ key: StaticString,
        when field: StaticString,
        is code: StaticString,
        onlyThen: Bool
    ) -> SchemaNode {
        let isCode: SchemaNode = ["const": .string(code.description)]
        let condition: SchemaNode = [
            "properties": .object([(key: field.description, value: isCode)]), "required": names([field]),
        ]
        let node: SchemaNode = ["if": condition, "then": ["required": names([key])]]
        return onlyThen ? node.with("else", ["not": ["required": names([key])]]) : node
    }
}

extension StaticString {
    fileprivate static func != (left: StaticString, right: StaticString) -> Bool {
        left.description != right.description
    }
}

import LedgerModel

@testable import LedgerFormat

/// `statements.json`: every type accepted, and every refusal that needs no log (spec 05, spec 06 §1).
enum StatementVectors {
    static let file = VectorFile(
        name: "statements.json",
        source: "written for this project; accepted texts are made from the table of statements, expectations of "
            + "refusals are written by hand; refusals flagged json_schema show in schema/ too",
        cases: accepted + refused + outsideProfile,
        run: { vector in outcome(of: vector).code }
    )

    /// The code and the field that a reader gives.
    static func outcome(of vector: JSONValue) -> (code: String, field: String?) {
        var reader = StatementReader()
        do throws(StatementError) {
            _ = try reader.read(vector.input)
            return ("ok", nil)
        } catch {
            return (error.code, error.field)
        }
    }

    private static let accepted: [VectorCase] =
        StatementSchema.all.flatMap { schema in
            [true, false].map { full in
                VectorCase(
                    "\(schema.type.rawValue), \(full ? "all fields" : "required fields")",
                    ["accepted", full ? "all_fields" : "required_fields"]
                )
                .input(StatementSamples.object(schema, full: full).canonicalBytes)
            }
        } + [
            good("volunteer_registered without consents", .volunteerRegistered, "consents", .array([])),
            good("certificate of no records", .certificateIssued, "records", .array([])),
            good("first day that may stand", .sessionRecorded, "day", .string("1992-01-01")),
            VectorCase("an open sign-in", ["accepted", "edge"])
                .input(openSignIn.canonicalBytes),
            VectorCase("an open sign-in, a second service", ["accepted", "edge"])
                .input(openSignIn.with("second_service", .bool(true)).canonicalBytes),
            good("leap day", .sessionRecorded, "day", .string("2024-02-29")),
            good("greatest ordinal", .sessionRecorded, "ordinal", .integer(16_383)),
            good("a whole day", .sessionRecorded, "seconds", .integer(86_400)),
            good("name of 200 bytes", .organisationRegistered, "name", .string(String(repeating: "é", count: 100))),
        ]

    /// The start alone: nobody signed out.
    static var openSignIn: JSONValue {
        StatementSamples.object(.of(.sessionRecorded), full: false)
            .with("seconds", nil).with("day", .string("2026-03-01")).with("start", .integer(1_772_326_800))
    }

    private static func good(_ name: String, _ type: StatementType, _ key: String, _ value: JSONValue) -> VectorCase {
        VectorCase(name, ["accepted", "edge"])
            .input(StatementSamples.object(.of(type), full: false).with(key, value).canonicalBytes)
    }

    private static let outsideProfile: [VectorCase] =
        [
            ("white space", "json_whitespace", #"{"command": "00"}"#), ("newline behind", "json_trailing", "{}\n"),
            ("keys out of order", "json_key_order", #"{"v":1,"type":"star_granted"}"#),
            ("key twice", "json_key_order", #"{"v":1,"v":1}"#), ("fraction", "json_number", #"{"v":1.0}"#),
            ("no object", "json_not_object", "[]"),
        ].map { VectorCase($0.0, ["profile"], expect: $0.1).input($0.2) } + [
            VectorCase("no UTF-8", ["profile"], expect: "json_utf8").input([0x7B, 0xFF, 0x7D])
        ]

    private static let refused: [VectorCase] = refusals.map { refusal in
        let sample = StatementSamples.object(.of(refusal.type), full: refusal.full)
        let text = refusal.change(sample).canonicalBytes
        return VectorCase(refusal.name, ["form", refusal.flag], expect: refusal.code.rawValue)
            .with("field", refusal.field).input(text)
    }
}

/// One refused statement: a sample, a change, and what is expected.
struct StatementRefusal: Sendable {
    let name: String
    let type: StatementType
    let code: SchemaFault.Code
    let field: String
    var full = true
    /// Whether JSON Schema sees the fault: `json_schema` or `beyond_json_schema`.
    var flag = "json_schema"
    let change: @Sendable (JSONValue) -> JSONValue

    /// Sets a field, or removes it (nil).
    static func set(
        _ type: StatementType,
        _ key: String,
        _ value: RefusedValue?,
        _ code: SchemaFault.Code,
        _ note: String
    ) -> StatementRefusal {
        StatementRefusal(name: "\(type.rawValue): \(note)", type: type, code: code, field: key) {
            $0.with(key, value?.json)
        }
    }

    /// Sets or removes a field of an inner object.
    static func inner(
        _ type: StatementType,
        _ keys: (String, String),
        _ value: RefusedValue?,
        _ code: SchemaFault.Code,
        _ note: String
    ) -> StatementRefusal {
        let field = keys.0 + "." + keys.1
        return StatementRefusal(name: "\(type.rawValue): \(note)", type: type, code: code, field: field) {
            $0.with(keys.0, $0[keys.0]?.with(keys.1, value?.json))
        }
    }

    /// The same with the field that is named when it is another than the changed one.
    func naming(_ field: String) -> StatementRefusal {
        StatementRefusal(name: name, type: type, code: code, field: field, full: full, flag: flag, change: change)
    }

    /// The same for what JSON Schema cannot say.
    var beyondSchema: StatementRefusal {
        var copy = self
        copy.flag = "beyond_json_schema"
        return copy
    }
}

/// A JSON value as refusals write it.
struct RefusedValue: Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral {
    let json: JSONValue

    init(_ json: JSONValue) { self.json = json }
    init(stringLiteral value: String) { json = .string(value) }
    init(integerLiteral value: Int64) { json = .integer(value) }
    init(arrayLiteral elements: RefusedValue...) { json = .array(elements.map(\.json)) }

    static let null = RefusedValue(.null)
    static let emptyObject = RefusedValue(.object([]))

    /// A text of one character, repeated.
    static func text(_ character: String, _ count: Int) -> RefusedValue {
        RefusedValue(.string(String(repeating: character, count: count)))
    }
}

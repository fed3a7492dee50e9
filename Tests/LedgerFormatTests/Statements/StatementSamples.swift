import LedgerModel

@testable import LedgerFormat

/// Example statements made from the table, so that every type and field has one.
enum StatementSamples {
    /// A statement with all fields that may stand together, or with only those that must.
    static func object(_ schema: StatementSchema, full: Bool) -> JSONValue {
        let leftOut = full ? excluded[schema.type, default: []] : []
        let members = schema.fields
            .filter { ($0.isRequired || full || needed(by: schema.type).contains($0.key)) && !leftOut.contains($0.key) }
            .map { JSONValue.Member($0.key, value($0, of: schema.type, full: full)) }
        return .sorted(members)
    }

    /// Optional fields that a full example leaves out, because others exclude them.
    private static let excluded: [StatementType: Set<String>] = [.certificateIssued: ["records"]]

    /// Optional fields of which a minimal example needs one.
    private static func needed(by type: StatementType) -> Set<String> {
        switch type {
        case .certificateIssued: ["records"]
        case .sessionRecorded: ["seconds"]
        default: []
        }
    }

    private static func value(_ field: FieldSchema, of type: StatementType, full: Bool) -> JSONValue {
        switch (type, field.key) {
        case (_, "type"): .string(type.rawValue)
        case (.keyEnrolled, "key_kind"): .string(full ? "person" : "desk")
        case (.volunteerRegistered, "entered_by"): .string(full ? "staff" : "self")
        case (.rosterOpened, "evidence"): .string(full ? "back_office" : "roster")
        case (.policyAdopted, "document"):
            .sorted([
                .init("name", .string(word("policy"))), .init("version", .integer(1)),
                .init("lines", .array([.string("志愿"), .bool(true), .null])),
            ])
        case (.policyAdopted, "version"): .integer(1)
        case (_, "last_day"), (_, "publicity_last"): .string("2026-12-31")
        default: value(field.kind, key: field.key, full: full)
        }
    }

    /// An example of a kind of field; different keys get different values.
    static func value(_ kind: FieldKind, key: String, full: Bool) -> JSONValue {
        switch kind {
        case .identifier: .string(hex(key, 32))
        case .digest, .commitment, .evidence: .string(hex(key, 64))
        case .signature: .string(hex(key, 128))
        case .day: .string("2026-03-0\(1 + key.utf8.count % 9)")
        case .integer(let range): .integer(number(range, key: key))
        case .boolean: .bool(key.utf8.count.isMultiple(of: 2))
        case .code: .string(word(key))
        case .oneOf(let codes): .string(codes[full ? codes.count - 1 : 0])
        case .text: .string(full ? "巴彦街道 \"北\" \\ 1" : "Ö")
        case .region: .string(full ? "150404001002" : "150404")
        case .policyRegion: .string(full ? "1504" : "default")
        case .certificateNumber: .string("7K3M-2026-9QX2BBVT*")
        case .reference: full ? logged(key) : .sorted([.init("offset", .integer(7))])
        case .object(let fields, let minimum): object(fields, minimum: minimum, full: full)
        case .either(_, let second): object(second, minimum: 0, full: full)
        case .document: .object([])
        case .list(let element, let count): list(element, count: count, full: full)
        }
    }

    private static func logged(_ key: String) -> JSONValue {
        .sorted([.init("index", .integer(123_456)), .init("leaf", .string(hex(key, 64)))])
    }

    private static func object(_ fields: [FieldSchema], minimum: Int, full: Bool) -> JSONValue {
        var chosen = fields.filter { $0.isRequired || full }
        if chosen.count < minimum { chosen = Array(fields.prefix(minimum)) }
        return .sorted(
            chosen.map { field in
                // `except` must lie below `count`.
                if field.key == "count" { return .init("count", .integer(40)) }
                return .init(field.key, value(field.kind, key: field.key, full: full))
            }
        )
    }

    private static func list(_ kind: FieldKind, count: ClosedRange<Int>, full: Bool) -> JSONValue {
        let length = max(count.lowerBound, full ? min(3, count.upperBound) : 0)
        switch kind {
        case .integer: return .array((0..<length).map { .integer(Int64($0 * 11)) })
        case .oneOf(let codes): return .array(codes.sorted().prefix(length).map { .string($0) })
        default: return .array((0..<length).map { .string("code_\($0)") })
        }
    }

    /// An allowed number that depends on the key, so that swapped fields show.
    private static func number(_ range: ClosedRange<Int64>, key: String) -> Int64 {
        let span = min(range.upperBound - range.lowerBound, 999)
        return range.lowerBound + (span == 0 ? 0 : Int64(bitPattern: hash(key) >> 1) % span)
    }

    private static func word(_ key: String) -> String { "some_" + key }

    private static func hash(_ key: String) -> UInt64 {
        key.utf8.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    }

    private static func hex(_ key: String, _ digits: Int) -> String {
        var bytes: [UInt8] = []
        var word = hash(key)
        while bytes.count < digits {
            Hex.append(word, to: &bytes)
            word = word &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        }
        return String(decoding: bytes.prefix(digits), as: UTF8.self)
    }
}

extension JSONValue {
    /// This object with one member replaced, added, or (nil) removed.
    func with(_ key: String, _ value: JSONValue?) -> JSONValue {
        guard case .object(let members) = self else { return self }
        let others = members.filter { $0.key != key }
        return .sorted(value.map { others + [Member(key, $0)] } ?? others)
    }

    /// The canonical text.
    var text: String { String(decoding: canonicalBytes, as: UTF8.self) }
}

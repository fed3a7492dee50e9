internal import LedgerModel

/// Compares fields with a schema and keeps the fault that counts (spec 06 §1).
///
/// All faults are looked for; the one with the code that stands first in the specification counts, and among equal codes
/// the one whose field precedes the others by bytes.
struct SchemaCheck {
    private(set) var fault: SchemaFault?

    /// Checks a whole statement.
    mutating func check(_ fields: borrowing FieldScanner, against schema: StatementSchema) throws(FormatError) {
        try check(fields, against: schema.fields, prefix: "")
        guard fault == nil else { return }
        for combination in schema.combinations {
            guard try !combination.holds(in: fields) else { continue }
            note(.combination, combination.field)
        }
    }

    /// Merges the fields of an object, which the profile keeps ascending, with those of its schema.
    mutating func check(
        _ fields: borrowing FieldScanner,
        against schema: [FieldSchema],
        prefix: String = ""
    ) throws(FormatError) {
        var position = 0
        for field in schema {
            while position < fields.count, fields.key(at: position, isBefore: field.key) {
                note(.unknownField, prefix + fields.key(at: position))
                position += 1
            }
            if position < fields.count, fields.key(at: position, equals: field.key) {
                try check(fields.value(at: position), field.kind, path: Path(prefix: prefix, key: field.key))
                position += 1
            } else if field.isRequired {
                note(.missingField, prefix + field.key)
            }
        }
        while position < fields.count {
            note(.unknownField, prefix + fields.key(at: position))
            position += 1
        }
    }

    /// Where a value stands; joined only when there is a fault to name.
    struct Path {
        let prefix: String
        let key: String
        var text: String { prefix + key }
    }

    mutating func note(_ code: SchemaFault.Code, _ field: String) {
        let found = SchemaFault(code, field: field)
        guard let best = fault else {
            fault = found
            return
        }
        let ranks = (rank(found.code), rank(best.code))
        if ranks.0 < ranks.1 || ranks.0 == ranks.1 && field.utf8.lexicographicallyPrecedes(best.field.utf8) {
            fault = found
        }
    }

    private func rank(_ code: SchemaFault.Code) -> Int {
        SchemaFault.Code.allCases.firstIndex(of: code) ?? SchemaFault.Code.allCases.count
    }

    private mutating func check(
        _ value: ArrayElements.Element,
        _ kind: FieldKind,
        path: Path
    ) throws(FormatError) {
        guard FieldKind.accepts(value.kind, for: kind) else { return note(.fieldType, path.text) }
        switch kind {
        case .object(let fields, let minimum):
            try checkObject(value, fields, minimum: minimum, path: path)
        case .reference:
            guard value.reference == nil else { return }
            try checkEither(value, SchemaCheck.batchReference, SchemaCheck.loggedReference, path: path)
        case .either(let first, let second):
            try checkEither(value, first, second, path: path)
        case .list(let element, let count):
            checkList(value, of: element, count: count, path: path)
        default:
            if !kind.contains(value) { note(.fieldRange, path.text) }
        }
    }

    private mutating func checkObject(
        _ value: ArrayElements.Element,
        _ schema: [FieldSchema],
        minimum: Int,
        path: Path
    ) throws(FormatError) {
        var inner = FieldScanner()
        try inner.scan(value.raw)
        if inner.count < minimum { note(.fieldRange, path.text) }
        try check(inner, against: schema, prefix: path.text + ".")
    }

    private mutating func checkEither(
        _ value: ArrayElements.Element,
        _ first: [FieldSchema],
        _ second: [FieldSchema],
        path: Path
    ) throws(FormatError) {
        var inner = FieldScanner()
        try inner.scan(value.raw)
        let isFirst = (0..<inner.count).contains { inner.key(at: $0, equals: first[0].key) }
        try check(inner, against: isFirst ? first : second, prefix: path.text + ".")
    }

    /// The fields of a reference to a logged statement.
    static let loggedReference: [FieldSchema] = [.required("index", .natural), .required("leaf", .digest)]
    /// The fields of a reference within a batch.
    static let batchReference: [FieldSchema] = [.required("offset", .integer(0...ReferenceText.offsetLimit))]

    private mutating func checkList(
        _ value: ArrayElements.Element,
        of kind: FieldKind,
        count: ClosedRange<Int>,
        path: Path
    ) {
        var found = 0
        var previous: ArrayElements.Element?
        for element in ArrayElements(trusting: value.raw) {
            found += 1
            guard FieldKind.accepts(element.kind, for: kind) else { return note(.fieldType, path.text) }
            let isAscending = previous.map { kind.isAscending($0, element) } ?? true
            if !kind.contains(element) || !isAscending { note(.fieldRange, path.text) }
            previous = element
        }
        if !count.contains(found) { note(.fieldRange, path.text) }
    }
}

extension FieldScanner {
    /// Whether the key at a position is this one.
    fileprivate func key(at position: Int, equals key: String) -> Bool {
        compare(position, key) == 0
    }

    /// Whether the key at a position stands before this one.
    fileprivate func key(at position: Int, isBefore key: String) -> Bool {
        compare(position, key) < 0
    }

    private func compare(_ position: Int, _ key: String) -> Int {
        var range = self[position].key.makeIterator()
        for byte in key.utf8 {
            guard let index = range.next() else { return -1 }
            if text[index] != byte { return Int(text[index]) - Int(byte) }
        }
        return range.next() == nil ? 0 : 1
    }
}

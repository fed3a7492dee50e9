/// Checks a text against the JSON profile and indexes its top-level fields in the same pass.
///
/// One scanner serves any number of texts; its index keeps its room, so scanning does not allocate. After `scan` it
/// remembers where the text lies: the accessors are valid only as long as the caller keeps those bytes in place.
public struct FieldScanner: ~Copyable {
    /// What kind of value a field has.
    public enum Kind: UInt8, Sendable {
        /// A string without escapes: its bytes are its content.
        case string
        /// A string in which `\"` or `\\` occurs.
        case escapedString
        /// An integer.
        case integer
        /// `true` or `false`.
        case bool
        /// `null`.
        case null
        /// An object, checked but not indexed.
        case object
        /// An array, checked but not indexed.
        case array
    }

    /// Where one field lies in the text.
    public struct Field: Sendable {
        /// The integer, when `kind` is `integer`.
        public let integer: Int64
        /// Offset of the key, behind its quote.
        let keyStart: Int
        /// Offset of the value.
        let valueStart: Int
        /// Offset behind the value.
        let valueEnd: Int
        /// Length of the key, at most 64.
        let keyCount: UInt8
        /// The kind of the value.
        public let kind: Kind

        /// The range of the key's bytes, without quotes.
        public var key: Range<Int> { keyStart..<keyStart + Int(keyCount) }
        /// The range of the value's bytes as written, with quotes or braces.
        public var value: Range<Int> { valueStart..<valueEnd }
    }

    private var fields: [Field] = []
    /// The text of the last scan, which the caller keeps in place.
    private(set) var text = UnsafeRawBufferPointer(start: nil, count: 0)

    /// Makes a scanner with room for 32 fields; more fields make it grow.
    public init() {
        fields.reserveCapacity(32)
    }

    /// Checks the text and indexes its fields; on a throw the scanner has no fields.
    public mutating func scan(_ bytes: UnsafeRawBufferPointer) throws(FormatError) {
        fields.removeAll(keepingCapacity: true)
        text = bytes
        do {
            try index(bytes)
        } catch {
            fields.removeAll(keepingCapacity: true)
            throw error
        }
    }

    private mutating func index(_ bytes: UnsafeRawBufferPointer) throws(FormatError) {
        var cursor = try ProfileCursor(checkingUTF8Of: bytes)
        try cursor.openTopLevel()
        if cursor.byte == ProfileCursor.Character.closeBrace {
            cursor.offset += 1
            return try cursor.end()
        }
        var previous: Range<Int>?
        repeat {
            let key = try cursor.key(after: previous)
            fields.append(try FieldScanner.field(key, at: &cursor))
            previous = key
        } while try !cursor.endsList(with: ProfileCursor.Character.closeBrace)
        try cursor.end()
    }

    private static func field(_ key: Range<Int>, at cursor: inout ProfileCursor) throws(FormatError) -> Field {
        let start = cursor.offset
        var integer: Int64 = 0
        let kind: Kind
        switch cursor.byte {
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            integer = try cursor.integer()
            kind = .integer
        default:
            kind = try cursor.value(depth: 2)
        }
        return Field(
            integer: integer,
            keyStart: key.lowerBound,
            valueStart: start,
            valueEnd: cursor.offset,
            keyCount: UInt8(key.count),
            kind: kind
        )
    }

    /// Number of top-level fields.
    public var count: Int { fields.count }

    /// The fields in ascending order of their keys.
    public subscript(position: Int) -> Field { fields[position] }

    /// The field with this key, or nil.
    public func field(_ key: StaticString) -> Field? {
        guard let position = position(of: key) else { return nil }
        return fields[position]
    }

    /// The key of the field at a position.
    public func key(at position: Int) -> String {
        String(decoding: UnsafeRawBufferPointer(rebasing: text[fields[position].key]), as: UTF8.self)
    }

    /// Whether the keys are exactly these, given in ascending order: none missing, none unknown.
    public func hasExactly(_ keys: [StaticString]) -> Bool {
        guard keys.count == fields.count else { return false }
        return keys.indices.allSatisfy { matches(fields[$0], keys[$0]) }
    }

    private func position(of key: StaticString) -> Int? {
        var position = 0
        while position < fields.count {
            if matches(fields[position], key) { return position }
            position += 1
        }
        return nil
    }

    private func matches(_ field: Field, _ key: StaticString) -> Bool {
        guard Int(field.keyCount) == key.utf8CodeUnitCount else { return false }
        var index = 0
        while index < Int(field.keyCount) {
            if text[field.keyStart + index] != key.utf8Start[index] { return false }
            index += 1
        }
        return true
    }
}

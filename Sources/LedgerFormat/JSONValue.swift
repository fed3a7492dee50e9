/// A text of the JSON profile as a tree: for policy documents, vectors and whatever is read seldom.
///
/// Statements are read with `FieldScanner` and written with `CanonicalWriter`, which do not build trees.
public indirect enum JSONValue: Sendable {
    /// The members in ascending order of their keys.
    case object([Member])
    /// The elements in order.
    case array([JSONValue])
    /// A text without control characters.
    case string(String)
    /// A number within -(2^53-1) ... 2^53-1.
    case integer(Int64)
    /// A truth value.
    case bool(Bool)
    /// Nothing.
    case null

    /// A key and its value.
    public struct Member: Sendable {
        /// The key, ASCII.
        public let key: String
        /// The value.
        public let value: JSONValue

        /// Pairs a key with a value.
        public init(_ key: String, _ value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// An object of members in any order; they are sorted here.
    public static func sorted(_ members: [Member]) -> JSONValue {
        .object(members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) })
    }

    /// Reads a text of the profile.
    public static func parse(_ bytes: UnsafeRawBufferPointer) throws(FormatError) -> JSONValue {
        try JSONProfile.check(bytes)
        var cursor = ProfileCursor(trusting: bytes)
        return try value(&cursor)
    }

    /// Reads a text of the profile.
    public static func parse(_ bytes: [UInt8]) throws(FormatError) -> JSONValue {
        let result = bytes.withUnsafeBytes { raw in
            Result { () throws(FormatError) in try parse(raw) }
        }
        return try result.get()
    }

    private static func value(_ cursor: inout ProfileCursor) throws(FormatError) -> JSONValue {
        let first = cursor.offset
        switch cursor.byte {
        case ProfileCursor.Character.openBrace:
            return .object(try members(&cursor))
        case ProfileCursor.Character.openBracket:
            return .array(try elements(&cursor))
        default:
            let kind = try cursor.value(depth: 1)
            let raw = UnsafeRawBufferPointer(start: cursor.start + first, count: cursor.offset - first)
            return scalar(ArrayElements.Element(kind: kind, raw: raw))
        }
    }

    private static func scalar(_ element: ArrayElements.Element) -> JSONValue {
        switch element.kind {
        case .integer: .integer(element.integer ?? 0)
        case .bool: .bool(element.raw[0] == UInt8(ascii: "t"))
        case .null: .null
        default: .string(element.string ?? "")
        }
    }

    private static func members(_ cursor: inout ProfileCursor) throws(FormatError) -> [Member] {
        var members: [Member] = []
        cursor.offset += 1
        guard cursor.byte != ProfileCursor.Character.closeBrace else {
            cursor.offset += 1
            return members
        }
        repeat {
            let key = try cursor.key(after: nil)
            let name = UnsafeBufferPointer(start: cursor.start + key.lowerBound, count: key.count)
            members.append(Member(String(decoding: name, as: UTF8.self), try value(&cursor)))
        } while try !cursor.endsList(with: ProfileCursor.Character.closeBrace)
        return members
    }

    private static func elements(_ cursor: inout ProfileCursor) throws(FormatError) -> [JSONValue] {
        var elements: [JSONValue] = []
        cursor.offset += 1
        guard cursor.byte != ProfileCursor.Character.closeBracket else {
            cursor.offset += 1
            return elements
        }
        repeat {
            elements.append(try value(&cursor))
        } while try !cursor.endsList(with: ProfileCursor.Character.closeBracket)
        return elements
    }
}

extension JSONValue: Equatable {
    /// Equal when the canonical bytes are; never by Unicode equivalence.
    public static func == (left: JSONValue, right: JSONValue) -> Bool {
        left.canonicalBytes == right.canonicalBytes
    }
}

extension JSONValue {
    /// The one way to write this value; traps when it is outside the profile, which a parsed value never is.
    public var canonicalBytes: [UInt8] {
        var writer = CanonicalWriter()
        write(to: &writer)
        return writer.bytes
    }

    /// Writes this value as the next value of a text.
    public func write(to writer: inout CanonicalWriter) {
        switch self {
        case .object(let members): write(members, to: &writer)
        case .array(let elements):
            writer.beginArray()
            for element in elements { element.write(to: &writer) }
            writer.endArray()
        case .string(let text): writer.string(text)
        case .integer(let value): writer.integer(value)
        case .bool(let value): writer.bool(value)
        case .null: writer.null()
        }
    }

    private func write(_ members: [Member], to writer: inout CanonicalWriter) {
        writer.beginObject()
        for member in members {
            writer.key(member.key)
            member.value.write(to: &writer)
        }
        writer.endObject()
    }

    /// The value of a key, nil when this is no object or has no such key.
    public subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// The text, nil when this is no string.
    public var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The number, nil when this is no integer.
    public var integer: Int64? {
        if case .integer(let value) = self { value } else { nil }
    }

    /// The elements, nil when this is no array.
    public var elements: [JSONValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }
}

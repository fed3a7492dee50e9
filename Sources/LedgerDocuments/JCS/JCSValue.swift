internal import LedgerFormat

/// A JSON text in the form of RFC 8785 (JCS), restricted as a credential is: ASCII keys, no floats (spec 09 §1).
///
/// `LedgerFormat.JSONValue` is the stricter profile of log entries, whose keys know neither `@` nor capitals.
public indirect enum JCSValue: Sendable {
    /// The members in ascending order of their keys.
    case object([Member])
    /// The elements in order.
    case array([JCSValue])
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
        public let value: JCSValue

        /// Pairs a key with a value.
        public init(_ key: String, _ value: JCSValue) {
            self.key = key
            self.value = value
        }
    }

    /// An object of members in any order; they are sorted here, and those without a value are left out.
    public static func sorted(_ members: KeyValuePairs<String, JCSValue?>) -> JCSValue {
        var kept: [Member] = []
        kept.reserveCapacity(members.count)
        for (key, value) in members {
            if let value { kept.append(Member(key, value)) }
        }
        // RFC 8785 sorts by UTF-16 code units, which for ASCII keys is the order of bytes.
        return .object(kept.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) })
    }

    /// An array of texts.
    public static func strings(_ texts: [String]) -> JCSValue {
        .array(texts.map(JCSValue.string))
    }

    /// The value of a key, nil when this is no object or has no such key.
    public subscript(key: String) -> JCSValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// This object without one key; any other value is returned as it is.
    public func removing(_ key: String) -> JCSValue {
        guard case .object(let members) = self else { return self }
        return .object(members.filter { $0.key != key })
    }

    /// The text, nil when this is no string.
    public var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The elements, nil when this is no array.
    public var elements: [JCSValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }
}

extension JCSValue: Equatable {
    /// Equal when the canonical bytes are; never by Unicode equivalence.
    public static func == (left: JCSValue, right: JCSValue) -> Bool {
        left.canonicalBytes == right.canonicalBytes
    }
}

extension JCSValue {
    /// This object with one more key; the key must not be there yet.
    func adding(_ key: String, _ value: JCSValue) -> JCSValue {
        guard case .object(var members) = self else { preconditionFailure("only an object has members") }
        let place = members.firstIndex { key.utf8.lexicographicallyPrecedes($0.key.utf8) } ?? members.endIndex
        members.insert(Member(key, value), at: place)
        return .object(members)
    }

    /// Where this value first differs from another, as a JSON pointer; nil when both are the same.
    func firstDifference(from other: JCSValue, at place: String = "") -> String? {
        switch (self, other) {
        case (.object(let left), .object(let right)):
            for (mine, theirs) in zip(left, right) {
                guard mine.key == theirs.key else {
                    return "\(place)/\(min(mine.key, theirs.key))"
                }
                if let found = mine.value.firstDifference(from: theirs.value, at: "\(place)/\(mine.key)") {
                    return found
                }
            }
            guard left.count != right.count else { return nil }
            let longer = left.count > right.count ? left : right
            return "\(place)/\(longer[min(left.count, right.count)].key)"
        case (.array(let left), .array(let right)):
            for (index, (mine, theirs)) in zip(left, right).enumerated() {
                if let found = mine.firstDifference(from: theirs, at: "\(place)/\(index)") { return found }
            }
            return left.count == right.count ? nil : "\(place)/\(min(left.count, right.count))"
        default:
            return self == other ? nil : place
        }
    }
}

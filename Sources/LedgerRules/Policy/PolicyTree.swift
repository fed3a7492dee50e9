internal import LedgerModel

/// A policy document as a tree, read from canonical bytes that the profile reader has accepted before.
///
/// Not a JSON reader: of bytes outside the profile it makes nil or nonsense, never a trap.
indirect enum PolicyTree {
    case object([(key: String, value: PolicyTree)])
    case array([PolicyTree])
    case string(String)
    case integer(Int64)
    case bool(Bool)
    case null

    /// Reads a document; nil when it ends early.
    init?(_ bytes: [UInt8]) {
        var cursor = Cursor(bytes: bytes)
        guard let tree = cursor.value(depth: 0), cursor.offset == bytes.count else { return nil }
        self = tree
    }

    subscript(key: String) -> PolicyTree? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// A string that is a code.
    var code: String? { string.flatMap { Code($0) == nil ? nil : $0 } }

    var integer: Int64? {
        if case .integer(let value) = self { value } else { nil }
    }

    var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    var elements: [PolicyTree]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    /// The strings of an array of strings, nil for anything else.
    var strings: [String]? {
        guard let elements else { return nil }
        let strings = elements.compactMap(\.string)
        return strings.count == elements.count ? strings : nil
    }

    /// The values that `read` makes of an array's elements, nil when one of them is nil.
    func all<Value>(_ read: (PolicyTree) -> Value?) -> [Value]? {
        guard let elements else { return nil }
        let values = elements.compactMap(read)
        return values.count == elements.count ? values : nil
    }
}

extension PolicyTree {
    private struct Cursor {
        let bytes: [UInt8]
        var offset = 0

        private var byte: UInt8 { offset < bytes.count ? bytes[offset] : 0 }

        private mutating func take(_ character: Unicode.Scalar) -> Bool {
            guard byte == UInt8(ascii: character) else { return false }
            offset += 1
            return true
        }

        private mutating func take(word: StaticString) -> Bool {
            let end = offset + word.utf8CodeUnitCount
            guard end <= bytes.count else { return false }
            offset = end
            return true
        }

        mutating func value(depth: Int) -> PolicyTree? {
            guard depth <= 8 else { return nil }
            switch byte {
            case UInt8(ascii: "{"): return object(depth: depth)
            case UInt8(ascii: "["): return array(depth: depth)
            case UInt8(ascii: "\""): return text().map { .string($0) }
            case UInt8(ascii: "t"): return take(word: "true") ? .bool(true) : nil
            case UInt8(ascii: "f"): return take(word: "false") ? .bool(false) : nil
            case UInt8(ascii: "n"): return take(word: "null") ? .null : nil
            default: return integer()
            }
        }

        private mutating func object(depth: Int) -> PolicyTree? {
            var members: [(key: String, value: PolicyTree)] = []
            offset += 1
            if take("}") { return .object([]) }
            repeat {
                guard let key = text(), take(":"), let value = value(depth: depth + 1) else { return nil }
                members.append((key, value))
            } while take(",")
            return take("}") ? .object(members) : nil
        }

        private mutating func array(depth: Int) -> PolicyTree? {
            var elements: [PolicyTree] = []
            offset += 1
            if take("]") { return .array([]) }
            repeat {
                guard let value = value(depth: depth + 1) else { return nil }
                elements.append(value)
            } while take(",")
            return take("]") ? .array(elements) : nil
        }

        // The profile has no control characters, so only these two escapes occur.
        private mutating func text() -> String? {
            guard take("\"") else { return nil }
            var text: [UInt8] = []
            while offset < bytes.count {
                let next = bytes[offset]
                offset += 1
                switch next {
                case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
                case UInt8(ascii: "\\"):
                    text.append(byte)
                    offset += 1
                default: text.append(next)
                }
            }
            return nil
        }

        private mutating func integer() -> PolicyTree? {
            let start = offset
            while byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { offset += 1 }
            return Int64(String(decoding: bytes[start..<offset], as: UTF8.self)).map { .integer($0) }
        }
    }
}

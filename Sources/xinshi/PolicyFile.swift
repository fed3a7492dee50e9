import LedgerFormat
import LedgerModel

/// Reads a policy file as people write it: any white space, keys in any order, the escapes of JSON.
///
/// What comes out is a value of the profile (spec 01 §2), so that its canonical bytes can be signed. Numbers that are no
/// integers, repeated keys and control characters are refused; nothing is dropped or rounded.
struct PolicyFile {
    /// Why a file cannot be read, and at which line.
    struct Fault: Error, Equatable {
        /// What is wrong.
        enum Kind: Equatable {
            /// The text is no JSON.
            case syntax
            /// A key stands twice in one object.
            case repeatedKey
            /// A number is no integer of the profile.
            case number
            /// The value is JSON, but outside the profile: a key, a depth, a control character.
            case profile(String)
        }

        let kind: Kind
        /// The line, from 1.
        let line: Int
    }

    /// The greatest integer of the profile.
    private let limit: Int64 = (1 << 53) - 1
    /// The profile nests eight deep, and a command line stands around the document with two levels (spec 12 §3).
    private let depthLimit = 6
    private let bytes: [UInt8]
    private var offset = 0

    /// The document of a file.
    static func read(_ bytes: [UInt8]) throws(Fault) -> JSONValue {
        var file = PolicyFile(bytes)
        let value = try file.value(depth: 1)
        file.skipSpace()
        guard file.offset == file.bytes.count else { throw file.fault(.syntax) }
        do {
            return try JSONValue.parse(value.canonicalBytes)
        } catch {
            throw Fault(kind: .profile(error.code.rawValue), line: 1)
        }
    }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    }

    private var byte: UInt8 { offset < bytes.count ? bytes[offset] : 0 }

    private func fault(_ kind: Fault.Kind) -> Fault {
        Fault(kind: kind, line: 1 + bytes.prefix(offset).count { $0 == 0x0A })
    }

    private mutating func skipSpace() {
        while offset < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[offset]) { offset += 1 }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard byte == UInt8(ascii: character) else { return false }
        offset += 1
        return true
    }

    private mutating func value(depth: Int) throws(Fault) -> JSONValue {
        skipSpace()
        let isNested = byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
        guard depth <= depthLimit || !isNested else { throw fault(.profile("json_depth")) }
        switch byte {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try text())
        default: return try word()
        }
    }

    private mutating func object(depth: Int) throws(Fault) -> JSONValue {
        offset += 1
        var members: [JSONValue.Member] = []
        if take("}") { return .sorted([]) }
        repeat {
            skipSpace()
            let key = try text()
            guard !members.contains(where: { $0.key.utf8.elementsEqual(key.utf8) }) else { throw fault(.repeatedKey) }
            guard (1...64).contains(key.utf8.count), key.utf8.allSatisfy({ Code.allows($0) }) else {
                throw fault(.profile("json_key"))
            }
            guard take(":") else { throw fault(.syntax) }
            members.append(.init(key, try value(depth: depth + 1)))
        } while take(",")
        guard take("}") else { throw fault(.syntax) }
        return .sorted(members)
    }

    private mutating func array(depth: Int) throws(Fault) -> JSONValue {
        offset += 1
        var elements: [JSONValue] = []
        if take("]") { return .array([]) }
        repeat { elements.append(try value(depth: depth + 1)) } while take(",")
        guard take("]") else { throw fault(.syntax) }
        return .array(elements)
    }

    /// A number, a truth value or null.
    private mutating func word() throws(Fault) -> JSONValue {
        let start = offset
        while offset < bytes.count, ![0x20, 0x09, 0x0A, 0x0D, 0x2C, 0x5D, 0x7D].contains(bytes[offset]) { offset += 1 }
        let word = String(decoding: bytes[start..<offset], as: UTF8.self)
        switch word {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null": return .null
        default:
            guard word.utf8.first.map({ $0 == 0x2D || (0x30...0x39).contains($0) }) == true else {
                throw fault(.syntax)
            }
            guard let number = Int64(word), String(number).utf8.elementsEqual(word.utf8),
                (-limit...limit).contains(number)
            else {
                throw fault(.number)
            }
            return .integer(number)
        }
    }

    private mutating func text() throws(Fault) -> String {
        guard byte == UInt8(ascii: "\"") else { throw fault(.syntax) }
        offset += 1
        var text: [UInt8] = []
        while offset < bytes.count {
            let next = bytes[offset]
            offset += 1
            switch next {
            case UInt8(ascii: "\""): return try decoded(text)
            case UInt8(ascii: "\\"): try escape(into: &text)
            default: text.append(next)
            }
        }
        throw fault(.syntax)
    }

    private func decoded(_ text: [UInt8]) throws(Fault) -> String {
        guard let string = String(validating: text, as: UTF8.self) else { throw fault(.profile("json_utf8")) }
        guard string.isPlain else { throw fault(.profile("json_control_character")) }
        return string
    }

    private mutating func escape(into text: inout [UInt8]) throws(Fault) {
        let next = byte
        offset += 1
        switch next {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(next)
        case UInt8(ascii: "u"): text += Array(String(Character(try scalar())).utf8)
        default: throw fault(.profile("json_control_character"))
        }
    }

    /// The scalar of one `\uXXXX`, or of two that are a surrogate pair.
    private mutating func scalar() throws(Fault) -> Unicode.Scalar {
        var code = UInt32(try unit())
        if (0xD800..<0xDC00).contains(code), byte == UInt8(ascii: "\\") {
            offset += 2
            let low = UInt32(try unit())
            guard (0xDC00..<0xE000).contains(low) else { throw fault(.syntax) }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw fault(.syntax) }
        return scalar
    }

    private mutating func unit() throws(Fault) -> UInt16 {
        guard offset + 4 <= bytes.count,
            let unit = UInt16(String(decoding: bytes[offset..<offset + 4], as: UTF8.self), radix: 16)
        else { throw fault(.syntax) }
        offset += 4
        return unit
    }
}

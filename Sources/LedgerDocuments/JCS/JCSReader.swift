public import LedgerFormat

/// Reads a JCS text and refuses every text that the writer would write otherwise.
///
/// Codes are those of spec 01 §2; only the rule for keys is wider: printable ASCII without `"` and `\`.
public struct JCSReader {
    /// Deepest nesting; the top-level object has depth 1.
    public static let depthLimit = 8
    /// Longest text in bytes: 700 records and room to spare.
    public static let byteLimit = 1 << 20

    let bytes: [UInt8]
    var offset = 0

    /// Reads a whole text, whose top level is an object.
    public static func parse(_ bytes: [UInt8]) throws(FormatError) -> JCSValue {
        guard bytes.count <= byteLimit else { throw FormatError(.jsonSyntax, at: byteLimit) }
        guard String(validating: bytes, as: UTF8.self) != nil else { throw FormatError(.jsonUTF8) }
        guard bytes.first == UInt8(ascii: "{") else { throw FormatError(.jsonNotObject) }
        var reader = JCSReader(bytes: bytes)
        let value = try reader.value(depth: 1)
        guard reader.offset == bytes.count else { throw FormatError(.jsonTrailing, at: reader.offset) }
        return value
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Whether a text may be a key: 1...64 bytes of printable ASCII without quote and backslash.
    static func isKey(_ key: some Collection<UInt8>) -> Bool {
        (1...JSONProfile.keyLimit).contains(key.count)
            && key.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
    }

    /// The byte at the offset, 0 behind the end: 0 is allowed nowhere.
    var byte: UInt8 { offset < bytes.count ? bytes[offset] : 0 }

    mutating func value(depth: Int) throws(FormatError) -> JCSValue {
        switch byte {
        case UInt8(ascii: "{"): return .object(try members(depth: depth))
        case UInt8(ascii: "["): return .array(try elements(depth: depth))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .integer(try integer())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: throw unexpected()
        }
    }

    private mutating func members(depth: Int) throws(FormatError) -> [JCSValue.Member] {
        guard depth <= Self.depthLimit else { throw FormatError(.jsonDepth, at: offset) }
        var members: [JCSValue.Member] = []
        offset += 1
        if byte == UInt8(ascii: "}") {
            offset += 1
            return members
        }
        repeat {
            let key = try key(after: members.last?.key)
            members.append(JCSValue.Member(key, try value(depth: depth + 1)))
        } while try !endsList(with: UInt8(ascii: "}"))
        return members
    }

    private mutating func key(after last: String?) throws(FormatError) -> String {
        let start = offset
        guard byte == UInt8(ascii: "\"") else { throw unexpected(else: .jsonKey) }
        guard let end = bytes[(start + 1)...].firstIndex(of: UInt8(ascii: "\"")) else {
            throw FormatError(.jsonSyntax, at: bytes.count)
        }
        let key = bytes[(start + 1)..<end]
        guard Self.isKey(key) else { throw FormatError(.jsonKey, at: start) }
        if let last, !last.utf8.lexicographicallyPrecedes(key) { throw FormatError(.jsonKeyOrder, at: start) }
        offset = end + 1
        guard byte == UInt8(ascii: ":") else { throw unexpected() }
        offset += 1
        return String(decoding: key, as: UTF8.self)
    }

    private mutating func elements(depth: Int) throws(FormatError) -> [JCSValue] {
        guard depth <= Self.depthLimit else { throw FormatError(.jsonDepth, at: offset) }
        var elements: [JCSValue] = []
        offset += 1
        if byte == UInt8(ascii: "]") {
            offset += 1
            return elements
        }
        repeat {
            elements.append(try value(depth: depth + 1))
        } while try !endsList(with: UInt8(ascii: "]"))
        return elements
    }

    private mutating func endsList(with closing: UInt8) throws(FormatError) -> Bool {
        guard byte == closing || byte == UInt8(ascii: ",") else { throw unexpected() }
        offset += 1
        return bytes[offset - 1] == closing
    }

    /// The refusal of a byte that fits nowhere here.
    func unexpected(else code: FormatError.Code = .jsonSyntax) -> FormatError {
        let isSpace = [0x20, 0x09, 0x0A, 0x0D].contains(byte)
        return FormatError(isSpace ? .jsonWhitespace : code, at: offset)
    }
}

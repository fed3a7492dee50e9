internal import LedgerFormat

extension JCSValue {
    /// The one way to write this value; traps when it is outside the profile, which a parsed value never is.
    public var canonicalBytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1024)
        append(to: &bytes)
        return bytes
    }

    /// Appends the canonical bytes.
    public func append(to bytes: inout [UInt8]) {
        switch self {
        case .object(let members): Self.append(members, to: &bytes)
        case .array(let elements): Self.append(elements, to: &bytes)
        case .string(let text): Self.append(text, to: &bytes)
        case .integer(let value):
            precondition(value.magnitude <= UInt64(JSONProfile.integerLimit), "integer outside the profile")
            bytes.append(contentsOf: String(value).utf8)
        case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .null: bytes.append(contentsOf: "null".utf8)
        }
    }

    private static func append(_ members: [Member], to bytes: inout [UInt8]) {
        var last: String.UTF8View?
        bytes.append(UInt8(ascii: "{"))
        for member in members {
            let key = member.key.utf8
            precondition(JCSReader.isKey(Array(key)), "key outside the profile")
            if let last {
                precondition(last.lexicographicallyPrecedes(key), "keys out of order")
                bytes.append(UInt8(ascii: ","))
            }
            last = key
            append(member.key, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            member.value.append(to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private static func append(_ elements: [JCSValue], to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            element.append(to: &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    /// Control characters are outside the profile, so `"` and `\` are all that RFC 8785 §3.2.2.2 would escape.
    private static func append(_ text: String, to bytes: inout [UInt8]) {
        precondition(JSONProfile.allows(text), "control character in a text to be signed")
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { bytes.append(UInt8(ascii: "\\")) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

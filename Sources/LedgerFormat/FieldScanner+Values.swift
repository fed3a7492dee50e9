public import LedgerCrypto
public import LedgerModel

extension FieldScanner {
    /// The bytes of a value as written, with quotes or braces; nil when the key is missing.
    public func raw(_ key: StaticString) -> UnsafeRawBufferPointer? {
        field(key).map { UnsafeRawBufferPointer(rebasing: text[$0.value]) }
    }

    /// The bytes between the quotes of a string without escapes; nil when missing, of another kind, or with escapes.
    public func plainBytes(_ key: StaticString) -> UnsafeRawBufferPointer? {
        guard let field = field(key), field.kind == .string else { return nil }
        return UnsafeRawBufferPointer(rebasing: text[field.valueStart + 1..<field.valueEnd - 1])
    }

    /// Whether the key is there with exactly this string, compared by bytes; `value` has neither quotes nor backslashes.
    public func equals(_ key: StaticString, _ value: StaticString) -> Bool {
        guard let bytes = plainBytes(key), bytes.count == value.utf8CodeUnitCount else { return false }
        return bytes.indices.allSatisfy { bytes[$0] == value.utf8Start[$0] }
    }

    /// The content of a string, escapes resolved, newly allocated; nil when missing or of another kind.
    public func string(_ key: StaticString) -> String? {
        guard let field = field(key) else { return nil }
        return FieldScanner.string(UnsafeRawBufferPointer(rebasing: text[field.value]), kind: field.kind)
    }

    /// The integer; nil when missing or of another kind.
    public func integer(_ key: StaticString) -> Int64? {
        guard let field = field(key), field.kind == .integer else { return nil }
        return field.integer
    }

    /// The integer if it is not negative; nil when missing or anything else.
    public func natural(_ key: StaticString) -> UInt64? {
        integer(key).flatMap { UInt64(exactly: $0) }
    }

    /// The truth value; nil when missing or of another kind.
    public func bool(_ key: StaticString) -> Bool? {
        guard let field = field(key), field.kind == .bool else { return nil }
        return text[field.valueStart] == UInt8(ascii: "t")
    }

    /// Whether the key is there with the value `null`.
    public func isNull(_ key: StaticString) -> Bool {
        field(key)?.kind == .null
    }

    /// An id written as 32 hex digits; nil when missing or anything else.
    public func identifier<IDKind>(
        _ key: StaticString,
        as kind: Identifier<IDKind>.Type = Identifier<IDKind>.self
    )
        -> Identifier<IDKind>?
    {
        guard let bytes = plainBytes(key), bytes.count == 32 else { return nil }
        return bytes.withMemoryRebound(to: UInt8.self) { Identifier(hexDigits: $0) }
    }

    /// A digest or public key written as 64 hex digits; nil when missing or anything else.
    public func digest(_ key: StaticString) -> Digest? {
        guard let bytes = plainBytes(key) else { return nil }
        return FieldScanner.digest(bytes)
    }

    /// A public key written as 64 hex digits; nil when missing or anything else.
    public func publicKey(_ key: StaticString) -> PublicKey? {
        digest(key).map { PublicKey($0) }
    }

    /// A signature written as 128 hex digits; nil when missing or anything else.
    public func signature(_ key: StaticString) -> Signature? {
        guard let bytes = plainBytes(key), bytes.count == 128 else { return nil }
        return Hex.decode(String(decoding: bytes, as: UTF8.self)).flatMap { Signature($0) }
    }

    /// The elements of an array, in order; nil when missing or of another kind.
    public func elements(_ key: StaticString) -> ArrayElements? {
        guard let field = field(key), field.kind == .array else { return nil }
        return ArrayElements(trusting: UnsafeRawBufferPointer(rebasing: text[field.value]))
    }

    /// The digest that is the value of the field at a position; nil for anything else.
    public func digest(at position: Int) -> Digest? {
        let field = self[position]
        guard field.kind == .string else { return nil }
        return FieldScanner.digest(text.from(field.valueStart + 1, count: field.valueEnd - field.valueStart - 2))
    }

    /// The digest of 64 hex digits; nil for anything else.
    static func digest(_ digits: UnsafeRawBufferPointer) -> Digest? {
        guard digits.count == 64 else { return nil }
        return digits.withMemoryRebound(to: UInt8.self) { digits in
            guard let first = Hex.word(digits, at: 0), let second = Hex.word(digits, at: 16),
                let third = Hex.word(digits, at: 32), let fourth = Hex.word(digits, at: 48)
            else { return nil }
            return Digest(first, second, third, fourth)
        }
    }

    /// The content of a quoted string of the profile.
    static func string(_ quoted: UnsafeRawBufferPointer, kind: Kind) -> String? {
        let content = UnsafeRawBufferPointer(rebasing: quoted.dropFirst().dropLast())
        switch kind {
        case .string:
            return String(decoding: content, as: UTF8.self)
        case .escapedString:
            var bytes: [UInt8] = []
            var isEscaped = false
            for byte in content {
                isEscaped = !isEscaped && byte == ProfileCursor.Character.backslash
                if !isEscaped { bytes.append(byte) }
            }
            return String(decoding: bytes, as: UTF8.self)
        default:
            return nil
        }
    }
}

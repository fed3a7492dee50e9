public import LedgerCrypto
public import LedgerModel

extension CanonicalWriter {
    /// Writes a string with the two escapes of the profile; traps on a control character.
    public mutating func string(_ text: String) {
        comma()
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { append(escaping: $0) }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func append(escaping utf8: UnsafeBufferPointer<UInt8>) {
        var start = 0
        for index in utf8.indices {
            let byte = utf8[index]
            precondition(byte >= 0x20 && byte != 0x7F, "control character in a string to be signed")
            precondition(byte != 0xC2 || utf8[index + 1] >= 0xA0, "control character in a string to be signed")
            if byte == ProfileCursor.Character.quote || byte == ProfileCursor.Character.backslash {
                bytes.append(contentsOf: utf8[start..<index])
                bytes.append(ProfileCursor.Character.backslash)
                start = index
            }
        }
        bytes.append(contentsOf: utf8[start...])
    }

    /// Writes a fixed ASCII string without quotes, backslashes and control characters: codes and type names.
    public mutating func code(_ text: StaticString) {
        comma()
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes an integer within the profile's limits.
    public mutating func integer(_ value: Int64) {
        precondition(value.magnitude <= UInt64(JSONProfile.integerLimit), "integer outside the profile")
        comma()
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        Decimal.append(value.magnitude, to: &bytes)
    }

    /// Writes `true` or `false`.
    public mutating func bool(_ value: Bool) {
        comma()
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    /// Writes `null`.
    public mutating func null() {
        comma()
        bytes.append(contentsOf: "null".utf8)
    }

    /// Writes an id as 32 hex digits.
    public mutating func identifier<Kind>(_ value: Identifier<Kind>) {
        comma()
        bytes.append(UInt8(ascii: "\""))
        bytes.append(hexDigitsOf: value.high)
        bytes.append(hexDigitsOf: value.low)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes a digest as 64 hex digits.
    public mutating func digest(_ value: Digest) {
        comma()
        bytes.append(UInt8(ascii: "\""))
        let words = value.words
        bytes.append(hexDigitsOf: words.0)
        bytes.append(hexDigitsOf: words.1)
        bytes.append(hexDigitsOf: words.2)
        bytes.append(hexDigitsOf: words.3)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes a public key as 64 hex digits.
    public mutating func publicKey(_ value: PublicKey) {
        digest(value.encoded)
    }

    /// Writes bytes as hex digits.
    public mutating func hex(_ value: [UInt8]) {
        comma()
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: Hex.encode(value).utf8)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes a value that is already canonical; the caller vouches for it and for its nesting.
    public mutating func canonical(_ value: UnsafeRawBufferPointer) {
        comma()
        bytes.append(contentsOf: value)
    }
}

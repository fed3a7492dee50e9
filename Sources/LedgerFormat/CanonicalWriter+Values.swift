public import LedgerCrypto
public import LedgerModel

extension CanonicalWriter {
    /// Writes a string with the two escapes of the profile; traps on a control character.
    public mutating func string(_ text: String) {
        comma()
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            for (index, byte) in utf8.enumerated() {
                precondition(byte >= 0x20 && byte != 0x7F, "control character in a string to be signed")
                precondition(byte != 0xC2 || utf8[index + 1] >= 0xA0, "control character in a string to be signed")
                if byte == ProfileCursor.Character.quote || byte == ProfileCursor.Character.backslash {
                    bytes.append(ProfileCursor.Character.backslash)
                }
                bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
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
        Hex.append(value.high, to: &bytes)
        Hex.append(value.low, to: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes a digest as 64 hex digits.
    public mutating func digest(_ value: Digest) {
        comma()
        bytes.append(UInt8(ascii: "\""))
        let words = value.words
        Hex.append(words.0, to: &bytes)
        Hex.append(words.1, to: &bytes)
        Hex.append(words.2, to: &bytes)
        Hex.append(words.3, to: &bytes)
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

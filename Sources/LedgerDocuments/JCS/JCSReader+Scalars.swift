internal import LedgerFormat

extension JCSReader {
    mutating func word(_ word: StaticString, _ value: JCSValue) throws(FormatError) -> JCSValue {
        let expected = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard bytes[offset...].starts(with: expected) else { throw FormatError(.jsonSyntax, at: offset) }
        offset += expected.count
        return value
    }

    mutating func integer() throws(FormatError) -> Int64 {
        let start = offset
        if byte == UInt8(ascii: "-") { offset += 1 }
        let digits = bytes[offset...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        offset += digits.count
        guard !digits.isEmpty, digits.count == 1 || digits.first != UInt8(ascii: "0"),
            digits != [UInt8(ascii: "0")] || digits.startIndex == start
        else { throw FormatError(.jsonNumber, at: start) }
        if [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(byte) {
            throw FormatError(.jsonNumber, at: offset)
        }
        guard digits.count <= 16, let value = Int64(String(decoding: bytes[start..<offset], as: UTF8.self)),
            value.magnitude <= UInt64(JSONProfile.integerLimit)
        else { throw FormatError(.jsonNumberRange, at: start) }
        return value
    }

    /// A string without control characters; `\"` and `\\` are the only escapes (spec 01 §2 rule 6).
    mutating func string() throws(FormatError) -> String {
        var text: [UInt8] = []
        offset += 1
        while byte != UInt8(ascii: "\"") {
            guard offset < bytes.count else { throw FormatError(.jsonSyntax, at: offset) }
            if byte == UInt8(ascii: "\\") {
                offset += 1
                guard byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else {
                    throw FormatError(.jsonEscape, at: offset - 1)
                }
            } else if isControl {
                throw FormatError(.jsonControlCharacter, at: offset)
            }
            text.append(byte)
            offset += 1
        }
        offset += 1
        return String(decoding: text, as: UTF8.self)
    }

    /// U+0000-001F, U+007F, or the first byte of U+0080-009F; the text is known to be UTF-8.
    private var isControl: Bool {
        byte < 0x20 || byte == 0x7F || (byte == 0xC2 && bytes[offset + 1] < 0xA0)
    }
}

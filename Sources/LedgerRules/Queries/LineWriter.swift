internal import LedgerModel

/// Writes canonical JSON lines of plain values; texts are ASCII without characters to escape.
struct LineWriter {
    private(set) var bytes: [UInt8] = []
    private var hasField = false

    /// Writes one object and its newline; `fields` come in ascending order of their keys.
    mutating func line(_ fields: (inout LineWriter) -> Void) {
        bytes.append(UInt8(ascii: "{"))
        hasField = false
        fields(&self)
        bytes.append(UInt8(ascii: "}"))
        bytes.append(UInt8(ascii: "\n"))
    }

    mutating func number(_ key: StaticString, _ value: Int64) {
        begin(key)
        var digits = InlineArray<20, UInt8>(repeating: 0)
        var count = 0
        var rest = value.magnitude
        repeat {
            digits[count] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
            count += 1
        } while rest > 0
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        while count > 0 {
            count -= 1
            bytes.append(digits[count])
        }
    }

    mutating func truth(_ key: StaticString, _ value: Bool) {
        begin(key)
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    mutating func text(_ key: StaticString, _ text: String) {
        begin(key)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: text.utf8)
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func identifier<Kind>(_ key: StaticString, _ id: Identifier<Kind>) {
        begin(key)
        bytes.append(UInt8(ascii: "\""))
        Hex.append(id.high, to: &bytes)
        Hex.append(id.low, to: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func begin(_ key: StaticString) {
        if hasField { bytes.append(UInt8(ascii: ",")) }
        hasField = true
        bytes.append(UInt8(ascii: "\""))
        key.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }
}

internal import LedgerModel

/// A row of a table, with one binary form.
protocol StoredRow {
    /// Reads what `write` wrote; a reader that runs out of bytes says so itself.
    init(from reader: inout RowReader)

    /// Appends the row.
    func write(to writer: inout RowWriter)
}

/// Appends numbers and ids to a row.
struct RowWriter {
    private(set) var bytes: [UInt8] = []

    /// Makes room for so many bytes more.
    mutating func reserve(_ count: Int) {
        bytes.reserveCapacity(bytes.count + count)
    }

    /// A number in as few bytes as it needs, seven bits each, least significant first.
    mutating func number(_ value: some FixedWidthInteger & UnsignedInteger) {
        var rest = UInt64(value)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func byte(_ value: UInt8) {
        bytes.append(value)
    }

    mutating func signed(_ value: some FixedWidthInteger & SignedInteger) {
        let wide = Int64(value)
        number(UInt64(bitPattern: wide << 1 ^ wide >> 63))
    }

    mutating func count(_ value: Int) {
        number(UInt64(value))
    }

    mutating func flag(_ value: Bool) {
        bytes.append(value ? 1 : 0)
    }

    mutating func word(_ value: UInt64) {
        withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func identifier<Kind>(_ id: Identifier<Kind>) {
        word(id.high)
        word(id.low)
    }

    mutating func digest(_ digest: Digest) {
        digest.append(to: &bytes)
    }

    mutating func text(_ text: String) {
        count(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    mutating func blob(_ blob: [UInt8]) {
        count(blob.count)
        bytes.append(contentsOf: blob)
    }
}

/// Reads a row back; after the end of the bytes it yields zeros and remembers that it did.
struct RowReader {
    private let bytes: [UInt8]
    private var offset = 0
    private(set) var isDamaged = false

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func markDamaged() {
        isDamaged = true
    }

    private mutating func byte() -> UInt8 {
        guard offset < bytes.count else {
            isDamaged = true
            return 0
        }
        offset += 1
        return bytes[offset - 1]
    }

    mutating func number<Value: FixedWidthInteger & UnsignedInteger>() -> Value {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = byte()
            value |= UInt64(next & 0x7F) << shift
            shift += 7
            if next < 0x80 || shift > 63 { break }
        }
        if let exact = Value(exactly: value) { return exact }
        isDamaged = true
        return 0
    }

    mutating func signed<Value: FixedWidthInteger & SignedInteger>() -> Value {
        let raw: UInt64 = number()
        if let exact = Value(exactly: Int64(bitPattern: raw >> 1) ^ -Int64(raw & 1)) { return exact }
        isDamaged = true
        return 0
    }

    /// A count of elements; never more than there are bytes left.
    mutating func count() -> Int {
        let value: UInt64 = number()
        guard value <= UInt64(bytes.count - offset) else {
            isDamaged = true
            return 0
        }
        return Int(value)
    }

    mutating func flag() -> Bool {
        byte() != 0
    }

    mutating func word() -> UInt64 {
        var value: UInt64 = 0
        for _ in 0..<8 { value = value << 8 | UInt64(byte()) }
        return value
    }

    mutating func identifier<Kind>() -> Identifier<Kind> {
        let high = word()
        return Identifier(high: high, low: word())
    }

    mutating func digest() -> Digest {
        let (first, second, third) = (word(), word(), word())
        return Digest(first, second, third, word())
    }

    mutating func blob() -> [UInt8] {
        let count = count()
        defer { offset += count }
        return Array(bytes[offset..<offset + count])
    }

    mutating func text() -> String {
        String(decoding: blob(), as: UTF8.self)
    }

    mutating func array<Element>(_ element: (inout RowReader) -> Element) -> [Element] {
        let count = count()
        var elements: [Element] = []
        elements.reserveCapacity(count)
        for _ in 0..<count { elements.append(element(&self)) }
        return elements
    }
}

extension RowWriter {
    mutating func optionalNumber(_ value: UInt32?) {
        number(value.map { UInt64($0) + 1 } ?? 0)
    }
}

extension RowReader {
    mutating func optionalNumber() -> UInt32? {
        let value: UInt64 = number()
        return value == 0 ? nil : UInt32(truncatingIfNeeded: value - 1)
    }
}

extension RowWriter {
    mutating func optionalWide(_ value: UInt64?) {
        number(value.map { $0 + 1 } ?? 0)
    }

    /// A value of a closed list by its position; lists only ever grow at their end.
    mutating func element<Value: CaseIterable & Equatable>(_ value: Value) where Value.AllCases == [Value] {
        count(Value.allCases.firstIndex(of: value) ?? 0)
    }
}

extension RowReader {
    mutating func optionalWide() -> UInt64? {
        let value: UInt64 = number()
        return value == 0 ? nil : value - 1
    }

    mutating func element<Value: CaseIterable>() -> Value where Value.AllCases == [Value] {
        let position: UInt64 = number()
        let all = Value.allCases
        if position < UInt64(all.count) { return all[Int(position)] }
        markDamaged()
        return all[0]
    }
}

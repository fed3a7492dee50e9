internal import LedgerModel

extension FieldScanner {
    /// A field as a value of its own.
    func value(at position: Int) -> ArrayElements.Element {
        value(of: self[position])
    }

    /// A field as a value of its own.
    func value(of field: Field) -> ArrayElements.Element {
        ArrayElements.Element(kind: field.kind, raw: UnsafeRawBufferPointer(rebasing: text[field.value]))
    }

    /// A field as a value of its own, nil when it is missing.
    func value(_ key: StaticString) -> ArrayElements.Element? {
        guard let field = field(key) else { return nil }
        return value(of: field)
    }

    /// Whether the key at a position is this one.
    @inline(__always)
    func hasKey(_ key: StaticString, at position: Int) -> Bool {
        let range = self[position].key
        guard range.count == key.utf8CodeUnitCount else { return false }
        for index in 0..<range.count where text[range.lowerBound + index] != key.utf8Start[index] { return false }
        return true
    }

    /// A day written `YYYY-MM-DD`, 1992 to 9999; nil when missing or anything else.
    func day(_ key: StaticString) -> CivilDate? {
        value(key)?.day
    }

    /// The fields of an inner object; nil when missing or of another kind.
    func object(_ key: StaticString) throws(FormatError) -> FieldScanner? {
        guard let value = value(key), value.kind == .object else { return nil }
        var inner = FieldScanner()
        try inner.scan(value.raw)
        return inner
    }
}

extension ArrayElements.Element {
    /// A day written `YYYY-MM-DD`, 1992 to 9999; nil for anything else.
    var day: CivilDate? {
        guard let bytes = plainBytes else { return nil }
        return bytes.withMemoryRebound(to: UInt8.self) { StatementDay.read($0) }
    }

    /// A signature written as 128 hex digits; nil for anything else.
    var signature: SignatureBytes? {
        guard let bytes = plainBytes, bytes.count == 128,
            let first = FieldScanner.digest(UnsafeRawBufferPointer(rebasing: bytes[..<64])),
            let second = FieldScanner.digest(UnsafeRawBufferPointer(rebasing: bytes[64...]))
        else { return nil }
        return SignatureBytes(first: first, second: second)
    }

    /// A reference in its one canonical writing; nil for anything else.
    var reference: StatementReference? {
        kind == .object ? ReferenceText.read(raw) : nil
    }
}

/// Days as statements write them.
enum StatementDay {
    /// 1992-01-01, the first day that may stand in a statement (spec 01 §1).
    static let first = CivilDate(daysSinceEpoch: 8035)

    /// Reads `YYYY-MM-DD`, nil for anything else and for days before 1992.
    static func read(_ digits: UnsafeBufferPointer<UInt8>) -> CivilDate? {
        guard let day = CivilDate(utf8: digits), day >= first else { return nil }
        return day
    }
}

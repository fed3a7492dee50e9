internal import LedgerModel

/// The two canonical writings of a reference: `{"index":n,"leaf":"…"}` and `{"offset":k}` (spec 05 §1).
enum ReferenceText {
    private static let index: StaticString = #"{"index":"#
    private static let leaf: StaticString = #","leaf":""#
    private static let offset: StaticString = #"{"offset":"#
    /// Greatest offset: the statement before the last of a full batch.
    static let offsetLimit: Int64 = 16_382

    /// Reads an object that was checked against the profile; since the profile leaves one writing, comparing bytes suffices.
    static func read(_ raw: UnsafeRawBufferPointer) -> StatementReference? {
        if starts(raw, with: offset, at: 0) {
            let digits = UnsafeRawBufferPointer(rebasing: raw[offset.utf8CodeUnitCount..<raw.count - 1])
            guard let value = natural(digits), value <= offsetLimit else { return nil }
            return .inBatch(offset: Int(value))
        }
        // The tail `,"leaf":"` + 64 digits + `"}` has a fixed length.
        let tail = raw.count - leaf.utf8CodeUnitCount - 66
        guard starts(raw, with: index, at: 0), tail > index.utf8CodeUnitCount, starts(raw, with: leaf, at: tail),
            let value = natural(UnsafeRawBufferPointer(rebasing: raw[index.utf8CodeUnitCount..<tail])),
            let digest = FieldScanner.digest(UnsafeRawBufferPointer(rebasing: raw[raw.count - 66..<raw.count - 2]))
        else { return nil }
        return .logged(index: UInt64(value), leaf: digest)
    }

    private static func starts(_ raw: UnsafeRawBufferPointer, with text: StaticString, at start: Int) -> Bool {
        guard start >= 0, raw.count - start >= text.utf8CodeUnitCount else { return false }
        for index in 0..<text.utf8CodeUnitCount where raw[start + index] != text.utf8Start[index] { return false }
        return true
    }

    private static func natural(_ digits: UnsafeRawBufferPointer) -> Int64? {
        guard !digits.isEmpty, digits.count <= 16 else { return nil }
        var value: Int64 = 0
        for digit in digits {
            guard case let number = digit &- UInt8(ascii: "0"), number <= 9 else { return nil }
            value = value * 10 + Int64(number)
        }
        return value <= JSONProfile.integerLimit ? value : nil
    }
}

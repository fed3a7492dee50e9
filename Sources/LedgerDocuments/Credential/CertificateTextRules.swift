internal import LedgerFormat

/// What may stand in a text that people wrote.
enum CertificateTextRules {
    /// Longest text in bytes.
    static let byteLimit = 2000

    /// Refuses an empty or long text, control characters and ID numbers.
    static func check(_ text: String?, _ field: CertificateField) throws(CertificateRefusal) {
        guard let text else { return }
        guard (1...byteLimit).contains(text.utf8.count), JSONProfile.allows(text) else {
            throw .textNotAllowed(field)
        }
        guard !containsIdentityNumber(text) else { throw .identityNumber(field) }
    }

    /// Refuses what would read as another part of a line; `record` is the record whose line it is, nil for the certificate's.
    static func checkForgery(
        _ text: String?,
        _ field: CertificateField,
        record: UInt64? = nil
    ) throws(CertificateRefusal) {
        guard let text, let word = LineForgery.found(in: text, field) else { return }
        throw .wordNotAllowed(field, word: word, record: record)
    }

    /// Whether 18 symbols in a row are a number of GB 11643 with a right check symbol and a possible month and day.
    static func containsIdentityNumber(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count >= 18 else { return false }
        return (0...(bytes.count - 18)).contains { isIdentityNumber(bytes[$0..<$0 + 18]) }
    }

    private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    private static let checkSymbols = Array("10X98765432".utf8)

    private static func isIdentityNumber(_ window: ArraySlice<UInt8>) -> Bool {
        // Nearly every window of a text fails here, before anything is allocated.
        guard window.dropLast().allSatisfy({ (48...57).contains($0) }), let last = window.last else { return false }
        let digits = window.dropLast().map { Int($0) - 48 }
        guard (1...12).contains(digits[10] * 10 + digits[11]), (1...31).contains(digits[12] * 10 + digits[13]) else {
            return false
        }
        let sum = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
        return checkSymbols[sum % 11] == last || (last == UInt8(ascii: "x") && sum % 11 == 2)
    }
}

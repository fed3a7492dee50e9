/// A document number in the one form in which duplicates are looked for (spec 08 §5).
///
/// Not a check: a number with a wrong check character is kept as it is, under its own class.
public struct DocumentNumber: Hashable, Sendable {
    /// The class inside which numbers are compared: `gb11643`, or the document's type.
    public let type: String
    /// Upper-case ASCII letters and digits.
    public let number: String

    private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    private static let checkCharacters = Array("10X98765432".utf8)

    /// Normalises a number as it was written; nil when it holds no letter or digit.
    public init?(type: String, number: String) {
        let kept = number.utf8.compactMap(DocumentNumber.normalised)
        guard !kept.isEmpty else { return nil }
        let extended = type == "resident_id" ? DocumentNumber.extended(kept) : kept
        self.type = DocumentNumber.hasRightCheckCharacter(extended) ? "gb11643" : type
        self.number = String(decoding: self.type == type ? kept : extended, as: UTF8.self)
    }

    private static func normalised(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39, 0x41...0x5A: byte
        case 0x61...0x7A: byte - 0x20
        default: nil
        }
    }

    /// Fifteen digits as issued before 1999 become the eighteen characters of the same person.
    private static func extended(_ number: [UInt8]) -> [UInt8] {
        guard number.count == 15, number.allSatisfy({ $0 <= 0x39 }) else { return number }
        let digits = number[0..<6] + Array("19".utf8) + number[6...]
        return digits + [checkCharacter(of: digits)]
    }

    private static func hasRightCheckCharacter(_ number: [UInt8]) -> Bool {
        number.count == 18 && number[0..<17].allSatisfy { $0 <= 0x39 }
            && checkCharacter(of: number[0..<17]) == number[17]
    }

    private static func checkCharacter(of digits: ArraySlice<UInt8>) -> UInt8 {
        checkCharacters[zip(digits, weights).reduce(0) { $0 + Int($1.0 - 0x30) * $1.1 } % 11]
    }
}

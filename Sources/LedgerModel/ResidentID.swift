/// A resident identity number whose form, birthday and check character hold (GB 11643-1999).
///
/// Says that the number could have been issued, not that it was, nor whose it is.
public struct ResidentID: Hashable, Sendable {
    /// Which of the two forms the number has.
    public enum Form: Hashable, Sendable {
        /// Eighteen characters, the last a check character.
        case current
        /// Fifteen digits as issued before 1999: two-digit year, nothing to check the digits with.
        case legacy
    }

    /// The number as issued: ASCII digits, the check character in upper case.
    public let text: String
    /// Eighteen characters or the old fifteen digits.
    public let form: Form
    /// The birthday that the number states.
    public let birthday: CivilDate

    /// Whether the number states a man: the last digit of its serial number is odd.
    public var isMale: Bool {
        let serial = form == .current ? text.utf8.dropLast().last : text.utf8.last
        return serial.map { !$0.isMultiple(of: 2) } ?? false
    }

    private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    private static let checkCharacters = Array("10X98765432".utf8)

    /// Reads ASCII digits with a final `X` or `x`; nil when the form, the birthday or the check character is wrong.
    ///
    /// Full-width digits and spaces are the caller's to normalise.
    public init?(_ text: String) {
        var bytes = Array(text.utf8)
        if bytes.last == UInt8(ascii: "x") { bytes[bytes.count - 1] = UInt8(ascii: "X") }
        switch bytes.count {
        case 18:
            guard let birthday = ResidentID.birthday(of: bytes[6..<14], centuryDigits: 4),
                ResidentID.checkCharacter(of: bytes[0..<17]) == bytes[17]
            else { return nil }
            (form, self.birthday) = (.current, birthday)
        case 15:
            guard bytes.allSatisfy(ResidentID.isDigit),
                let birthday = ResidentID.birthday(of: bytes[6..<12], centuryDigits: 2)
            else { return nil }
            (form, self.birthday) = (.legacy, birthday)
        default: return nil
        }
        guard bytes[0] != UInt8(ascii: "0") else { return nil }
        self.text = String(decoding: bytes, as: UTF8.self)
    }

    /// The check character that seventeen digits demand, or nil when they are not seventeen ASCII digits.
    public static func checkCharacter(of digits: some Collection<UInt8>) -> UInt8? {
        guard digits.count == weights.count, digits.allSatisfy(isDigit) else { return nil }
        let sum = zip(digits, weights).reduce(0) { $0 + Int($1.0 - UInt8(ascii: "0")) * $1.1 }
        return checkCharacters[sum % 11]
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func birthday(of digits: ArraySlice<UInt8>, centuryDigits: Int) -> CivilDate? {
        guard digits.allSatisfy(isDigit) else { return nil }
        let number = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        let year = number / 10_000 + (centuryDigits == 2 ? 1900 : 0)
        guard (1850...2999).contains(year) else { return nil }
        return CivilDate(year: year, month: number / 100 % 100, day: number % 100)
    }
}

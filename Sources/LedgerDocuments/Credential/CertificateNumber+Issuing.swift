public import LedgerModel

/// The numbers that certificates carry, such as `7ZQ4-2026-K3M9T0XW5` (spec 09 §1).
///
/// Says which organisation issued it and in which year; the rest is random, so that a number cannot be guessed or counted.
extension CertificateNumber {
    /// Random bytes that one draw consumes.
    public static let randomByteCount = 5
    /// Years that a number can name.
    public static let years = 1992...9999

    /// Makes a number from five random bytes; traps on another count of bytes or a year outside `years`.
    public static func drawn(issuer: OrganisationID, year: Int, random: [UInt8]) -> CertificateNumber {
        precondition(random.count == randomByteCount && years.contains(year), "no such number")
        let value = random.reduce(0) { $0 << 8 | UInt64($1) }
        var ascii = Crockford.prefix(issuer)
        ascii.append(UInt8(ascii: "-"))
        ascii.append(contentsOf: String(year).utf8)
        ascii.append(UInt8(ascii: "-"))
        ascii.append(contentsOf: Crockford.text(value, count: 8))
        ascii.append(Crockford.checkSymbol(value))
        guard let number = CertificateNumber(String(decoding: ascii, as: UTF8.self)) else {
            preconditionFailure("a symbol of the alphabet is not allowed in a number")
        }
        return number
    }

    /// Whether this is the one written form of a number of spec 09 §1, its check symbol included.
    public var isWellFormed: Bool {
        guard let meant = try? CertificateNumber(typed: text) else { return false }
        return meant == self
    }

    /// The year of issue; only of a number that is well formed.
    public var year: Int {
        text.utf8.dropFirst(5).prefix(4).reduce(0) { $0 * 10 + Int($1 & 15) }
    }

    /// Whether the prefix is that of an organisation.
    public func isIssued(by organisation: OrganisationID) -> Bool {
        text.utf8.prefix(4).elementsEqual(Crockford.prefix(organisation))
    }
}

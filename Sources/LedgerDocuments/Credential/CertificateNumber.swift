public import LedgerModel

/// The number printed on a certificate, such as `7ZQ4-2026-K3M9T0XW5` (spec 09 §1).
///
/// Says which organisation issued it and in which year; the rest is random, so that a number cannot be guessed or counted.
public struct CertificateNumber: Hashable, Sendable {
    /// Length in bytes of the written form.
    public static let byteCount = 19
    /// Random bytes that one number consumes.
    public static let randomByteCount = 5
    /// Years that a number can name.
    public static let years = 1992...9999

    /// The written form: prefix, `-`, year, `-`, eight random symbols, check symbol.
    public let text: String

    /// Wraps bytes that were checked or made here.
    init(canonicalASCII ascii: [UInt8]) {
        text = String(decoding: ascii, as: UTF8.self)
    }

    /// Makes a number from five random bytes, which the caller draws; traps on another count or a year outside `years`.
    public init(issuer: OrganisationID, year: Int, random: [UInt8]) {
        precondition(random.count == Self.randomByteCount && Self.years.contains(year), "no such number")
        let value = random.reduce(0) { $0 << 8 | UInt64($1) }
        var ascii = Crockford.prefix(issuer)
        ascii.append(UInt8(ascii: "-"))
        ascii.append(contentsOf: String(year).utf8)
        ascii.append(UInt8(ascii: "-"))
        ascii.append(contentsOf: Crockford.text(value, count: 8))
        ascii.append(Crockford.checkSymbol(value))
        self.init(canonicalASCII: ascii)
    }

    /// Accepts exactly the written form, as it stands in a credential; nil for anything else.
    public init?(canonical text: String) {
        guard let number = try? CertificateNumber(typed: text), number.text.utf8.elementsEqual(text.utf8) else {
            return nil
        }
        self = number
    }

    /// The year of issue.
    public var year: Int {
        text.utf8.dropFirst(5).prefix(4).reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    /// Whether the prefix is that of an organisation.
    public func isIssued(by organisation: OrganisationID) -> Bool {
        text.utf8.prefix(4).elementsEqual(Crockford.prefix(organisation))
    }
}

extension CertificateNumber: CustomStringConvertible {
    /// The written form.
    public var description: String { text }
}

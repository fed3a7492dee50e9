internal import LedgerModel

/// Base 32 of Douglas Crockford: 32 symbols without I, L, O and U, and five more for a check symbol modulo 37.
enum Crockford {
    /// The 32 symbols and the five check symbols, by value.
    static let symbols = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U".utf8)

    /// The value of a symbol below `limit` (32, or 37 for a check symbol); nil for any other byte.
    static func value(_ symbol: UInt8, below limit: Int = 32) -> UInt64? {
        symbols[..<limit].firstIndex(of: symbol).map(UInt64.init)
    }

    /// The last `count` base-32 digits of a value, most significant first.
    static func text(_ value: UInt64, count: Int) -> [UInt8] {
        (0..<count).reversed().map { symbols[Int(value >> UInt64($0 * 5) & 31)] }
    }

    /// The check symbol of a value.
    static func checkSymbol(_ value: UInt64) -> UInt8 {
        symbols[Int(value % 37)]
    }

    /// The first four symbols of an organisation's id: its upper 20 bits.
    static func prefix(_ organisation: OrganisationID) -> [UInt8] {
        text(organisation.high >> 44, count: 4)
    }
}

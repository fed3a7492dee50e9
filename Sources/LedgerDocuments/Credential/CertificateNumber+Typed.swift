public import LedgerModel

extension CertificateNumber {
    /// What is wrong with a number that a person typed.
    public enum Mistake: Error, Hashable, Sendable {
        /// Symbols without hyphens and blanks are counted; there should be 17.
        case count(Int)
        /// The symbol at this position (from 1, hyphens not counted) cannot stand there.
        case symbol(Character, position: Int)
        /// Positions 5...8 are no year in which a certificate could be issued.
        case year(String)
        /// The last symbol does not fit: one of the nine after the year was mistyped, or two were swapped.
        case checkSymbol(found: Character, expected: Character)
    }

    /// Reads what a person typed: small letters, full-width forms, blanks and missing hyphens are taken as meant,
    /// I and L as 1, O as 0.
    public init(typed: String) throws(Mistake) {
        let symbols = typed.unicodeScalars.compactMap(Self.meant)
        guard symbols.count == 17 else { throw .count(symbols.count) }
        for (index, symbol) in symbols.enumerated() where !Self.mayStand(symbol, at: index) {
            throw .symbol(Character(symbol), position: index + 1)
        }
        let ascii = symbols.map { UInt8($0.value) }
        let year = String(decoding: ascii[4..<8], as: UTF8.self)
        guard let number = Int(year), Self.years.contains(number) else { throw .year(year) }
        let value = ascii[8..<16].reduce(0) { $0 << 5 | (Crockford.value($1) ?? 0) }
        let expected = Crockford.checkSymbol(value)
        guard ascii[16] == expected else {
            throw .checkSymbol(found: Character(symbols[16]), expected: Character(Unicode.Scalar(expected)))
        }
        let hyphen = [UInt8(ascii: "-")]
        let text = Array(ascii[..<4] + hyphen + ascii[4..<8] + hyphen + ascii[8...])
        guard let meant = CertificateNumber(String(decoding: text, as: UTF8.self)) else {
            throw .symbol(Character(symbols[16]), position: 17)
        }
        self = meant
    }

    /// The symbol meant by a typed character; nil for hyphens and blanks, which carry nothing.
    private static func meant(_ typed: Unicode.Scalar) -> Unicode.Scalar? {
        var scalar = typed
        // Full-width forms of a Chinese keyboard: U+FF01...FF5E are ASCII 0x21...0x7E.
        if (0xFF01...0xFF5E).contains(typed.value) { scalar = Unicode.Scalar(UInt8(typed.value - 0xFEE0)) }
        switch scalar {
        case "-", " ", "\t", "\n", "\r", "\u{3000}", "\u{2010}"..."\u{2015}", "\u{2212}": return nil
        case "a"..."z": scalar = Unicode.Scalar(UInt8(scalar.value - 0x20))
        default: break
        }
        switch scalar {
        case "I", "L": return "1"
        case "O": return "0"
        default: return scalar
        }
    }

    private static func mayStand(_ symbol: Unicode.Scalar, at index: Int) -> Bool {
        guard let byte = UInt8(exactly: symbol.value) else { return false }
        switch index {
        case 4..<8: return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        case 16: return Crockford.value(byte, below: 37) != nil
        default: return Crockford.value(byte) != nil
        }
    }
}

extension CertificateNumber.Mistake {
    /// What to tell the person, in Chinese and English.
    public var words: BilingualText {
        switch self {
        case .count(let count):
            BilingualText("证书编号应为17位，现有\(count)位", "A certificate number has 17 symbols; these are \(count)")
        case .symbol(let symbol, let position):
            BilingualText("第\(position)位“\(symbol)”不能出现在此处", "Symbol \(position), “\(symbol)”, cannot stand there")
        case .year(let year):
            BilingualText("第5至8位“\(year)”不是有效年份", "Symbols 5 to 8, “\(year)”, are no valid year")
        case .checkSymbol(let found, let expected):
            BilingualText(
                "校验位不符：第17位是“\(found)”，按前8位应为“\(expected)”，请核对第9至17位",
                "The check symbol is “\(found)” but should be “\(expected)”: compare symbols 9 to 17 with the paper"
            )
        }
    }
}

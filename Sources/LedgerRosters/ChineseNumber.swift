/// Whole numbers written in Chinese characters.
enum ChineseNumber {
    /// Whether the scalar is a digit or a place sign.
    static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        digit(scalar) != nil || scalar == "十" || scalar == "百"
    }

    /// The value of `十五`, `二十`, `一百五十` or `二〇二一`; nil when the signs make no number.
    static func value(of signs: some Collection<Unicode.Scalar>) -> Int? {
        guard !signs.isEmpty, signs.count <= 6 else { return nil }
        if signs.contains("十") || signs.contains("百") { return placed(Array(signs)) }
        // Without place signs a single digit, or a year read digit by digit; 两 never stands in a year.
        guard signs.count == 1 || signs.count == 4, signs.count == 1 || !signs.contains("两") else { return nil }
        return signs.reduce(0) { $0 * 10 + (digit($1) ?? 0) }
    }

    private static func placed(_ signs: [Unicode.Scalar]) -> Int? {
        var (rest, total) = (signs[...], 0)
        if let hundred = rest.firstIndex(of: "百") {
            guard hundred == 1, let count = digit(rest[0]), count > 0 else { return nil }
            total = count * 100
            rest = rest[2...]
            if rest.first == "零" || rest.first == "〇" {
                guard rest.count == 2, let unit = rest.last.flatMap(digit), unit > 0 else { return nil }
                return total + unit
            }
        }
        guard let tens = tensAndUnits(Array(rest)) else { return nil }
        return total + tens
    }

    private static func tensAndUnits(_ signs: [Unicode.Scalar]) -> Int? {
        guard !signs.isEmpty else { return 0 }
        guard let ten = signs.firstIndex(of: "十"), ten <= 1, signs.count - ten <= 2 else { return nil }
        let tens = ten == 0 ? 1 : digit(signs[0]) ?? 0
        guard tens > 0, signs[0] != "两" else { return nil }
        guard signs.count - ten == 2 else { return tens * 10 }
        guard let units = digit(signs[ten + 1]), units > 0, signs[ten + 1] != "两" else { return nil }
        return tens * 10 + units
    }

    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "〇", "零", "○": 0
        case "一": 1
        case "二", "两": 2
        case "三": 3
        case "四": 4
        case "五": 5
        case "六": 6
        case "七": 7
        case "八": 8
        case "九": 9
        default: nil
        }
    }
}

/// How the lengths of a column are written; what one cell leaves open, the others may settle or contradict.
struct LengthHabits {
    /// Whether a cell spells hours out.
    private(set) var speaksHours = false
    /// Whether a fraction can be no minutes, as in 1.75: points divide decimals here.
    private(set) var hasDecimals = false
    /// Whether a fraction of two digits looks like minutes, as in 2.30 or 1.45.
    private(set) var hasClockFractions = false

    /// Takes note of one more cell of the column.
    mutating func note(_ cell: RosterCell) {
        guard !cell.isBlank, cell.text.utf8.count <= 40 else { return }
        if cell.value.isText, RosterText.contains(cell.text, "小时") || RosterText.contains(cell.text, "钟头") {
            speaksHours = true
        }
        guard let fraction = LengthHabits.fraction(RosterText.squeezed(cell.text)) else { return }
        if !fraction.mayBeMinutes { hasDecimals = true }
        if fraction.digits == 2, fraction.mayBeMinutes, fraction.value % 25 != 0 { hasClockFractions = true }
    }

    /// Refuses a length that stands alone and could be read in two ways.
    func check(_ cell: RosterCell, unit: DurationUnit?) throws(RosterReason) {
        let text = RosterText.squeezed(cell.text)
        if let bare = DurationReader.bareNumber(text), let unit {
            // 2 below minutes may stand for hours, 30 below hours for minutes.
            if unit == .minutes, speaksHours || bare.value > 0 && bare.value < 10 { throw .ambiguousNumber }
            if unit == .hours, bare.value > 12, bare.value <= 24 { throw .ambiguousNumber }
        }
        guard let fraction = LengthHabits.fraction(text), fraction.isOfHours || unit == .hours else { return }
        guard fraction.mayBeMinutes else { return }
        let isQuarter = fraction.digits == 1 ? fraction.value == 5 : fraction.value % 25 == 0
        // 2.30小时 may mean half past; 2.5 cannot, and 2.25 only where others write minutes so.
        guard isQuarter && (fraction.digits == 1 || !hasClockFractions) || hasDecimals && !hasClockFractions else {
            throw .ambiguousNumber
        }
    }

    /// The digits after the point of `2.30`, `2.30小时` or `2.30h`.
    private static func fraction(_ text: String) -> (value: Int, digits: Int, mayBeMinutes: Bool, isOfHours: Bool)? {
        guard let point = text.utf8.firstIndex(of: UInt8(ascii: ".")) else { return nil }
        let tail = text.utf8[text.utf8.index(after: point)...]
        let digits = tail.prefix { (0x30...0x39).contains($0) }
        let rest = String(text[digits.endIndex...])
        guard (1...2).contains(digits.count), let value = Int(String(decoding: digits, as: UTF8.self)), value > 0 else {
            return nil
        }
        let isOfHours = ["小时", "个小时", "h", "H", "钟头", "个钟头"].contains(rest)
        guard isOfHours || rest.isEmpty else { return nil }
        let minutes = digits.count == 1 ? value * 10 : value
        return (value, digits.count, minutes < 60, isOfHours)
    }
}

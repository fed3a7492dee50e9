/// Reads the day over a column of a wide grid.
enum DayHeader {
    /// Whether the text may be a day: `1`...`31`, `1日`, `7.1`, `7月1日`, `2021-07-01`.
    static func isDay(_ text: String) -> Bool {
        parts(text) != nil
    }

    /// The parts of the day; nil when the text is none.
    static func parts(_ text: String) -> DateParts? {
        guard !text.isEmpty, text.utf8.count <= 40, let lead = text.unicodeScalars.first,
            ("0"..."9").contains(lead) || ChineseNumber.isSign(lead)
        else { return nil }
        var cursor = TextCursor(text)
        if let parts = try? DateReader.take(&cursor), parts.day != nil {
            cursor.skipSpaces()
            return cursor.isAtEnd ? parts : nil
        }
        cursor.index = 0
        guard let number = cursor.takeDigits(), (1...31).contains(number.value), number.count <= 2 else { return nil }
        cursor.skipSpaces()
        if cursor.isAtEnd { return DateParts(day: number.value) }
        guard cursor.take("("),
            let weekday = DateReader.weekday(String(text.unicodeScalars.dropFirst(cursor.index).dropLast()))
        else {
            return nil
        }
        return DateParts(day: number.value, weekday: weekday)
    }
}

/// Reads a date at the beginning of a text.
enum DateReader {
    private static let weekdays: [Unicode.Scalar: Int] = [
        "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7, "七": 7,
        "1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "7": 7,
    ]

    /// Takes a date and the weekday after it; nil when no date stands here.
    ///
    /// Refuses ambiguous and impossible forms.
    static func take(_ cursor: inout TextCursor) throws(RosterReason) -> DateParts? {
        let start = cursor.index
        var found = try takeChinese(&cursor)
        if found == nil { found = try takeNumeric(&cursor) }
        guard var parts = found else {
            cursor.index = start
            return nil
        }
        parts.weekday = takeWeekday(&cursor)
        return parts
    }

    /// `2021年7月3日`, `7月3号`, `二〇二一年七月`, `3日`; a missing 日 after the day is forgiven.
    private static func takeChinese(_ cursor: inout TextCursor) throws(RosterReason) -> DateParts? {
        let start = cursor.index
        var parts = DateParts()
        if let year = cursor.takeNumber(), cursor.takeSpaced("年") {
            switch year {
            case 1000...9999: parts.year = year
            case 0...99: parts.shortYear = year
            default: throw .unreadableDate
            }
            cursor.skipSpaces()
        } else {
            cursor.index = start
        }
        let afterYear = cursor.index
        if let month = cursor.takeNumber(), cursor.takeSpaced("月份") || cursor.takeSpaced("月") {
            parts.month = month
            parts.isSpelledOut = true
            cursor.skipSpaces()
            let afterMonth = cursor.index
            if let day = cursor.takeNumber() {
                parts.day = day
                if let next = cursor.next, ["-", "、", "至", "到", ",", "和"].contains(next) { throw .dateRange }
                if !cursor.takeSpaced("日"), !cursor.takeSpaced("号"), !endsDay(cursor) { cursor.index = afterMonth }
            }
            return parts
        }
        cursor.index = afterYear
        if parts.year != nil || parts.shortYear != nil { return parts }
        if let day = cursor.takeNumber(), cursor.take("日") || cursor.take("号") {
            parts.day = day
            return parts
        }
        cursor.index = start
        return nil
    }

    private static func endsDay(_ cursor: TextCursor) -> Bool {
        cursor.isAtEnd || cursor.next == " " || cursor.next == "("
    }

    /// `2021-7-3`, `2021.7.3`, `2021/7/3`, `20210703`, `7.3`, `7/13/2021`.
    private static func takeNumeric(_ cursor: inout TextCursor) throws(RosterReason) -> DateParts? {
        guard let first = cursor.takeDigits() else { return nil }
        if first.count == 8 {
            return DateParts(year: first.value / 10_000, month: first.value / 100 % 100, day: first.value % 100)
        }
        guard let separator = cursor.next, [".", "-", "/"].contains(separator) else { return nil }
        cursor.index += 1
        cursor.skipSpaces()
        guard let second = cursor.takeDigits(), second.count <= 2, first.count <= 2 || first.count == 4 else {
            return nil
        }
        let afterSecond = cursor.index
        guard cursor.next == separator else { return try twoParts(first, second, &cursor) }
        cursor.index += 1
        cursor.skipSpaces()
        guard let third = cursor.takeDigits() else {
            cursor.index = afterSecond
            return try twoParts(first, second, &cursor)
        }
        if first.count == 4, third.count <= 2 {
            _ = cursor.take("日") || cursor.take("号")
            return DateParts(year: first.value, month: second.value, day: third.value)
        }
        guard first.count <= 2, third.count == 4 else { throw .ambiguousDate }
        return try yearLast(first.value, second.value, third.value)
    }

    private static func twoParts(
        _ first: (value: Int, count: Int),
        _ second: (value: Int, count: Int),
        _ cursor: inout TextCursor
    ) throws(RosterReason) -> DateParts {
        if first.count == 4 { return DateParts(year: first.value, month: second.value) }
        _ = cursor.take("日") || cursor.take("号")
        return DateParts(month: first.value, day: second.value)
    }

    /// Day and month before the year: certain only when one order alone is possible.
    private static func yearLast(_ first: Int, _ second: Int, _ year: Int) throws(RosterReason) -> DateParts {
        if first == second { return DateParts(year: year, month: first, day: second) }
        switch (first <= 12, second <= 12) {
        case (true, false): return DateParts(year: year, month: first, day: second)
        case (false, true): return DateParts(year: year, month: second, day: first)
        case (true, true): throw .ambiguousDate
        case (false, false): throw .noSuchDay
        }
    }

    /// `周六`, `(星期六)`, ` 礼拜天`.
    private static func takeWeekday(_ cursor: inout TextCursor) -> Int? {
        let start = cursor.index
        cursor.skipSpaces()
        let isBracketed = cursor.take("(") || cursor.take("[") || cursor.take("【")
        cursor.skipSpaces()
        guard cursor.takeAny(of: ["星期", "礼拜", "周"]) != nil, let scalar = cursor.next, let weekday = weekdays[scalar]
        else {
            cursor.index = start
            return nil
        }
        cursor.index += 1
        cursor.skipSpaces()
        if isBracketed, !cursor.take(")"), !cursor.take("]"), !cursor.take("】") {
            cursor.index = start
            return nil
        }
        return weekday
    }

    /// Reads a text that is only a weekday.
    static func weekday(_ text: String) -> Int? {
        var cursor = TextCursor(RosterText.squeezed(text))
        if cursor.takeAny(of: ["星期", "礼拜", "周"]) == nil, text.unicodeScalars.count != 1 { return nil }
        guard let scalar = cursor.next, !(0x30...0x39).contains(scalar.value), let weekday = weekdays[scalar] else {
            return nil
        }
        cursor.index += 1
        return cursor.isAtEnd ? weekday : nil
    }
}

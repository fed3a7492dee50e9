/// What a date or time cell says: a date, a time of day or an interval, in this order.
struct TimeMention {
    /// The date.
    var date: DateParts?
    /// A single time of day, or the first of an interval.
    var first: ClockReader.Mention?
    /// The second time of an interval.
    var second: ClockReader.Mention?
    /// The date of the second time, when written.
    var secondDate: DateParts?

    private static let joiners = ["--", "-", "至", "到"]

    /// Reads the whole text; refuses what is left over.
    init(_ text: String) throws(RosterReason) {
        var cursor = TextCursor(text)
        date = try DateReader.take(&cursor)
        if date != nil { try TimeMention.refuseDateRange(cursor) }
        cursor.skipSpaces()
        if date != nil {
            _ = cursor.take("T")
            if cursor.isAtEnd { return }
            if let half = cursor.takeAny(of: ["上午", "下午", "全天", "晚上", "早上", "中午"]) {
                if cursor.isAtEnd { return }
                cursor.index -= half.unicodeScalars.count
            }
        }
        first = try ClockReader.take(&cursor)
        guard first != nil else { throw date == nil ? .unreadableTime : .unreadableDate }
        cursor.skipSpaces()
        if cursor.isAtEnd { return }
        guard cursor.takeAny(of: TimeMention.joiners) != nil else { throw TimeMention.leftover(cursor) }
        cursor.skipSpaces()
        let afterJoiner = cursor.index
        if date != nil, let other = try? DateReader.take(&cursor), other.day != nil {
            secondDate = other
            cursor.skipSpaces()
        } else {
            cursor.index = afterJoiner
        }
        second = try ClockReader.take(&cursor)
        guard second != nil else { throw .unreadableTime }
        cursor.skipSpaces()
        guard cursor.isAtEnd else { throw TimeMention.leftover(cursor) }
    }

    /// More times after the first interval are more than one interval; anything else is not understood.
    private static func leftover(_ cursor: TextCursor) -> RosterReason {
        var rest = cursor
        while let scalar = rest.next {
            if ("0"..."9").contains(scalar) || ChineseNumber.isSign(scalar) { return .multipleIntervals }
            rest.index += 1
        }
        return .unreadableTime
    }

    private static func refuseDateRange(_ cursor: TextCursor) throws(RosterReason) {
        var rest = cursor
        rest.skipSpaces()
        if rest.takeAny(of: ["-", "至", "到", "、", ",", "和", "及", ";", "/", "."]) != nil {
            if rest.isAtEnd { throw .unreadableDate }
            throw .dateRange
        }
    }
}

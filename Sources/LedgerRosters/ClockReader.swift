/// Reads a time of day at the beginning of a text.
enum ClockReader {
    /// The part of the day written before or after an hour.
    enum Marker {
        /// 凌晨.
        case early
        /// 早上, 上午.
        case morning
        /// 中午.
        case noon
        /// 下午.
        case afternoon
        /// PM before the hour.
        case latinAfternoon
        /// 傍晚, 晚上.
        case evening
    }

    /// A time of day as written.
    struct Mention: Equatable {
        /// Seconds after midnight as the digits say.
        var seconds: Int
        /// The part of the day written with it.
        var marker: Marker?
        /// Whether it is said to be on the following day.
        var isNextDay = false
        /// Whether AM or PM stood behind it, already counted in `seconds`.
        var isLatin = false

        /// Seconds after the first day's midnight; refuses an hour that its marker does not fit.
        func resolved() throws(RosterReason) -> Int {
            let hour = seconds / 3600
            let isHalfDay: Bool
            switch (marker, hour) {
            case (nil, _): isHalfDay = false
            case (.early, 0...6), (.morning, 4...11), (.noon, 11...12): isHalfDay = false
            case (.noon, 1...2), (.afternoon, 1...6), (.latinAfternoon, 1...11), (.evening, 5...11):
                isHalfDay = true
            case (.afternoon, 12...19), (.latinAfternoon, 12...19), (.evening, 17...23): isHalfDay = false
            // 8:30 below 下午签到 is no time of the afternoon, and nobody writes 下午8点 of one.
            case (.evening, _), (.afternoon, 7...11), (_, 12): throw .ambiguousTime
            default: throw .unreadableTime
            }
            return seconds + (isHalfDay ? 43_200 : 0) + (isNextDay ? 86_400 : 0)
        }
    }

    private static let markers: [(String, Marker)] = [
        ("凌晨", .early), ("清晨", .morning), ("早晨", .morning), ("早上", .morning), ("上午", .morning), ("中午", .noon),
        ("下午", .afternoon), ("午后", .afternoon), ("傍晚", .evening), ("晚上", .evening), ("夜间", .evening), ("晚", .evening),
        ("早", .morning), ("am", .morning), ("AM", .morning), ("pm", .latinAfternoon), ("PM", .latinAfternoon),
    ]

    /// Takes a time of day; nil when none stands here.
    ///
    /// `8.30` may be half past eight or a decimal and is refused.
    static func take(_ cursor: inout TextCursor) throws(RosterReason) -> Mention? {
        let start = cursor.index
        let isNextDay = cursor.takeAny(of: ["次日", "第二天", "翌日", "隔天", "隔日"]) != nil
        cursor.skipSpaces()
        let marker = takeMarker(&cursor)
        cursor.skipSpaces()
        guard let seconds = try takeHour(&cursor) else {
            cursor.index = start
            return nil
        }
        var mention = Mention(seconds: seconds, marker: marker, isNextDay: isNextDay)
        let afterHour = cursor.index
        cursor.skipSpaces()
        if marker == nil, let late = takeLatinMarker(&cursor) {
            // On a twelve-hour clock 12 AM is midnight and 12 PM is noon.
            guard seconds < 46_800, seconds >= 3600 else { throw .unreadableTime }
            mention.isLatin = true
            mention.seconds = seconds % 43_200 + (late == .afternoon ? 43_200 : 0)
        } else {
            cursor.index = afterHour
        }
        if cursor.take("(次日)") || cursor.take("(第二天)") || cursor.take("(翌日)") { mention.isNextDay = true }
        return mention
    }

    private static func takeMarker(_ cursor: inout TextCursor) -> Marker? {
        markers.first { cursor.take($0.0) }?.1
    }

    private static func takeLatinMarker(_ cursor: inout TextCursor) -> Marker? {
        guard cursor.takeAny(of: ["AM", "PM", "am", "pm", "Am", "Pm"]) != nil else { return nil }
        let letters = cursor.previous.map { _ in cursor.index - 2 } ?? 0
        var back = cursor
        back.index = letters
        return back.next == "P" || back.next == "p" ? .afternoon : .morning
    }

    private static func takeHour(_ cursor: inout TextCursor) throws(RosterReason) -> Int? {
        let start = cursor.index
        if let digits = cursor.takeDigits() {
            if digits.count == 4, !isNumberPart(cursor.next), digits.value / 100 < 25 {
                return try seconds(digits.value / 100, digits.value % 100, 0)
            }
            guard digits.count <= 2 else { return nil }
            if cursor.next == "." {
                // Only what could be a time of day is called an ambiguous one.
                cursor.index += 1
                guard let minutes = cursor.takeDigits(), minutes.count <= 2, digits.value <= 24 else { return nil }
                throw .ambiguousTime
            }
            if cursor.take(":") { return try takeMinutes(digits.value, &cursor) }
            return try takeSpoken(digits.value, &cursor)
        }
        guard let hour = cursor.takeChineseNumber(), let value = try takeSpoken(hour, &cursor) else {
            cursor.index = start
            return nil
        }
        return value
    }

    private static func isNumberPart(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return false }
        return [".", "年", "/", ":", "月"].contains(scalar)
    }

    private static func takeMinutes(_ hour: Int, _ cursor: inout TextCursor) throws(RosterReason) -> Int? {
        cursor.skipSpaces()
        guard let minute = cursor.takeDigits(), minute.count == 2 else { throw .unreadableTime }
        var second = 0
        if cursor.take(":") {
            guard let digits = cursor.takeDigits(), digits.count == 2 else { throw .unreadableTime }
            second = digits.value
        }
        return try seconds(hour, minute.value, second)
    }

    /// `点`, `点半`, `时30分`, `点一刻`, `点整`.
    private static func takeSpoken(_ hour: Int, _ cursor: inout TextCursor) throws(RosterReason) -> Int? {
        guard !cursor.take("小时") else { return nil }
        guard cursor.take("点钟") || cursor.take("点") || cursor.take("时") else { return nil }
        if cursor.take("半") { return try seconds(hour, 30, 0) }
        if cursor.take("一刻") { return try seconds(hour, 15, 0) }
        if cursor.take("三刻") { return try seconds(hour, 45, 0) }
        if cursor.take("整") { return try seconds(hour, 0, 0) }
        guard let minute = cursor.takeNumber() else { return try seconds(hour, 0, 0) }
        _ = cursor.take("分")
        return try seconds(hour, minute, 0)
    }

    private static func seconds(_ hour: Int, _ minute: Int, _ second: Int) throws(RosterReason) -> Int {
        guard (0...24).contains(hour), (0...59).contains(minute), (0...59).contains(second),
            hour < 24 || (minute == 0 && second == 0)
        else { throw .unreadableTime }
        return hour * 3600 + minute * 60 + second
    }
}

/// Reads a length of time; approximate, open and doubtful forms are refused.
enum DurationReader {
    /// A decimal number as written.
    struct Decimal {
        /// The digits before the point.
        var whole: Int
        /// The digits after it.
        var fraction: [Int]

        /// The value in seconds, exact; long fractions stand for the whole minute that they were computed from.
        func seconds(per unit: Int) throws(RosterReason) -> Int {
            guard whole < 100_000 else { throw .over24Hours }
            let digits = fraction.count
            if digits <= 6 {
                let power = (0..<digits).reduce(1) { value, _ in value * 10 }
                let total = (whole * power + fraction.reduce(0) { $0 * 10 + $1 }) * unit
                if total.isMultiple(of: power) { return total / power }
            }
            guard digits >= 4 else { throw .unreadableDuration }
            let (value, place) = fraction.reduce((Double(whole), 0.1)) { ($0.0 + Double($1) * $0.1, $0.1 / 10) }
            let exact = value * Double(unit)
            let minute = (exact / 60).rounded() * 60
            guard abs(exact - minute) <= place * 5 * Double(unit) + 0.000_001 else { throw .unreadableDuration }
            return Int(minute)
        }
    }

    private static let hourWords = ["小时", "钟头", "hours", "hour", "hrs", "hr", "h"]
    private static let minuteWords = ["分钟", "分", "minutes", "minute", "mins", "min"]

    /// The seconds that the text states; a bare number needs the unit of its header.
    static func seconds(_ text: String, unit: DurationUnit?) throws(RosterReason) -> Int {
        let plain = RosterText.squeezed(text)
        var cursor = TextCursor(plain.utf8.contains { $0 >= 0x41 && $0 <= 0x5A } ? plain.lowercased() : plain)
        let value = try read(&cursor, unit: unit)
        guard cursor.isAtEnd else { throw .unreadableDuration }
        guard value <= 86_400 else { throw .over24Hours }
        guard value > 0 else { throw .zeroDuration }
        return value
    }

    private static func read(_ cursor: inout TextCursor, unit: DurationUnit?) throws(RosterReason) -> Int {
        // 共2小时 says the same as 2小时.
        _ = cursor.take("共计") || cursor.take("共")
        if cursor.take("半个小时") || cursor.take("半小时") || cursor.take("半个钟头") { return 1800 }
        guard let number = try takeDecimal(&cursor) else { return try readSpoken(&cursor) }
        if cursor.isAtEnd {
            guard let unit else { throw .ambiguousNumber }
            guard unit == .hours || number.fraction.isEmpty else { throw .ambiguousNumber }
            return try number.seconds(per: unit.seconds)
        }
        if cursor.take(":") {
            guard number.fraction.isEmpty else { throw .unreadableDuration }
            guard unit != .minutes else { throw .ambiguousNumber }
            return try colon(number.whole, &cursor)
        }
        if cursor.take("个半小时") || cursor.take("个半钟头") {
            guard number.fraction.isEmpty else { throw .unreadableDuration }
            return number.whole < 100 ? number.whole * 3600 + 1800 : 360_000
        }
        if cursor.takeAny(of: minuteWords) != nil { return try number.seconds(per: 60) }
        if cursor.takeAny(of: ["'", "′", "’"]) != nil {
            // 90' is minutes; a few of them may be meant for hours or feet.
            guard number.fraction.isEmpty, number.whole >= 10 else { throw .ambiguousNumber }
            return number.whole * 60
        }
        _ = cursor.take("个")
        guard let word = cursor.takeAny(of: hourWords) else { throw .unreadableDuration }
        let hours = try number.seconds(per: 3600)
        if cursor.isAtEnd { return hours }
        // 1h30 ends with its minutes, as 1:30 does.
        if word == "h", number.fraction.isEmpty, let minutes = takeLastMinutes(&cursor) { return hours + minutes * 60 }
        return hours + (try takeRest(&cursor, afterWhole: number.fraction.isEmpty))
    }

    /// `一个半小时`, `两小时`, `三刻钟`, `一百五十分钟`.
    private static func readSpoken(_ cursor: inout TextCursor) throws(RosterReason) -> Int {
        guard let number = cursor.takeChineseNumber() else { throw .unreadableDuration }
        if cursor.take("个半小时") || cursor.take("个半钟头") { return number * 3600 + 1800 }
        if cursor.take("刻钟") {
            guard (1...3).contains(number) else { throw .unreadableDuration }
            return number * 900
        }
        if cursor.takeAny(of: minuteWords) != nil { return number * 60 }
        if cursor.take("点五个小时") || cursor.take("点五小时") { return number * 3600 + 1800 }
        _ = cursor.take("个")
        guard cursor.take("小时") || cursor.take("钟头") else { throw .unreadableDuration }
        return number * 3600 + (cursor.isAtEnd ? 0 : try takeRest(&cursor, afterWhole: true))
    }

    /// What may follow whole hours: `半`, `30分`, `零5分钟`, `一刻钟`, `整`.
    private static func takeRest(_ cursor: inout TextCursor, afterWhole isWhole: Bool) throws(RosterReason) -> Int {
        guard isWhole else { throw .unreadableDuration }
        if cursor.take("整") { return 0 }
        if cursor.take("半") { return 1800 }
        if cursor.take("一刻钟") { return 900 }
        if cursor.take("三刻钟") { return 2700 }
        _ = cursor.take("零") || cursor.take("又")
        guard let minutes = cursor.takeNumber(), minutes < 60 else { throw .unreadableDuration }
        guard cursor.takeAny(of: minuteWords + ["m", "'", "′"]) != nil else { throw .unreadableDuration }
        return minutes * 60
    }

    /// Two digits of minutes with nothing behind them.
    private static func takeLastMinutes(_ cursor: inout TextCursor) -> Int? {
        var rest = cursor
        guard let minutes = rest.takeDigits(), minutes.count == 2, minutes.value < 60, rest.isAtEnd else { return nil }
        cursor = rest
        return minutes.value
    }

    private static func colon(_ hours: Int, _ cursor: inout TextCursor) throws(RosterReason) -> Int {
        guard let minutes = cursor.takeDigits(), minutes.count == 2, minutes.value < 60 else {
            throw .unreadableDuration
        }
        var seconds = 0
        if cursor.take(":") {
            guard let digits = cursor.takeDigits(), digits.count == 2, digits.value < 60 else {
                throw .unreadableDuration
            }
            seconds = digits.value
        }
        guard hours < 100_000 else { throw .over24Hours }
        return hours * 3600 + minutes.value * 60 + seconds
    }

    /// Digits with at most one point; a comma may be a point or a thousands mark and is refused.
    private static func takeDecimal(_ cursor: inout TextCursor) throws(RosterReason) -> Decimal? {
        guard let whole = cursor.takeDigits() else {
            if let next = cursor.next, ("0"..."9").contains(next) { throw .over24Hours }
            return nil
        }
        if cursor.next == "," || cursor.next == "、" { throw .ambiguousNumber }
        guard cursor.next == "." else { return Decimal(whole: whole.value, fraction: []) }
        cursor.index += 1
        var fraction: [Int] = []
        while let scalar = cursor.next, ("0"..."9").contains(scalar) {
            guard fraction.count < 18 else { throw .unreadableDuration }
            fraction.append(Int(scalar.value - 0x30))
            cursor.index += 1
        }
        guard !fraction.isEmpty else { throw .unreadableDuration }
        return Decimal(whole: whole.value, fraction: fraction)
    }
}

extension DurationReader {
    /// Whether the text is digits with at most one point.
    static func isBareNumber(_ text: String) -> Bool {
        bareNumber(text) != nil
    }

    /// The value and the count of decimals of a text that is digits with at most one point.
    static func bareNumber(_ text: String) -> (value: Double, digits: Int)? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), text.utf8.count <= 24,
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let value = Double(text)
        else { return nil }
        return (value, parts.count == 2 ? parts[1].utf8.count : 0)
    }

    /// The number before 小时.
    static func hoursNumber(_ text: String) -> (value: Double, digits: Int)? {
        guard text.hasSuffix("小时") else { return nil }
        return bareNumber(String(text.unicodeScalars.dropLast(2)))
    }
}

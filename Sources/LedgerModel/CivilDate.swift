/// A day of the proleptic Gregorian calendar, without a time zone.
///
/// Written `YYYY-MM-DD` in every statement. The only place of the project where days, instants and years are converted.
public struct CivilDate: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01; negative before.
    public let daysSinceEpoch: Int32

    /// Wraps a day number counted from 1970-01-01.
    public init(daysSinceEpoch: Int32) {
        self.daysSinceEpoch = daysSinceEpoch
    }

    /// The day of these calendar fields, or nil when there is no such day (2010-02-29) or the year is not 1...9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= CivilDate.lengthOfMonth(month, year: year)
        else { return nil }
        // Days-from-civil: the year starts in March, so that the leap day is its last.
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        daysSinceEpoch = Int32(era * 146_097 + dayOfEra - 719_468)
    }

    /// The calendar fields of this day.
    public var fields: (year: Int, month: Int, day: Int) {
        let shifted = Int(daysSinceEpoch) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// ISO weekday: 1 is Monday, 7 is Sunday.
    public var isoWeekday: Int {
        (Int(daysSinceEpoch) % 7 + 10) % 7 + 1
    }

    /// The day `count` days later (earlier when negative).
    public func adding(days count: Int32) -> CivilDate {
        CivilDate(daysSinceEpoch: daysSinceEpoch + count)
    }

    /// Orders by time.
    public static func < (left: CivilDate, right: CivilDate) -> Bool {
        left.daysSinceEpoch < right.daysSinceEpoch
    }

    /// Number of days of a month, 28...31.
    public static func lengthOfMonth(_ month: Int, year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension CivilDate: CustomStringConvertible {
    /// The day as `YYYY-MM-DD`.
    public var description: String {
        let (year, month, day) = fields
        return String(
            decoding: [
                digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), UInt8(ascii: "-"),
                digit(month / 10), digit(month), UInt8(ascii: "-"), digit(day / 10), digit(day),
            ],
            as: UTF8.self
        )
    }

    private func digit(_ value: Int) -> UInt8 { UInt8(ascii: "0") + UInt8(value % 10) }

    /// Reads exactly `YYYY-MM-DD`; nil for any other text or a day that does not exist.
    public init?(_ text: String) {
        var text = text
        let parsed = text.withUTF8 { CivilDate(utf8: $0) }
        guard let parsed else { return nil }
        self = parsed
    }

    /// Reads exactly ten bytes `YYYY-MM-DD`; nil for anything else.
    public init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        var numbers = (0, 0, 0)
        for index in [0, 1, 2, 3, 5, 6, 8, 9] {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) else { return nil }
            let value = Int(bytes[index] - UInt8(ascii: "0"))
            if index < 4 {
                numbers.0 = numbers.0 * 10 + value
            } else if index < 7 {
                numbers.1 = numbers.1 * 10 + value
            } else {
                numbers.2 = numbers.2 * 10 + value
            }
        }
        self.init(year: numbers.0, month: numbers.1, day: numbers.2)
    }
}

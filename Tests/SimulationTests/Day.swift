/// Days as numbers since 1970-01-01 (spec 01 §1), by counting.
enum Day {
    static let length = 86_400

    /// The Shanghai day of an instant in seconds.
    static func of(_ instant: Int) -> Int {
        Int((Double(instant + 28_800) / 86_400).rounded(.down))
    }

    /// The instant at which a Shanghai day begins.
    static func start(_ day: Int) -> Int {
        day * length - 28_800
    }

    static func number(_ text: String) -> Int {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3 else { return .min }
        return (1970..<parts[0]).reduce(0) { $0 + (isLeap($1) ? 366 : 365) }
            + (1..<parts[1]).reduce(0) { $0 + days(parts[0], $1) } + parts[2] - 1
    }

    static func text(_ day: Int) -> String {
        let (year, month, date) = parts(day)
        return "\(year)-" + (month < 10 ? "0" : "") + "\(month)-" + (date < 10 ? "0" : "") + "\(date)"
    }

    /// Monday to Friday; 1970-01-01 was a Thursday.
    static func isWeekday(_ day: Int) -> Bool {
        (day + 3) % 7 < 5
    }

    /// The same day of a later month, or its last day.
    static func adding(months: Int, to day: Int) -> Int {
        let (year, month, date) = parts(day)
        let count = year * 12 + month - 1 + months
        let length = days(count / 12, count % 12 + 1)
        return number("\(count / 12)-\(count % 12 + 1)-\(min(date, length))")
    }

    static func parts(_ day: Int) -> (year: Int, month: Int, date: Int) {
        var (year, rest) = (1970, day)
        while rest >= (isLeap(year) ? 366 : 365) {
            rest -= isLeap(year) ? 366 : 365
            year += 1
        }
        var month = 1
        while rest >= days(year, month) {
            rest -= days(year, month)
            month += 1
        }
        return (year, month, rest + 1)
    }

    private static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    private static func days(_ year: Int, _ month: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

import LedgerModel

/// Reads a date cell that is more than its text: a bare day, or a serial number.
enum DateCell {
    /// The date of a bare number; nil when the text has to be read as a date.
    static func parts(_ cell: RosterCell) -> Result<DateParts, RosterReason>? {
        if case .number(let value, let kind) = cell.value {
            switch kind {
            case .date, .dateTime: return nil
            case .month, .time, .elapsed, .percent: return .failure(.unreadableDate)
            case .plain where cell.marks.contains(.epoch1904) && value > 31: return .failure(.ambiguousDate)
            // A serial number without a date format shows no day to anybody.
            case .plain where serials.contains(value): return .failure(.ambiguousDate)
            case .plain: return plain(value)
            }
        }
        guard cell.text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        switch cell.text.utf8.count {
        case 1, 2, 5: return Int(cell.text).map { plain(Double($0)) } ?? .failure(.unreadableDate)
        case 8: return nil
        default: return .failure(.ambiguousDate)
        }
    }

    /// Refuses `7-9`: the ninth of July, or the seventh to the ninth.
    static func refuseDaySpan(_ text: String) throws(RosterReason) {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        if ends.count == 2, let first = ends[0], let last = ends[1], first < last, last <= 31 { throw .ambiguousDate }
    }

    /// The serial numbers of the days of recent decades.
    private static let serials = 36_526.0...73_050.0

    /// A number without a date format: a day of the month, a serial number of recent decades, or eight digits.
    private static func plain(_ value: Double) -> Result<DateParts, RosterReason> {
        guard value == value.rounded(), value > 0, value < 100_000_000 else {
            // Whether 7.3 may have been typed as 7.30 is told by the cells around it (`PointDates`).
            return fraction(value)
        }
        let number = Int(value)
        switch number {
        case 1...31: return .success(DateParts(day: number))
        case _ where serials.contains(value):
            guard let fields = ExcelSerial.date(number, date1904: false)?.fields else {
                return .failure(.unreadableDate)
            }
            return .success(DateParts(year: fields.year, month: fields.month, day: fields.day))
        case 20_000_101...20_991_231:
            return .success(DateParts(year: number / 10_000, month: number / 100 % 100, day: number % 100))
        default: return .failure(.ambiguousDate)
        }
    }

    private static func fraction(_ value: Double) -> Result<DateParts, RosterReason> {
        guard value > 1, value < 13 else { return .failure(.unreadableDate) }
        let text = WorksheetCell.decimal(value).split(separator: ".")
        guard text.count == 2, let month = Int(text[0]), let day = Int(text[1]), text[1].utf8.count <= 2 else {
            return .failure(.ambiguousDate)
        }
        return .success(DateParts(month: month, day: day))
    }
}

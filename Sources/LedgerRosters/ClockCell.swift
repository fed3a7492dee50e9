/// Reads a time cell that is more than its text: a day's fraction without a time format.
enum ClockCell {
    /// What the cell says about times.
    static func mention(_ cell: RosterCell) throws(RosterReason) -> TimeMention {
        switch cell.value {
        case .number(let value, .plain) where cell.marks.contains(.epoch1904) && value >= 1: throw .ambiguousNumber
        case .number(let value, .plain): return try plain(value, digits: fractionDigits(cell.text))
        case .number(_, .elapsed), .number(_, .percent), .number(_, .month): throw .unreadableTime
        case .error, .boolean: throw .unreadableTime
        default: break
        }
        if fractionDigits(cell.text) >= 5, let value = Double(cell.text) {
            return try plain(value, digits: fractionDigits(cell.text))
        }
        return try TimeMention(cell.text)
    }

    /// Refuses `8.30` and `0.5`: a point may stand for a colon, divide a decimal, or part a month from a day.
    static func refusePoints(_ text: String) throws(RosterReason) {
        if let bare = DurationReader.bareNumber(text), (1...2).contains(bare.digits) {
            throw bare.value < 1 ? .ambiguousNumber : .ambiguousTime
        }
        let halves = text.split(separator: "-")
        if halves.count == 2, halves.allSatisfy({ DurationReader.bareNumber(String($0))?.digits ?? 0 > 0 }) {
            throw .ambiguousTime
        }
    }

    private static func fractionDigits(_ text: String) -> Int {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return 0 }
        return parts[1].utf8.count
    }

    /// A long fraction that is a whole minute to within its precision can only be a time; a short one may be anything.
    private static func plain(_ value: Double, digits: Int) throws(RosterReason) -> TimeMention {
        guard digits >= 5, let seconds = ExcelSerial.exactSeconds(value), seconds % 60 == 0 else {
            throw .ambiguousNumber
        }
        let (days, clock) = (seconds / 86_400, RosterRow.clock(seconds % 86_400))
        guard days > 0 else { return try TimeMention(clock) }
        guard (36_526...73_050).contains(days), let date = ExcelSerial.date(days, date1904: false) else {
            throw .unreadableTime
        }
        return try TimeMention("\(date) \(clock)")
    }
}
